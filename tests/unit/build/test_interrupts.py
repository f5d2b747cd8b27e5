from __future__ import annotations

import signal
import threading

import pytest

from digestgen.build.interrupts import interrupts_later


def test_an_interrupt_waits_for_the_end_of_the_block() -> None:
    done = []

    with pytest.raises(KeyboardInterrupt), interrupts_later():
        signal.raise_signal(signal.SIGINT)
        done.append("the rest of it")

    assert ["the rest of it"] == done
    assert signal.default_int_handler is signal.getsignal(signal.SIGINT)


def test_a_fault_in_the_block_is_told_and_the_next_interrupt_strikes() -> None:
    with pytest.raises(OSError, match="full"), interrupts_later():
        raise OSError("full")

    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_other_threads_do_their_work_as_ever() -> None:
    done = []

    def work() -> None:
        with interrupts_later():
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert [1] == done
