"""Time one run of a program: wall time, processor time, memory, and how quiet the machine was.

Not on Windows: processor time of children comes from wait4().
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from benchmarks.machine import cores, processor_seconds
from benchmarks.memory import MemorySampler

QUIET_CORES = 0.2
"""Other programs that use less than this leave a measurement as it is."""
_LOOP_STEPS = 300_000
_LISTEN_S = 0.5


class Measurement(msgspec.Struct, frozen=True):
    """What one run cost."""

    wall_s: float
    cpu_s: float
    """User and system time of the program and of all its children that were waited for."""
    system_s: float
    memory_mib: float
    """The most memory of all processes together that a sample saw."""
    memory_method: str
    """"pss" or "rss" when sampled; "maxrss" when the run was too short for a sample."""
    memory_samples: int
    largest_mib: float
    """The most resident memory of any single process, as the kernel kept it."""
    loop_ms: float
    """Wall time of a fixed loop, mean of just before and just after: the machine's speed."""
    others_cores: float | None
    """How many cores other programs used meanwhile, on average; None where nobody tells."""
    status: int
    """Exit status; negative for the number of the signal that ended it."""


def run(
    command: tuple[str, ...],
    *,
    folder: Path,
    environment: Mapping[str, str],
    log: Path,
    limit_s: float,
) -> Measurement:
    """Run a command in a folder and return what it cost. After `limit_s` it is killed.

    What it prints goes to `log`. Raises OSError when it cannot be started.
    """
    os.sync()  # What earlier runs left to be written must not be written during this one.
    loop_before, busy_before = fixed_loop_ms(), processor_seconds()
    own_before, begun = time.process_time(), time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    sampler = MemorySampler(process.pid)
    sampler.start()
    clock = threading.Timer(limit_s, _kill, (process.pid,))
    clock.daemon = True
    clock.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        _kill(process.pid)
        process.wait()
        raise
    finally:
        clock.cancel()
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = sampler.stop()
    cpu = usage.ru_utime + usage.ru_stime
    return Measurement(
        wall_s=round(wall, 4),
        cpu_s=round(cpu, 4),
        system_s=round(usage.ru_stime, 4),
        memory_mib=round(peak.mib if peak.samples else usage.ru_maxrss / 1024, 1),
        memory_method=peak.method or "maxrss",
        memory_samples=peak.samples,
        largest_mib=round(usage.ru_maxrss / 1024, 1),
        loop_ms=round((loop_before + fixed_loop_ms()) / 2, 2),
        others_cores=_others(busy_before, cpu + time.process_time() - own_before, begun),
        status=process.returncode,
    )


def wait_for_quiet(patience_s: float) -> bool:
    """Wait until other programs leave the machine alone; return whether they did in that time.

    Where nobody tells how busy the machine is, it counts as quiet.
    """
    end = time.perf_counter() + patience_s
    while True:
        busy, own, begun = processor_seconds(), time.process_time(), time.perf_counter()
        time.sleep(_LISTEN_S)
        others = _others(busy, time.process_time() - own, begun)
        if others is None or others < QUIET_CORES:
            return True
        if time.perf_counter() > end:
            return False


def fixed_loop_ms() -> float:
    """Return the wall time of a fixed piece of work, in milliseconds."""
    begun, total = time.perf_counter(), 0
    for number in range(_LOOP_STEPS):
        total += number ^ (total & 1023)
    return (time.perf_counter() - begun) * 1000


def _others(busy_before: float | None, ours: float, begun: float) -> float | None:
    busy_after = processor_seconds()
    if busy_before is None or busy_after is None:
        return None
    spent = time.perf_counter() - begun
    return round(min(max((busy_after - busy_before - ours) / spent, 0.0), cores()), 2)


def _kill(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
