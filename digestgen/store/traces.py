"""With what every file of the site was last written, and the change that is under way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

PUT, DELETE, SWAP = "put", "delete", "swap"


class Trace(NamedTuple):
    """One file of the site, in the order of the table's columns."""

    address: str
    folded: str
    kind: str
    parts: str
    """What tells the page from others of its kind, joined by tabs."""
    epoch: str
    template: str
    view: str
    output: str
    """Digest of the bytes."""
    stamp: str
    why: str
    """What made it be written: new, view, template, epoch or damaged."""


def trace(db: sqlite3.Connection, address: str) -> Trace | None:
    """Return the trace of a file of the site."""
    row = db.execute("SELECT * FROM trace WHERE address = ?", (address,)).fetchone()
    return Trace(*row) if row else None


def put_traces(db: sqlite3.Connection, rows: Iterable[Trace]) -> None:
    """Keep traces, new or changed."""
    db.executemany("INSERT OR REPLACE INTO trace VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def put_stamps(db: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Keep the stamps (address, stamp) of files as they lie in the site now."""
    db.executemany(
        "UPDATE trace SET stamp = ? WHERE address = ?", [(stamp, a) for a, stamp in rows]
    )


def remove_traces(db: sqlite3.Connection, addresses: Iterable[str]) -> None:
    """Forget files of the site."""
    db.executemany("DELETE FROM trace WHERE address = ?", [(address,) for address in addresses])


def written_stamps(db: sqlite3.Connection) -> dict[str, str]:
    """Return every file of the site with its stamp. Linear."""
    return dict(db.execute("SELECT address, stamp FROM trace"))


def addresses_of(db: sqlite3.Connection, kind: str, among: Iterable[str] | None = None) -> set[str]:
    """Return the addresses of the files of a kind: of all (linear in them), or among some."""
    if among is None:
        return {row[0] for row in db.execute("SELECT address FROM trace WHERE kind = ?", (kind,))}
    query = "SELECT address FROM trace WHERE address = ? AND kind = ?"
    rows = (db.execute(query, (address, kind)).fetchone() for address in among)
    return {row[0] for row in rows if row}


def alike(db: sqlite3.Connection, folded: str, address: str) -> str | None:
    """Return another address that differs from this one in case alone."""
    row = db.execute(
        "SELECT address FROM trace WHERE folded = ? AND address <> ?", (folded, address)
    ).fetchone()
    return str(row[0]) if row else None


def remove_all(db: sqlite3.Connection) -> None:
    """Forget all files of the site."""
    db.execute("DELETE FROM trace")


def file_counts(db: sqlite3.Connection) -> tuple[int, int]:
    """Return the number of HTML pages and of all files of the site. Linear."""
    query = "SELECT coalesce(sum(address LIKE '%.html'), 0), count(*) FROM trace"
    pages, files = db.execute(query).fetchone()
    return int(pages), int(files)


def set_journal(db: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Write down the change that is about to be made: (address, PUT or DELETE), or ('', SWAP)."""
    db.executemany("INSERT INTO journal VALUES (?, ?)", rows)


def journal(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the change that is under way; empty when none is."""
    return [tuple(row) for row in db.execute("SELECT address, action FROM journal")]


def clear_journal(db: sqlite3.Connection) -> None:
    """Say that the change is made."""
    db.execute("DELETE FROM journal")
