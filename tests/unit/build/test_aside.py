from __future__ import annotations

import os
import sys
import threading
import time

import pytest

from digestgen.build.aside import aside

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")


@on_linux
def test_the_work_is_done_by_another_process() -> None:
    with aside(lambda: str(os.getpid()).encode()) as answer:
        assert int(answer()) != os.getpid()


def test_an_answer_larger_than_a_pipe_holds_comes_whole() -> None:
    data = os.urandom(1 << 20)

    with aside(lambda: data) as answer:
        assert answer() == data


def test_what_the_work_raises_is_raised_here() -> None:
    def work() -> bytes:
        raise FileNotFoundError(2, "gone", "x")

    with aside(work) as answer, pytest.raises(FileNotFoundError, match="gone"):
        answer()


@pytest.mark.timeout(20)
@pytest.mark.parametrize("seconds", [0, 60])
def test_work_that_nobody_asks_for_is_ended(seconds: int) -> None:
    """A child that still holds the end for reading waits for a reader for ever."""

    def work() -> bytes:
        time.sleep(seconds)
        return b"x" * (1 << 20)

    with aside(work):
        pass


def test_beside_threads_the_work_is_done_here() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with aside(lambda: str(os.getpid()).encode()) as answer:
            assert int(answer()) == os.getpid()
    finally:
        stop.set()
        thread.join()
