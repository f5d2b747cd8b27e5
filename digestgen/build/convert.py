"""Putting a Markdown file in the place of an article, without ever losing the original.

First the original is copied to where it stays, then the new file appears whole under its name, and
only then the old one goes. Killed in between, both are there, and the same command does the rest.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from digestgen.model.problem import Problem
from digestgen.store.faults import naming


class Conversion(NamedTuple):
    """What is to be done."""

    path: Path
    """The article."""
    data: bytes
    """What it held when it was read."""
    target: Path
    new: bytes
    original: Path
    """Where `data` stays."""
    shown: str
    """Name of the article in messages."""


def convert(wanted: Conversion) -> Problem | None:
    """Put the new file in the place of the article; return why not.

    A file that is there is never replaced, but for the article itself when it is the target.
    Raises OSError.
    """
    if problem := _reason_against(wanted):
        return problem
    path, target = wanted.path, wanted.target
    _put(wanted.original, wanted.data, path)
    if target == path:
        replace_whole(path, wanted.new)
        return None
    _put(target, wanted.new, path)
    if path.read_bytes() != wanted.data:
        target.unlink()
        return _changed(wanted.shown)
    path.unlink()
    return None


def _reason_against(wanted: Conversion) -> Problem | None:
    """Return why nothing may be written."""
    path, target, original, shown = wanted.path, wanted.target, wanted.original, wanted.shown
    if path.is_symlink():
        return Problem.of_file(
            shown, "link-not-written", "a link to another file", "name the file itself"
        )
    if target != path and target.exists() and target.read_bytes() != wanted.new:
        return Problem.of_file(
            shown, "target-exists", f"{target.name} is there already", "move one of them away"
        )
    if original.exists() and original.read_bytes() != wanted.data:
        return Problem.of_file(
            shown,
            "original-exists",
            f"another original is kept as {original.as_posix()}",
            "move it away: originals are never replaced",
        )
    return _changed(shown) if path.read_bytes() != wanted.data else None


def _changed(shown: str) -> Problem:
    return Problem.of_file(
        shown, "changed-meanwhile", "somebody else changed it just now", "run the command again"
    )


def _put(path: Path, data: bytes, like: Path) -> None:
    """Make a file appear whole; one that is there stays. Its mode is that of `like`."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = _written_aside(path, data)
    try:
        shutil.copymode(like, aside)
        try:
            os.link(aside, path)
        except FileExistsError:
            raise
        except OSError:
            # Not every disk has hard links.
            aside.rename(path)
    finally:
        aside.unlink(missing_ok=True)


def replace_whole(path: Path, data: bytes) -> None:
    """Give a file other bytes, whole or not at all; its mode stays. Raises OSError."""
    aside = _written_aside(path, data)
    try:
        shutil.copymode(path, aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _written_aside(path: Path, data: bytes) -> Path:
    """Return a file with the data, safe on the disk, beside `path`; scans pass its name over."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with aside.open("wb") as file, naming(aside):
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise
    return aside
