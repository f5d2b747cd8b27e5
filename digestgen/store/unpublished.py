"""Which articles are in the site though a published one would not hold them."""

from __future__ import annotations

import sqlite3


def unpublished(db: sqlite3.Connection, today: str) -> list[tuple[str, bool, str]]:
    """Return drafts and later articles that are in: (address, case-folded; whether a draft; day).

    Linear.
    """
    query = (
        "SELECT permalink, is_draft, published FROM source "
        "WHERE is_in AND permalink > '' AND (is_draft OR published > ?)"
    )
    return [(row[0], bool(row[1]), row[2]) for row in db.execute(query, (today,))]


def address_of(db: sqlite3.Connection, path: str) -> str:
    """Return the address of the article of a file; '' when it is not in the site."""
    query = (
        "SELECT article.permalink FROM source JOIN article ON article.id = source.path "
        "WHERE source.path = ? AND source.is_in"
    )
    row = db.execute(query, (path,)).fetchone()
    return str(row[0]) if row else ""
