"""The memory of a program and of all processes that it started, sampled while they run.

Linux alone, from /proc. What counts is PSS: a page that several processes share is counted once,
split between them, so that the sum over the processes is what the machine really gave. Where PSS
may not be read, RSS is taken; it counts shared pages several times.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import NamedTuple

INTERVAL_S = 0.05
LARGEST_SHARE = 0.04
"""Sampling takes at most this share of one core: reading PSS walks all pages of a process."""
_SESSION_FIELD = 3
"""Of /proc/PID/stat behind the program's name: state, parent, group, session."""


class Peak(NamedTuple):
    """The most memory that was seen at once."""

    mib: float
    method: str
    """"pss" or "rss"; empty when nothing was seen."""
    samples: int


class MemorySampler(threading.Thread):
    """Watches the session of one process until `stop`; the process must lead its session."""

    def __init__(self, leader: int) -> None:
        super().__init__(daemon=True)
        self._leader = leader
        self._end = threading.Event()
        self._peak = 0
        self._samples = 0
        self._method = ""

    def run(self) -> None:
        """Sample until `stop` is called."""
        while True:
            begun = time.thread_time()
            self._sample()
            cost = time.thread_time() - begun
            if self._end.wait(max(INTERVAL_S, cost / LARGEST_SHARE)):
                return

    def stop(self) -> Peak:
        """End the sampling and return what was seen."""
        self._end.set()
        self.join()
        return Peak(self._peak / 1024, self._method, self._samples)

    def _sample(self) -> None:
        total = 0
        for pid in processes_of(self._leader):
            used, method = memory_kib(pid)
            total += used
            if used and self._method != "rss":
                self._method = method
        if total:
            self._samples += 1
            self._peak = max(self._peak, total)


def processes_of(session: int) -> tuple[int, ...]:
    """Return the processes of a session; none where there is no /proc."""
    found = []
    try:
        names = os.listdir("/proc")  # noqa: PTH208  every 50 ms: no Path for every process
    except OSError:
        return ()
    for name in names:
        if name.isdigit():
            fields = _read(f"/proc/{name}/stat").rpartition(")")[2].split()
            if len(fields) > _SESSION_FIELD and int(fields[_SESSION_FIELD]) == session:
                found.append(int(name))
    return tuple(found)


def memory_kib(pid: int) -> tuple[int, str]:
    """Return the memory of one process in KiB and how it was found; 0 when it is gone."""
    for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]), "pss"
    fields = _read(f"/proc/{pid}/statm").split()
    return (int(fields[1]) * os.sysconf("SC_PAGE_SIZE") // 1024, "rss") if fields else (0, "")


def _read(path: str) -> str:
    """Return a file of /proc; empty when its process has ended or is not ours."""
    try:
        return Path(path).read_text("utf-8", "replace")
    except OSError:
        return ""
