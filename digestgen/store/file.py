"""The store as a file: `.digestgen/store.sqlite`, opened, sealed, or made anew.

A store is trusted only if it is as we left it. Beside it lies its seal, `store.sqlite.seal`: the
stamps of the database and of its write-ahead log, written after each commit. Whatever else touched
the file (a fault of the disk that a program noticed, an older copy put back, an editor, a kill in
the middle of a commit) breaks the seal, and the site is built from nothing: the same bytes, only
slower. Checking every row instead would cost more than reading the articles.

A store that was copied (a cache that a build service puts back) has other stamps and the same
bytes. So `store.sqlite.digest` tells the digest of the database as the last build from nothing, or
the last one on such a copy, left it; a database of these bytes, without a log or a journal, is ours
as well. Ordinary builds leave the digest as it is, out of date: hashing the store of a large site
takes as long as half an edit.

A new store grows as `store.sqlite.new` and takes the place of the old one by a rename, so a first
build that is killed leaves nothing behind that could be taken for a store.

The write-ahead log without a flush to the disk at each commit keeps the database whole through a
loss of power; the last commits may be lost then, and the site's files differ from their traces.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from digestgen.fingerprint import digest_bytes
from digestgen.store.faults import naming
from digestgen.store.schema import SCHEMA
from digestgen.store.stamps import stamp_of

_FORMAT = digest_bytes(b"digestgen store 1\n" + SCHEMA.encode())
_CACHE_KIB = 32_768
_CACHE_OF_NEW_KIB = 16_384
"""What a new store is filled with comes sorted, and what falls out the system still has."""
_CACHE_OF_WORKER_KIB = 4096
"""What is asked for again and again is kept by the catalog."""
_SETTINGS = ("PRAGMA temp_store = MEMORY",)


class StoreFile:
    """One store on disk, open or not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._new = path.with_name(path.name + ".new")
        self._seal = path.with_name(path.name + ".seal")
        self._db: sqlite3.Connection | None = None
        self._digest = path.with_name(path.name + ".digest")
        self._is_new = False
        self._is_copy = False
        self._left_at = ""
        """The seal as it was when we last wrote or read it."""

    @property
    def place(self) -> Path:
        """Where the open store lies now."""
        return self._new if self._is_new else self.path

    @property
    def is_new(self) -> bool:
        """Whether this store was begun now and is not in its place yet."""
        return self._is_new

    @property
    def is_copy(self) -> bool:
        """Whether the open store was known by its bytes alone."""
        return self._is_copy

    @property
    def left_at(self) -> str:
        """What tells the store as it is now from what it was or will be."""
        return self._left_at

    def open(self) -> sqlite3.Connection | None:
        """Return the store as it was left; None when there is none, or none to be trusted."""
        self.close()
        self._clear_new()
        if not self.path.exists():
            return None
        is_copy = not self._is_sealed()
        if is_copy and not self._has_known_bytes():
            return None
        db = sqlite3.connect(self.path, isolation_level=None)
        try:
            for setting in (
                *_SETTINGS,
                f"PRAGMA cache_size = -{_CACHE_KIB}",
                "PRAGMA synchronous = NORMAL",
                # What is not committed yet stays in memory: then only commits touch the file.
                "PRAGMA cache_spill = OFF",
            ):
                db.execute(setting)
            row = db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
            if row is None or row[0] != _FORMAT.encode():
                db.close()
                return None
            # What is staged here need not be what the journal of a copy means.
            if is_copy and db.execute("SELECT 1 FROM journal LIMIT 1").fetchone():
                db.close()
                return None
        except sqlite3.DatabaseError:
            db.close()
            return None
        self._db, self._is_copy, self._left_at = db, is_copy, self._stamps()
        if is_copy:
            self.seal()
        return db

    def begin(self) -> sqlite3.Connection:
        """Return an empty store, beside the one in place. Raises OSError."""
        self.close()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._clear_new()
        db = sqlite3.connect(self._new, isolation_level=None)
        for setting in (
            *_SETTINGS,
            f"PRAGMA cache_size = -{_CACHE_OF_NEW_KIB}",
            "PRAGMA page_size = 8192",
            "PRAGMA journal_mode = MEMORY",
            "PRAGMA synchronous = OFF",
        ):
            db.execute(setting)
        db.executescript(SCHEMA)
        db.execute("INSERT INTO meta VALUES ('format', ?)", (_FORMAT.encode(),))
        self._db, self._is_new, self._is_copy = db, True, False
        return db

    def adopt(self) -> sqlite3.Connection:
        """Put a store that was begun in its place and return it, open. No transaction may run."""
        assert self._db is not None
        assert self._is_new
        db, self._db = self._db, None
        db.execute("PRAGMA journal_mode = WAL")
        db.close()
        # The seal goes first: until the new one is written no store is trusted.
        for path in (self._seal, self.path, self._beside("-wal"), self._beside("-shm")):
            path.unlink(missing_ok=True)
        self._new.replace(self.path)
        self._is_new = False
        self.seal()
        opened = self.open()
        if opened is None:
            raise sqlite3.DatabaseError(f"{self.path} cannot be read back")
        return opened

    def seal(self) -> None:
        """Say that the store is as it should be. To be called after every commit."""
        if self._is_new:
            return
        if self._db is not None:
            # An empty log: whoever lets go of the store without a word changes nothing by it.
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        fresh = self._seal.with_name(self._seal.name + ".new")
        self._left_at = self._stamps()
        with naming(fresh):
            fresh.write_text(self._left_at, "ascii")
        fresh.replace(self._seal)

    def remember_bytes(self) -> None:
        """Write down the digest of the sealed store, by which a copy is known. Linear in it.

        Where that cannot be done, a copy will be built from nothing.
        """
        if self._is_new:
            return
        self._is_copy = False
        fresh = self._digest.with_name(self._digest.name + ".new")
        with suppress(OSError):
            fresh.write_text(self._bytes(), "ascii")
            fresh.replace(self._digest)

    def distrust(self) -> None:
        """Break the seal: the next build begins anew."""
        self._seal.unlink(missing_ok=True)
        self._digest.unlink(missing_ok=True)

    def if_ours_still(self) -> sqlite3.Connection | None:
        """Return the open store; None when there is none, or somebody else wrote to it."""
        is_ours = self._db is not None and self._is_sealed() and self._left_at == self._stamps()
        return self._db if is_ours else None

    def roll_back(self) -> None:
        """Drop what was not committed, if there is anything."""
        if self._db is not None and self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def close(self) -> None:
        """Close the store; what was begun and not adopted is thrown away."""
        if self._db is None:
            return
        was_sealed = not self._is_new and self.if_ours_still() is not None
        db, self._db = self._db, None
        db.close()
        if self._is_new:
            self._is_new = False
            self._clear_new()
        elif was_sealed:
            self.seal()

    def _is_sealed(self) -> bool:
        try:
            return self._seal.read_text("ascii") == self._stamps()
        except (OSError, UnicodeDecodeError):
            return False

    def _has_known_bytes(self) -> bool:
        log = self._beside("-wal")
        try:
            told = self._digest.read_text("ascii")
            return not (log.exists() and log.stat().st_size) and told == self._bytes()
        except (OSError, UnicodeDecodeError):
            return False

    def _bytes(self) -> str:
        with self.path.open("rb") as file:
            found = hashlib.file_digest(file, "blake2b").hexdigest()
        return f"{_FORMAT}\n{found}"

    def _stamps(self) -> str:
        stamps = []
        for path in (self.path, self._beside("-wal")):
            stat = None
            with suppress(FileNotFoundError):
                stat = os.stat(path)  # noqa: PTH116  the same call as everywhere
            stamps.append(stamp_of(stat) if stat and stat.st_size else "-")
        return "\n".join((_FORMAT, *stamps))

    def _beside(self, suffix: str) -> Path:
        return self.path.with_name(self.path.name + suffix)

    def _clear_new(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            self._new.with_name(self._new.name + suffix).unlink(missing_ok=True)


def open_to_read(path: Path) -> sqlite3.Connection:
    """Return a second connection to a store, for a worker that asks and never writes."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute(f"PRAGMA cache_size = -{_CACHE_OF_WORKER_KIB}")
    return db
