"""Single values of the store."""

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
    """Keep a value: numbers, texts, lists of them. The same one again is no change."""
    data = _ENCODE(value)
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    if row is None or row[0] != data:
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, data))
