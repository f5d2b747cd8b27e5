"""Where work is done: here, or in processes of its own.

Stages hand out jobs to a `concurrent.futures.Executor` and know nothing else of it, so that any
other one (a cluster's, say) can take the place of ours. Jobs and results are bytes.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")
_PATIENCE_S = 5.0
_AHEAD = 6
"""Jobs handed out for each worker: enough that a slow one keeps nobody waiting for long."""
_LOST = (
    "a worker process was ended from outside, perhaps for want of memory; "
    "try again with less running beside it, or build with --workers 1"
)


class HereExecutor(Executor):
    """Does each job at once, in this process."""

    def submit(
        self, fn: Callable[..., _Result], /, *args: object, **kwargs: object
    ) -> Future[_Result]:
        """Return the future of a job that is done already."""
        future: Future[_Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
            if not isinstance(error, Exception):
                raise
        return future


@contextmanager
def executor(workers: int) -> Iterator[Executor]:
    """Give an executor of so many processes; with one, of none besides this.

    When an exception ends the block, the processes are ended too: what they are doing is wanted no
    more, and a page that is written late would lie in a stage that was cleared. Raises
    ChildProcessError when a process is ended from outside.
    """
    if workers <= 1:
        yield HereExecutor()
        return
    # Forking a process that runs threads may deadlock; starting anew costs half a second.
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if can_fork else "spawn")
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)
    try:
        with _interrupts_held():
            # All workers start now, before anything is open that they would inherit.
            for future in [pool.submit(_started) for _ in range(workers)]:
                future.result()
        yield pool
    except BaseException as error:
        # Waiting may be for ever: an interrupt can strike inside the pool's own messages.
        pool.shutdown(wait=False, cancel_futures=True)
        ours = [child for child in multiprocessing.active_children() if child not in others]
        for child in ours:
            child.terminate()
        for child in ours:
            child.join(_PATIENCE_S)
        if isinstance(error, BrokenExecutor):
            raise ChildProcessError(_LOST) from error
        raise
    pool.shutdown()


def in_any_order(
    pool: Executor, job: Callable[[_Job], _Result], inputs: Iterable[_Job], *, workers: int
) -> Generator[_Result, None, None]:
    """Yield the results of jobs as they come; at most `_AHEAD` a worker wait to be taken."""
    waiting = iter(inputs)
    running: deque[Future[_Result]] = deque()
    for one in waiting:
        running.append(pool.submit(job, one))
        if len(running) >= workers * _AHEAD:
            yield _first_done(running).result()
    while running:
        yield _first_done(running).result()


def _first_done(running: deque[Future[_Result]]) -> Future[_Result]:
    """Take a finished job out; when none is, the oldest."""
    for at, future in enumerate(running):
        if future.done():
            del running[at]
            return future
    return running.popleft()


def _end_with_parent() -> None:
    """See to it that this worker ends as soon as the process that started it is gone.

    Killed, that one tells nobody: its workers would wait for jobs for ever, holding the lock of the
    project, which they inherited, and might write pages into the stage of the next build.
    """
    parent = multiprocessing.parent_process()
    assert parent
    Thread(target=_leave_behind, args=(parent.sentinel,), daemon=True).start()


def _leave_behind(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _started() -> int:
    return os.getpid()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while the workers start, who so never see it.

    A worker that dies of it in the middle of a message leaves the others waiting for ever.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
