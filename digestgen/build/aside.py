"""Doing a piece of work in a child process while this one goes on.

For one question with a short answer, in places where starting a pool of workers would take longer
than the work. Where a fork is not safe the work is done here, when its answer is
asked for.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def aside(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """Begin the work; give a function that waits for its answer, to be called at most once.

    The child may read files and open stores of its own; what this process has open is not its to
    touch. When it fails, the work is done again here, and so raises what it raises.
    """
    # Forking a process that runs threads may deadlock.
    if sys.platform != "linux" or threading.active_count() > 1:
        yield work
        return
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        # Held open here as well, a reader that has left would never be noticed.
        os.close(read_end)
        _be_child(work, write_end)
    os.close(write_end)
    is_asked = False

    def answer() -> bytes:
        nonlocal is_asked
        is_asked = True
        with os.fdopen(read_end, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(child, 0)
        return data if status == 0 else work()

    try:
        yield answer
    finally:
        if not is_asked:
            os.close(read_end)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _be_child(work: Callable[[], bytes], write_end: int) -> None:
    """Do the work, write its answer and leave; nothing of the parent is run again."""
    status = 1
    try:
        rest = memoryview(work())
        while rest:
            rest = rest[os.write(write_end, rest) :]
        status = 0
    finally:
        os._exit(status)
