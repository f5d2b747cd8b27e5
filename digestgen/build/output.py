"""Writing a site: the whole tree beside the old one, then one change of names.

- `site/`: what readers see
- `.site.digestgen-stage/`: the new tree while it grows
- `.site.digestgen-old/`: the old tree between the two renames, and while it is cleared away

Killed at any moment, `site/` is the old or the new tree, or it lies whole under one of the other
names; `recover` (run before every build) puts it back. Files whose bytes did not change are linked
into the new tree, not written again; when nothing changed at all, nothing is touched.

Which files are ours says a list kept under the project's state folder (`.digestgen/`). Any other
file in the way stops the build: a folder of somebody's own pages is not ours to replace.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from digestgen.fingerprint import digest_bytes
from digestgen.model.problem import Problem

KEPT = frozenset(
    {".git", ".gitignore", ".gitkeep", ".gitattributes", ".htaccess", ".well-known", "CNAME"}
)
"""Files at the top of the output folder that belong to its owner and are carried over."""
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Left behind by whoever only looked into a folder; never counted, never kept."""
GENERATOR_MARK = b'content="digestgen'
_MARK_WITHIN = 4096


class OutputCounts(NamedTuple):
    """What promoting a tree did."""

    written: int
    unchanged: int
    removed: int


class Stage:
    """The new tree of one output folder."""

    def __init__(self, out: Path, state: Path) -> None:
        self._out = out.resolve()
        self._stage = self._beside("stage")
        self._old = self._beside("old")
        ours = digest_bytes(str(self._out).encode("utf-8", "surrogateescape"))
        self._list = state / "outputs" / f"{ours}.txt"
        self._folders: set[Path] = set()
        self._addresses: set[str] = set()
        self._written = 0

    def open(self) -> None:
        """Clear what a killed build left, and begin an empty tree."""
        self.recover()
        self._stage.mkdir(parents=True)

    def recover(self) -> None:
        """Put things right after a build that was killed."""
        if self._old.is_dir():
            if not self._out.exists():
                self._old.rename(self._out)
            else:
                self._carry_over()
                shutil.rmtree(self._old)
        if self._stage.is_dir():
            shutil.rmtree(self._stage)

    def add(self, address: str, data: bytes) -> None:
        """Put one file into the new tree."""
        path = self._stage / address
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        before = self._out / address
        if _has_bytes(before, data) and _link(before, path):
            self._addresses.add(address)
            return
        path.write_bytes(data)
        self._addresses.add(address)
        self._written += 1

    def foreign(self) -> tuple[Problem, ...]:
        """Return a fault for every file in the output folder that no build of ours wrote."""
        ours = self._ours()
        shown = _relative(self._out)
        return tuple(
            Problem.of_file(
                f"{shown}/{path}",
                "foreign-file",
                "this file was not written by digestgen and would be lost",
                "move it away, or build into another folder with --out",
            )
            for path in self._existing()
            if path not in ours
        )

    def promote(self) -> OutputCounts:
        """Make the new tree the site."""
        removed = sum(1 for path in self._existing() if path not in self._addresses)
        counts = OutputCounts(self._written, len(self._addresses) - self._written, removed)
        if counts.written or counts.removed or not self._out.is_dir():
            # Before the change, so that after a kill both trees' files are known as ours.
            self._remember(self._addresses | self._ours())
            self._swap()
        else:
            shutil.rmtree(self._stage)
        self._remember(self._addresses)
        return counts

    def abandon(self) -> None:
        """Throw the new tree away; the site stays as it was."""
        shutil.rmtree(self._stage, ignore_errors=True)

    def _swap(self) -> None:
        if not self._out.exists():
            self._stage.rename(self._out)
            return
        try:
            self._out.rename(self._old)
        except OSError:
            # A mount point or a folder in use cannot be renamed: file by file then.
            self._replace_in_place()
            return
        self._stage.rename(self._out)
        self._carry_over()
        shutil.rmtree(self._old)

    def _replace_in_place(self) -> None:
        for path in self._existing():
            if path not in self._addresses:
                (self._out / path).unlink()
        for address in sorted(self._addresses):
            target = self._out / address
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._stage / address).replace(target)
        _remove_empty_folders(self._out)
        shutil.rmtree(self._stage)

    def _carry_over(self) -> None:
        for name in sorted(KEPT):
            kept = self._old / name
            if kept.exists() and not (self._out / name).exists():
                kept.rename(self._out / name)

    def _existing(self) -> list[str]:
        """Return the files in the output folder that are not its owner's, sorted."""
        found = []
        if self._out.is_dir():
            for folder, folders, files in os.walk(self._out):
                at = Path(folder)
                if at == self._out:
                    folders[:] = [name for name in folders if name not in KEPT]
                    files = [name for name in files if name not in KEPT]  # noqa: PLW2901
                found += [
                    (at / name).relative_to(self._out).as_posix()
                    for name in files
                    if name not in LITTER
                ]
                found += [
                    (at / name).relative_to(self._out).as_posix()
                    for name in folders
                    if (at / name).is_symlink()
                ]
        return sorted(found)

    def _ours(self) -> set[str]:
        """Return the files that a build of ours wrote here.

        When the list is lost, a page is ours by the generator mark in it, and in a folder whose
        home page is ours everything that the new tree holds as well.
        """
        try:
            return set(self._list.read_text("utf-8").splitlines())
        except (OSError, UnicodeDecodeError):
            existing = self._existing()
        marked = {path for path in existing if _has_mark(self._out / path)}
        if "index.html" in marked:
            marked |= set(existing) & self._addresses
            marked |= {path for path in existing if path.endswith("/feed.xml")}
        return marked

    def _remember(self, addresses: set[str]) -> None:
        self._list.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._list.with_suffix(".new")
        fresh.write_text("".join(f"{address}\n" for address in sorted(addresses)), "utf-8")
        fresh.replace(self._list)

    def _beside(self, what: str) -> Path:
        return self._out.parent / f".{self._out.name}.digestgen-{what}"


def _has_bytes(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _link(existing: Path, path: Path) -> bool:
    """Give an existing file a second name; False where the file system cannot."""
    if existing.is_symlink():
        return False
    try:
        os.link(existing, path)
    except OSError:
        return False
    return True


def _has_mark(path: Path) -> bool:
    if path.suffix != ".html":
        return False
    try:
        with path.open("rb") as file:
            return GENERATOR_MARK in file.read(_MARK_WITHIN)
    except OSError:
        return False


def _remove_empty_folders(folder: Path) -> None:
    for name, _, _ in os.walk(folder, topdown=False):
        path = Path(name)
        if path != folder and not any(path.iterdir()):
            path.rmdir()


def _relative(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
