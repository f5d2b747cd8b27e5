"""Single values of the store, and the rows of files and traces."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

_ENCODE = msgspec.msgpack.encode
_DECODE = msgspec.msgpack.decode


def get_value(db: sqlite3.Connection, key: str, default: Any = None) -> Any:  # noqa: ANN401
    """Return what was last set under `key`."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return _DECODE(row[0]) if row else default


def set_value(db: sqlite3.Connection, key: str, value: object) -> None:
    """Keep a value: numbers, texts, lists of them."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, _ENCODE(value)))
