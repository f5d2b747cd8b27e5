"""The built site as the server sees it: which addresses there are, all changed at once.

A request never makes a path of what was asked: it finds an address in the list of what a build
wrote, or nothing. While a build puts its changes in place (milliseconds for an edit) requests wait,
so each sees the site before or after it. A file that was opened stays what it was: builds replace
files, they never write into them.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from digestgen.build.output import Output
from digestgen.build.run import SiteUpdate
from digestgen.fingerprint import digest_bytes
from digestgen.preview.addresses import Listing


class Shelf:
    """The files of one site, which a build changes while a server reads them."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._top = Path(os.path.realpath(output.out))
        self._lock = threading.Lock()
        self._listing = Listing(())
        self._changed: frozenset[str] = frozenset()
        self._styles: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not len(self._listing)

    def reload(self) -> None:
        """Read the list of addresses anew from the folder."""
        with self._lock:
            self._read()

    @contextmanager
    def changing(self, update: SiteUpdate) -> Iterator[None]:
        """Keep requests waiting while a build makes this change in the block."""
        with self._lock:
            try:
                yield
            except BaseException:
                self._read()
                raise
            if update.is_swap or self.is_empty:
                self._read()
            else:
                gone = set(update.deleted) - set(update.staged)
                self._listing.change(added=update.staged, removed=gone)
                if any(address.endswith(".css") for address in (*update.staged, *gone)):
                    self._styles = None
            self._changed |= {*update.staged, *update.deleted}

    @contextmanager
    def replacing(self) -> Iterator[None]:
        """Keep requests waiting while the index of texts is put in its place in the block."""
        with self._lock:
            try:
                yield
            finally:
                self._read()

    def take_changed(self) -> frozenset[str]:
        """Return the addresses that changed since this was asked last."""
        with self._lock:
            changed, self._changed = self._changed, frozenset()
        return changed

    def find(self, path: str) -> tuple[str, IO[bytes] | None]:
        """Return what a path below the base stands for, and its file, open: see `Listing.find`.

        Waits while a change is made. Raises OSError.
        """
        with self._lock:
            found = self._listing.find(path)
            return found, self._open(found) if found and not found.endswith("/") else None

    def open(self, address: str) -> IO[bytes] | None:
        """Return the file at an address, open; None when there is none. Raises OSError."""
        with self._lock:
            return self._open(address) if address in self._listing else None

    def styles(self) -> str:
        """Return what tells the style sheets of now from others."""
        with self._lock:
            if self._styles is None:
                found = [a for a in self._listing.addresses() if a.endswith(".css")]
                text = " ".join(f"{a}:{_stamp(self._top / a)}" for a in found)
                self._styles = digest_bytes(text.encode())[:16]
            return self._styles

    def _open(self, address: str) -> IO[bytes] | None:
        path = self._top / address
        # Whoever puts a link into the folder of the preview does not get more served by it.
        if os.path.realpath(path) != os.fspath(path):
            return None
        try:
            return path.open("rb")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def _read(self) -> None:
        self._styles = None
        self._listing = Listing(
            address
            for address, stamp in (self._output.stamps() | self._output.full_text_stamps()).items()
            if stamp != "link" and not address.endswith("/")
        )


def _stamp(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError:
        return "-"
    return f"{stat.st_size}.{stat.st_mtime_ns}"
