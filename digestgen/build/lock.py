"""One build of a project at a time.

The lock is the operating system's own on `.digestgen/lock`: it goes with the process that holds
it, however that ends, so a dead holder needs no clearing away. The file says who holds it, for
people.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from digestgen.store.faults import naming

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_AGAIN_S = 0.05


@contextmanager
def locked(state: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the project's lock; while another holds it, wait, after saying so once to `waiting`.

    `waiting` gets who holds it: `process 4711`. Raises OSError where the state cannot be written.
    """
    state.mkdir(parents=True, exist_ok=True)
    ignore = state / ".gitignore"
    if not ignore.exists():
        # Nobody wants what is remembered in the history of the project.
        ignore.write_text("*\n", encoding="ascii")
    path = state / "lock"
    with path.open("a+", encoding="ascii", errors="replace") as file:
        has_said = False
        while not _try_lock(file):
            if not has_said:
                waiting(_holder(path))
                has_said = True
            time.sleep(_AGAIN_S)
        with naming(path):
            file.seek(0)
            file.truncate()
            file.write(f"{os.getpid()}\n")
            file.flush()
        try:
            yield
        finally:
            # Emptied, not removed: whoever waits has this very file open.
            with suppress(OSError):
                file.seek(0)
                file.truncate()
            _unlock(file)


def lock_for_good(path: Path) -> IO[str] | None:
    """Return a file that is locked for as long as it is open; None when another has it locked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+", encoding="ascii", errors="replace")
    if _try_lock(file):
        return file
    file.close()
    return None


def _try_lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _unlock(file: IO[str]) -> None:
    if sys.platform == "win32":
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)


def _holder(path: Path) -> str:
    try:
        holder = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        holder = ""
    return f"process {holder}" if holder.isdigit() else "another process"


_FAR = 1 << 30
"""On Windows a locked byte cannot be read either, so one is locked that nobody reads."""
