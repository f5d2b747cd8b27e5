"""Changing a site all at once.

- `site/`: what readers see
- `.site.digestgen-stage/`: the new files while they are made

New files are written to the stage, each at its address. Then the store is committed with the list
of what is to be done (its journal), and only then is it done: old files deleted, new ones renamed
into their places. Killed before the commit, nothing has happened; killed after it, `finish` (run at
the start of every build) does the rest, however far it had come. A first build needs no list: the
stage becomes the site by one rename.

Which files are ours says a list beside the store (`.digestgen/outputs/`), so that a lost store
loses no more than time. Any other file in the way stops the build: somebody's own pages are not
ours to replace.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IFREG

from digestgen.build.own_files import OwnFiles
from digestgen.fingerprint import digest_bytes
from digestgen.model.problem import Problem
from digestgen.store.faults import naming
from digestgen.store.stamps import stamp_of
from digestgen.store.traces import DELETE, PUT, SWAP

KEPT = frozenset(
    {".git", ".gitignore", ".gitkeep", ".gitattributes", ".htaccess", ".well-known", "CNAME"}
)
"""Files at the top of the output folder that belong to its owner."""
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Left behind by whoever only looked into a folder; cleared away."""
FULL_TEXT = "pagefind"
"""The folder of the full-text index, at the top of the output; see `build/full_text.py`."""
FULL_TEXT_MARK = "digestgen.json"
"""In it: says that it is ours, and what it was made of."""
_MARKS = {
    ".html": b'<meta name="generator" content="digestgen',
    ".xml": b"<generator>digestgen",
    ".js": b"digestgenSearch(",
    ".png": b"Software\0digestgen",
}
_MARK_WITHIN = 4096
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_MODE = 0o666


class Output:
    """The output folder of a project and the stage beside it."""

    def __init__(self, out: Path, state: Path) -> None:
        self.out = out.resolve()
        # A mount point cannot be renamed into from outside.
        inside = self.out.is_dir() and self.out.is_mount()
        parent = self.out if inside else self.out.parent
        self.stage = parent / f".{self.out.name}.digestgen-stage"
        ours = digest_bytes(str(self.out).encode("utf-8", "surrogateescape"))
        self.ours = OwnFiles(state / "outputs" / f"{ours}.txt")

    def clear_stage(self) -> None:
        """Throw away what is staged; the site stays as it is."""
        if self.stage.is_dir():
            shutil.rmtree(self.stage)

    def is_empty(self) -> bool:
        """Whether there is nothing in the output folder, or no folder."""
        try:
            return not any(self.out.iterdir())
        except FileNotFoundError:
            return True

    def stamps(self) -> dict[str, str]:
        """Return every file of the site with its stamp; its owner's own and full text left out.

        A link has the stamp 'link', an empty folder (its address ends in '/') 'folder': no build of
        ours makes these.
        """
        found: dict[str, str] = {}
        if self.out.is_dir():
            beside = f".{self.out.name}.digestgen-"
            skipped = KEPT | {FULL_TEXT} if self.has_full_text() else KEPT
            _walk(os.fspath(self.out), "", found, skipped, beside)
        return found

    def has_full_text(self) -> bool:
        """Whether a full-text index of ours lies in the site; it is kept as one, as a folder."""
        return (self.out / FULL_TEXT / FULL_TEXT_MARK).is_file()

    def full_text_stamps(self) -> dict[str, str]:
        """Return the files of a full-text index of ours with their stamps, as `stamps` does."""
        found: dict[str, str] = {}
        if self.has_full_text():
            _walk(os.fspath(self.out), f"{FULL_TEXT}/", found, frozenset(), "\0")
        return found

    def stamp_of_bytes(self, address: str, digest: str) -> str | None:
        """Return the stamp of a file of these bytes as a build writes it; None for any other."""
        try:
            handle = os.open(self.out / address, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            return None
        with os.fdopen(handle, "rb") as file:
            try:
                stat = os.fstat(handle)
                if stat.st_mode == S_IFREG | _usual_mode() and digest == digest_bytes(file.read()):
                    return stamp_of(stat)
            except OSError:
                return None
        return None

    def make_folders(self, addresses: Iterable[str]) -> None:
        """Make the folders of these addresses in the site, so that only renames are left to do."""
        for folder in sorted({address.rpartition("/")[0] for address in addresses}):
            (self.out / folder).mkdir(parents=True, exist_ok=True)

    def finish(self, journal: Iterable[tuple[str, str]]) -> list[tuple[str, str | None]]:
        """Do what the journal says, as far as it is not done; return each address with its stamp.

        None for what is deleted. A file that is neither staged nor in place has '' as its stamp:
        it is missing. Raises OSError; then the next call does the rest.
        """
        done: list[tuple[str, str | None]] = []
        rows = sorted(journal)
        if ("", SWAP) in rows:
            self._swap()
            rows.remove(("", SWAP))
        # On a disk that ignores case the old name must go before the new one comes.
        for address, action in rows:
            if action == DELETE:
                self._delete(address)
                done.append((address, None))
        done += [(address, self._put(address)) for address, action in rows if action == PUT]
        self.clear_stage()
        return done

    def _swap(self) -> None:
        if self.stage.is_dir():
            with suppress(FileNotFoundError):
                self.out.rmdir()
            self.stage.rename(self.out)

    def _put(self, address: str) -> str:
        target, staged = self.out / address, self.stage / address
        with suppress(FileNotFoundError):
            try:
                os.replace(staged, target)  # noqa: PTH105  hot: once a file
            except FileNotFoundError:
                if staged.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    staged.replace(target)
        try:
            return stamp_of(os.lstat(target))
        except FileNotFoundError:
            return ""

    def _delete(self, address: str) -> None:
        path = self.out / address
        with suppress(FileNotFoundError, NotADirectoryError):
            if address.endswith("/"):
                _remove_if_empty(path)
            else:
                _remove_file(path)
        for folder in path.parents:
            if folder == self.out:
                break
            try:
                folder.rmdir()
            except OSError:
                break

    # whose files

    def guess_ours(self, existing: Iterable[str], planned: Iterable[str]) -> set[str]:
        """Return which of these files are ours, though no list says so.

        A page is ours by the generator mark in it, and in a folder whose home page is ours
        everything that the new site holds as well.
        """
        found = sorted(existing)
        marked = {path for path in found if self._has_mark(path)}
        is_ours = self._has_mark("index.html")
        return marked | (set(found) & set(planned)) if is_ours else marked

    def _has_mark(self, address: str) -> bool:
        mark = _MARKS.get(Path(address).suffix)
        if mark is None:
            return False
        try:
            with (self.out / address).open("rb") as file:
                return mark in file.read(_MARK_WITHIN)
        except OSError:
            return False

    @staticmethod
    def litter(addresses: Iterable[str]) -> set[str]:
        """Return what only a file browser left, and empty folders."""
        return {a for a in addresses if a.endswith("/") or a.rpartition("/")[2] in LITTER}

    def foreign(self, addresses: Iterable[str]) -> Iterator[Problem]:
        """Yield a fault for every file that is not ours."""
        for address in sorted(addresses):
            yield Problem.of_file(
                f"{_relative(self.out)}/{address}",
                "foreign-file",
                "this file was not written by digestgen and would be lost",
                "move it away, or build into another folder with --out",
            )


def write_file(path: str, data: bytes) -> str:
    """Write a file, its folder if need be, and return its stamp. Raises OSError with the path."""
    try:
        handle = os.open(path, _NEW_FILE, _MODE)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120  hot
        handle = os.open(path, _NEW_FILE, _MODE)
    try:
        with naming(path):
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            return stamp_of(os.fstat(handle))
    finally:
        os.close(handle)


def copy_file(source: Path, path: Path) -> str:
    """Copy the bytes of a file, not its mode or times, and return the copy's stamp."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with naming(path):
        shutil.copyfile(source, path)
    return stamp_of(path.stat())


def has_bytes(path: str, data: bytes) -> str | None:
    """Return the stamp of a regular file of these bytes; None when it has others, or is none."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    try:
        stat = os.fstat(handle)
        is_alike = stat.st_size == len(data) and stat.st_mode == S_IFREG | _usual_mode()
        if is_alike and os.read(handle, len(data) + 1) == data:
            return stamp_of(stat)
    except OSError:
        return None
    finally:
        os.close(handle)
    return None


def _remove_file(path: Path) -> None:
    """Remove a file; where a folder stands by now, for new pages below it, the file is gone."""
    try:
        path.unlink()
    except (IsADirectoryError, PermissionError):
        if path.is_symlink() or not path.is_dir():
            raise


def _remove_if_empty(folder: Path) -> None:
    """Remove a folder; one that was empty and has since got what this change puts there stays."""
    try:
        folder.rmdir()
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return _MODE & ~mask


def _walk(
    top: str, below: str, found: dict[str, str], skipped: frozenset[str], beside: str
) -> None:
    folders = []
    is_empty = True
    with os.scandir(f"{top}/{below}" if below else top) as entries:
        for entry in entries:
            name = entry.name
            is_empty = False
            if not below and (name in skipped or name.startswith(beside)):
                continue
            address = below + name
            if entry.is_symlink():
                found[address] = "link"
            elif entry.is_dir():
                folders.append(f"{address}/")
            else:
                found[address] = stamp_of(entry.stat())
    if is_empty and below:
        found[below] = "folder"
    for folder in folders:
        _walk(top, folder, found, skipped, beside)


def _relative(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
