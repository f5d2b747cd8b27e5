"""Opening a store that lives in memory, and putting single articles and files into any store."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from digestgen.model.article import Article
from digestgen.model.picture import Picture
from digestgen.model.topic import Topic
from digestgen.store.articles import ArticleWriter
from digestgen.store.rows import ENCODER, rows_of
from digestgen.store.schema import SCHEMA

Connection = sqlite3.Connection
"""An open store; only this package knows what is behind it."""
StoreError = sqlite3.DatabaseError
"""What a full or failing disk raises, and a damaged file."""
_ERRNO = {"SQLITE_FULL": errno.ENOSPC, "SQLITE_CANTOPEN": errno.EACCES}


def is_damage(error: StoreError) -> bool:
    """Return whether the file is no store, or not whole."""
    name = getattr(error, "sqlite_errorname", "")
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def as_os_error(error: StoreError, path: Path) -> OSError:
    """Return the fault of the disk that stopped the store, in the words of the system."""
    code = _ERRNO.get(getattr(error, "sqlite_errorname", ""), errno.EIO)
    return OSError(code, f"{os.strerror(code)} ({error})", os.fspath(path))


def open_memory() -> Connection:
    """Return an empty store that lives as long as the connection."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(SCHEMA)
    return connection


def add_article(db: Connection, article: Article) -> None:
    """Put `article` in; topics come later, when all tags are known."""
    writer = ArticleWriter(db)
    writer.put(rows_of(article))
    writer.flush()


def add_asset(db: Connection, path: str, digest: str, picture: Picture | None = None) -> None:
    """Put a file in that articles may show, or change it."""
    name = path.rpartition("/")[2].casefold()
    data = ENCODER.encode(picture) if picture else None
    db.execute("INSERT OR REPLACE INTO asset VALUES (?, ?, ?, ?)", (path, name, digest, data))


def remove_asset(db: Connection, path: str) -> None:
    """Take a file out."""
    db.execute("DELETE FROM asset WHERE path = ?", (path,))


def add_term(db: Connection, kind: str, key: str, name: str, topic: Topic | None) -> None:
    """Give a group a page: a topic, an author, a section."""
    data = ENCODER.encode(topic) if topic else None
    (articles,) = db.execute(
        "SELECT coalesce(sum(articles), 0) FROM period WHERE kind = ? AND key = ?", (kind, key)
    ).fetchone()
    db.execute(
        "INSERT OR REPLACE INTO term VALUES (?, ?, ?, ?, ?)", (kind, key, name, articles, data)
    )
