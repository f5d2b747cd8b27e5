"""Putting files in place: whole or not at all, and never over another."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

PART = ".part"


def put(path: Path, data: bytes) -> bool:
    """Write `data` to a new file at `path`; return False when something stands there.

    A kill leaves at most a hidden part beside it, which the next try removes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _part_of(path)
    part.write_bytes(data)
    return _into_place(part, path)


def copy(source: Path, path: Path) -> bool:
    """Copy a file to `path` as `put` does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _part_of(path)
    shutil.copyfile(source, part)
    return _into_place(part, path)


def clear(path: Path) -> None:
    """Remove what a killed `put` left beside `path`."""
    with suppress(OSError):
        _part_of(path).unlink()


def _part_of(path: Path) -> Path:
    return path.with_name(f".{path.name[:200]}{PART}")


def _into_place(part: Path, path: Path) -> bool:
    try:
        # A link fails where a file stands; a rename would replace it.
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:
        # A file system without links: the look and the rename are two steps.
        if path.exists():
            return False
        part.rename(path)
        return True
    finally:
        with suppress(OSError):
            part.unlink()
    return True
