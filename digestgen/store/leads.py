"""Questions about what digests may quote of articles; a part of `Catalog`."""

from __future__ import annotations

import sqlite3

import msgspec

from digestgen.model.ids import ArticleId
from digestgen.model.lead import Lead

_LEADS = msgspec.msgpack.Decoder(tuple[Lead, ...])


class LeadQueries:
    """What `Catalog` knows of leads; each answer is one row."""

    _db: sqlite3.Connection

    def leads(self, article_id: ArticleId) -> tuple[Lead, ...]:
        """Return the sentences that can stand for an article, best first; four at most.

        Raises KeyError.
        """
        query = "SELECT leads FROM lead WHERE article_id = ?"
        row = self._db.execute(query, (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        return _LEADS.decode(row[0])

    def text_digest(self, article_id: ArticleId) -> str:
        """Return the digest of an article's plain text: what a reader sees, without markup.

        Raises KeyError.
        """
        query = "SELECT text_digest FROM lead WHERE article_id = ?"
        row = self._db.execute(query, (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        return str(row[0])
