"""Reading every file of a project, on all cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import unicodedata
from collections.abc import Generator, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from digestgen.article import Reading, read_article
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings

PARALLEL_FROM = 150
"""With fewer files, starting processes costs more than it saves."""
CHUNK = 25


def read_all(
    content: Path, paths: tuple[str, ...], settings: ReadSettings, workers: int
) -> Generator[Reading, None, None]:
    """Yield the reading of every path in order, whatever the number of workers.

    Close it when an exception ends the loop over it: then no worker goes on with the rest.
    """
    if workers <= 1 or len(paths) < PARALLEL_FROM:
        yield from (_read_file(content, path, settings) for path in paths)
        return
    chunks = [paths[at : at + CHUNK] for at in range(0, len(paths), CHUNK)]
    # Forking a process that runs threads may deadlock; starting anew costs half a second.
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if can_fork else "spawn")
    pool = ProcessPoolExecutor(min(workers, len(chunks)), mp_context=context)
    try:
        with _interrupts_held():
            results = pool.map(_read_chunk, [(content, chunk, settings) for chunk in chunks])
        for readings in results:
            yield from readings
    except BaseException:
        # Waiting may be for ever: an interrupt can strike inside the pool's own messages.
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


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


def _read_chunk(job: tuple[Path, tuple[str, ...], ReadSettings]) -> list[Reading]:
    content, paths, settings = job
    return [_read_file(content, path, settings) for path in paths]


def _read_file(content: Path, path: str, settings: ReadSettings) -> Reading:
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        problem = Problem.of_file(
            path,
            "unreadable",
            f"cannot be read: {error.strerror}",
            "check the file's permissions",
        )
        return Reading(path, None, (problem,))
    return read_article(data, unicodedata.normalize("NFC", path), settings)


def default_workers() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
