"""What lies in a folder, and how two folders differ."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SHOWN = 12
"""Differences that a failing test prints."""


class File(NamedTuple):
    """One file: its bytes and its permissions."""

    data: bytes
    mode: int


Tree = dict[str, File]
"""Every file of a folder by its path with `/`; empty for a folder that is not there."""


def tree_of(folder: Path) -> Tree:
    """Return every file below a folder. A symbolic link counts as the text of its target."""
    found: Tree = {}
    for at, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(at) / name).is_symlink()]
        for name in (*files, *links):
            path = Path(at) / name
            shown = path.relative_to(folder).as_posix()
            mode = stat.S_IMODE(path.lstat().st_mode)
            if path.is_symlink():
                found[shown] = File(b"-> " + os.fsencode(path.readlink()), mode)
            else:
                found[shown] = File(path.read_bytes(), mode)
    return found


def folders_of(folder: Path) -> set[str]:
    """Return every folder below a folder."""
    return {
        (Path(at) / name).relative_to(folder).as_posix()
        for at, folders, _ in os.walk(folder)
        for name in folders
    }


def differences(expected: Mapping[str, File], actual: Mapping[str, File]) -> list[str]:
    """Return a line for each file that differs, none when the trees are one."""
    lines = [f"missing: {path}" for path in sorted(expected.keys() - actual.keys())]
    lines += [f"too many: {path}" for path in sorted(actual.keys() - expected.keys())]
    for path in sorted(expected.keys() & actual.keys()):
        old, new = expected[path], actual[path]
        if old.data != new.data:
            lines.append(f"other bytes: {path}: {_first_difference(old.data, new.data)}")
        if old.mode != new.mode:
            lines.append(f"other mode: {path}: {old.mode:o} expected, {new.mode:o} found")
    return lines


def assert_same(expected: Mapping[str, File], actual: Mapping[str, File], told: str = "") -> None:
    """Fail with the differences, if there are any; `told` says how it came to this."""
    lines = differences(expected, actual)
    assert not lines, "\n".join([*lines[:SHOWN], f"{len(lines)} differences", told])


def changed(before: Mapping[str, File], after: Mapping[str, File]) -> set[str]:
    """Return the files of `after` that are new or have other bytes."""
    return {path for path, file in after.items() if path not in before or before[path] != file}


def torn(found: Mapping[str, File], old: Mapping[str, File], new: Mapping[str, File]) -> list[str]:
    """Return a line for each file that is neither that of the old tree nor that of the new.

    A file that both trees have must be there, unless nothing is.
    """
    lines = []
    for path, file in sorted(found.items()):
        allowed = [tree[path].data for tree in (old, new) if path in tree]
        if not allowed:
            lines.append(f"in neither tree: {path}")
        elif file.data not in allowed:
            lines.append(f"neither old nor new bytes: {path}")
    if found:
        lines += [f"gone: {path}" for path in sorted(old.keys() & new.keys() - found.keys())]
    return lines


def _first_difference(old: bytes, new: bytes) -> str:
    for number, (a, b) in enumerate(zip(old.split(b"\n"), new.split(b"\n"), strict=False), 1):
        if a != b:
            return f"line {number}: {a[:100]!r} expected, {b[:100]!r} found"
    return f"{len(old)} bytes expected, {len(new)} found"
