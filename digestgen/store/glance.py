"""A look into a store without touching it: for those who want to know, and may not disturb."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import msgspec

_T = TypeVar("_T")


def glance(path: Path, ask: Callable[[sqlite3.Connection], _T]) -> _T | None:
    """Return what `ask` finds in the store; None when there is none, or it cannot be read.

    It is not looked whether the store is as we left it: what is told may be out of date.
    """
    if not path.is_file():
        return None
    try:
        with closing(_open(path)) as db:
            return ask(db)
    except (sqlite3.Error, msgspec.DecodeError):
        return None


def _open(path: Path) -> sqlite3.Connection:
    log = path.with_name(f"{path.name}-wal")
    is_written = log.exists() and log.stat().st_size > 0
    # A reader of a store in peace leaves no files beside it when it need not watch for writers.
    way = "mode=ro" if is_written else "immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True, isolation_level=None)
