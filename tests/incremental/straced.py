"""The calls by which a build changes the disk, and a blow at any of them.

A call is named by its kind and its number among the calls of that kind that the process makes, as
strace counts. With the same sources, state, paths and hash seed a build makes the same calls.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.incremental.commanded import Run
from tests.incremental.forked import server

NAMING = (
    "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "link",
    "linkat", "symlink", "symlinkat",
)  # fmt: skip
"""Calls that change names: each is a boundary between two states that others can see."""
SYNCING = ("fsync", "fdatasync", "ftruncate", "chmod", "fchmod", "fchmodat")
WRITING = ("write", "pwrite64", "writev", "pwritev", "sendfile", "copy_file_range")
OPENING = ("openat",)
_ALL = (*NAMING, *SYNCING, *WRITING, *OPENING)
_CALL = re.compile(r"\d+ +(\w+)\(.*")
_WRITABLE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")


class Call(NamedTuple):
    """One call of the system that touches the project."""

    name: str
    number: int
    """From 1, among the calls of this name."""
    text: str

    @property
    def is_opening_to_read(self) -> bool:
        return self.name in OPENING and not _WRITABLE.search(self.text)


@functools.cache
def why_not() -> str:
    """Return why no process can be watched here, '' when it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    with tempfile.TemporaryDirectory() as folder:
        run = server().command(
            Path(folder), "--version", strace=("-e", "trace=write", "-o", f"{folder}/log")
        )
        log = Path(folder, "log")
        is_watched = run.status == 0 and log.is_file() and "write(" in log.read_text()
    return "" if is_watched else "strace may not watch processes here"


needs_strace = pytest.mark.usefixtures("strace")


def record(root: Path, *, reads: bool = False) -> list[Call]:
    """Build, and return the calls that changed the project, in order; with `reads` all opens."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as log:
        run = _strace(root, "-y", "-s", "0", "-o", log.name, "-e", f"trace={_known(_ALL)}")
        assert run.status == 0, run.err
        lines = log.read().splitlines()
    numbers: Counter[str] = Counter()
    calls = []
    for line in lines:
        found = _CALL.match(line)
        if found:
            numbers[found[1]] += 1
            call = Call(found[1], numbers[found[1]], found[0])
            if str(root) in line and (reads or not call.is_opening_to_read):
                calls.append(call)
    return calls


def strike(root: Path, call: Call, blow: str, *, on: bool = False) -> Run:
    """Build, and strike at one call: `signal=SIGKILL`, `error=ENOSPC`.

    With `on` all calls of its kind that come after are struck as well.
    """
    when = f"{call.number}{'+' if on else ''}"
    inject = f"inject={call.name}:{blow}:when={when}"
    return _strace(root, "-o", os.devnull, "-e", f"trace={call.name}", "-e", inject)


def sample(calls: list[Call], most: int) -> list[Call]:
    """Return some of the calls: the first and the last of each kind, and others evenly between."""
    ends: dict[str, Call] = {}
    for call in calls:
        ends.setdefault(call.name, call)
    ends |= {f"last {call.name}": call for call in calls}
    chosen = set(ends.values())
    rest = [call for call in calls if call not in chosen]
    wanted = max(0, most - len(chosen))
    chosen |= {rest[at * len(rest) // wanted] for at in range(wanted if rest else 0)}
    found = [call for call in calls if call in chosen]
    few = min(most, len(found))
    return [found[at * len(found) // few] for at in range(few)]


def _strace(root: Path, *options: str) -> Run:
    return server().command(root, "build", "--quiet", "--workers", "1", strace=options)


def _known(names: tuple[str, ...]) -> str:
    """Return names for strace; `?` lets it pass over those that this machine's system lacks."""
    return ",".join(f"?{name}" for name in names)
