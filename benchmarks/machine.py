"""The machine that measures: what it is, and where sites may lie. Reads /proc; says no names."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
from pathlib import Path

import msgspec

RAM_DISK = Path("/dev/shm")


class Machine(msgspec.Struct, frozen=True, tag="machine", tag_field="kind"):
    """What a reader must know to judge the figures."""

    processor: str
    cores: int
    """Those that this process may use."""
    memory_gib: float
    system: str
    python: str
    file_system: str
    """Kind of file system that the sites lay on."""


def describe_machine(folder: Path) -> Machine:
    """Return the facts about this machine; what cannot be told is "unknown" or 0."""
    processor = re.search(r"^model name\s*:\s*(.+)$", _text("/proc/cpuinfo"), re.M)
    memory = re.search(r"^MemTotal:\s*(\d+) kB", _text("/proc/meminfo"), re.M)
    version = re.match(r"\d+\.\d+", platform.release())
    return Machine(
        processor=" ".join(processor[1].split()) if processor else platform.machine() or "unknown",
        cores=cores(),
        memory_gib=round(int(memory[1]) / 2**20, 1) if memory else 0.0,
        system=f"{platform.system()} {version[0] if version else ''}".strip(),
        python=".".join(str(part) for part in sys.version_info[:3]),
        file_system=file_system(folder),
    )


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def file_system(folder: Path) -> str:
    """Return the kind of file system a folder lies on, as the kernel calls it."""
    real = os.path.realpath(folder)
    best = ("", "unknown")
    for line in _text("/proc/self/mounts").splitlines():
        _, place, kind = line.split()[:3]
        inside = os.path.commonpath((real, place)) == place
        # The last of two mounts on one place is the one that is seen.
        if inside and len(place) >= len(best[0]):
            best = (place, kind)
    return best[1]


def roomy_folder(needed_bytes: int) -> Path:
    """Return the RAM disk if there is one with that much room, else the folder for temporary files.

    On a RAM disk the generators are timed, and not the disk.
    """
    has_room = RAM_DISK.is_dir() and os.access(RAM_DISK, os.W_OK)
    if has_room and shutil.disk_usage(RAM_DISK).free > needed_bytes:
        return RAM_DISK
    return Path(tempfile.gettempdir())


def processor_seconds() -> float | None:
    """Return the time that all cores were busy since the machine started; None if nobody tells."""
    fields = _text("/proc/stat").partition("\n")[0].split()[1:9]
    if not fields:
        return None
    user, nice, system, _idle, _waiting, *interrupts = (int(field) for field in fields)
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", "replace")
    except OSError:
        return ""
