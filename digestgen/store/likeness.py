"""By what articles are compared, and what the page of each was last found to show of others.

A profile is read in one question: date, topics and the bits of the sketch. What a page showed is
kept beside its trace, so that after a change of an article those near it can be asked cheaply
whether they would show the same again.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable
from datetime import date

import msgspec

from digestgen.linking.related import Profile, make_profile
from digestgen.model.ids import ArticleId

CHOSEN_SCHEMA = """
CREATE TABLE chosen(
    article_id TEXT PRIMARY KEY, related BLOB NOT NULL, copies BLOB NOT NULL, bar INTEGER NOT NULL
) WITHOUT ROWID;
"""
_TOPICS = msgspec.msgpack.Decoder(tuple[str, ...])
_IDS = msgspec.msgpack.Decoder(tuple[ArticleId, ...])
_ENCODE = msgspec.msgpack.Encoder().encode


class Chosen(msgspec.Struct, frozen=True, array_like=True):
    """The other articles that the page of an article shows, by id."""

    related: tuple[ArticleId, ...]
    """Best first."""
    copies: tuple[ArticleId, ...]
    bar: int
    """A candidate that scores less at first has no part in it (see `related.Ranking`)."""


def put_chosen(db: sqlite3.Connection, rows: Iterable[tuple[str, Chosen]]) -> None:
    """Keep what the pages of articles show of others."""
    db.executemany(
        "INSERT OR REPLACE INTO chosen VALUES (?, ?, ?, ?)",
        [(one, _ENCODE(f.related), _ENCODE(f.copies), f.bar) for one, f in rows],
    )


class LikenessQueries:
    """Questions about what is compared, for the catalog."""

    _db: sqlite3.Connection

    def read_profile(self, article_id: ArticleId) -> Profile:
        """Return what of an article is compared first. Raises KeyError."""
        query = (
            "SELECT s.published, s.bits, g.topics FROM sketch s "
            "LEFT JOIN grouped g ON g.article_id = s.article_id WHERE s.article_id = ?"
        )
        row = self._db.execute(query, (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        published, bits, topics = row
        day = date.fromisoformat(published).toordinal() if published else None
        keys = frozenset(map(sys.intern, _TOPICS.decode(topics))) if topics else frozenset()
        return make_profile(article_id, day, keys, bits)

    def chosen(self, article_id: ArticleId) -> Chosen | None:
        """Return what the page of an article showed of others when it was looked at last."""
        query = "SELECT related, copies, bar FROM chosen WHERE article_id = ?"
        row = self._db.execute(query, (article_id,)).fetchone()
        return Chosen(_IDS.decode(row[0]), _IDS.decode(row[1]), row[2]) if row else None
