"""What digests ask about articles and topics; a part of `Catalog`.

Each answer is one row or as long as its limit, unless the docstring says more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from digestgen.model.ids import ArticleId, TopicKey
from digestgen.model.lead import Lead, Named
from digestgen.store.groups import Group, Shared
from digestgen.store.link_names import WIKI, names_meant

_NAMED = msgspec.msgpack.Decoder(tuple[Named, ...])
_NEWEST = "ORDER BY m.published DESC, m.article_id DESC"
_LEADS = msgspec.msgpack.Decoder(tuple[Lead, ...])


class LeadQueries:
    """What `Catalog` answers to digests."""

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

    def named(self, article_id: ArticleId) -> tuple[Named, ...]:
        """Return the names in an article, most frequent first, with what its text makes of them.

        Raises KeyError.
        """
        query = "SELECT named FROM lead WHERE article_id = ?"
        row = self._db.execute(query, (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        return _NAMED.decode(row[0])

    def sharing(self, key: TopicKey, limit: int | None = None) -> list[TopicKey]:
        """Return the topics that share most articles with one, ties by key; all for None."""
        query = "SELECT other FROM shared WHERE key = ? ORDER BY articles DESC, other LIMIT ?"
        rows = self._db.execute(query, (key, -1 if limit is None else limit))
        return [TopicKey(row[0]) for row in rows]

    def pinned_article(self, name: str) -> ArticleId | None:
        """Return the article that an editor pins by its path, slug or title; None for none."""
        query = "SELECT id FROM article WHERE id = ?"
        row = self._db.execute(query, (name.removeprefix("/"),)).fetchone()
        if row:
            return ArticleId(row[0])
        named = (
            "SELECT article_id FROM name WHERE name = ? "
            "ORDER BY length(article_id), article_id LIMIT 1"
        )
        for meant in names_meant(WIKI + name):
            if row := self._db.execute(named, (meant,)).fetchone():
                return ArticleId(row[0])
        return None

    def pinning(self, names: Iterable[str]) -> list[TopicKey]:
        """Return the topics that may pin an article of one of these names, each once."""
        query = "SELECT key FROM pin WHERE name = ? ORDER BY key"
        rows = (row for name in names for row in self._db.execute(query, (name,)))
        return [TopicKey(key) for key in dict.fromkeys(row[0] for row in rows)]

    def narrower(self, key: TopicKey) -> list[TopicKey]:
        """Return the topics that the editor put under one, with a page or without, sorted."""
        query = "SELECT key FROM broader WHERE holder = ? ORDER BY key"
        return [TopicKey(row[0]) for row in self._db.execute(query, (key,))]

    def shared_with(self, key: TopicKey, other: TopicKey) -> Shared | None:
        """Return what two topics share; None when they share no article."""
        query = "SELECT articles FROM shared WHERE key = ? AND other = ?"
        row = self._db.execute(query, (key, other)).fetchone()
        return Shared(other, int(row[0]), self._newest_in_both(key, other)) if row else None

    def shared_topics(self, key: TopicKey, limit: int) -> list[Shared]:
        """Return the topics that share most articles with one, ties by key."""
        query = (
            "SELECT other, articles FROM shared WHERE key = ? ORDER BY articles DESC, other LIMIT ?"
        )
        rows = self._db.execute(query, (key, limit)).fetchall()
        return [
            Shared(TopicKey(other), articles, self._newest_in_both(key, other))
            for other, articles in rows
        ]

    def _newest_in_both(self, one: str, other: str) -> ArticleId:
        """Return the newest article of two topics. Walks down the smaller one."""
        small, large = sorted((one, other), key=self._topic_size)
        query = (
            f"SELECT m.article_id FROM membership m WHERE m.kind = 'topic' AND m.key = ? "
            f"AND EXISTS (SELECT 1 FROM membership o WHERE o.kind = 'topic' AND o.key = ? AND "
            f"o.published = m.published AND o.article_id = m.article_id) {_NEWEST} LIMIT 1"
        )
        return ArticleId(self._db.execute(query, (small, large)).fetchone()[0])

    def _topic_size(self, key: str) -> int:
        query = "SELECT articles FROM term WHERE kind = 'topic' AND key = ?"
        row = self._db.execute(query, (key,)).fetchone()
        return int(row[0]) if row else 0

    def newest_ids(self, group: Group, limit: int) -> list[ArticleId]:
        """Return the newest articles of a group."""
        query = (
            "SELECT article_id FROM membership WHERE kind = ? AND key = ? "
            "ORDER BY published DESC, article_id DESC LIMIT ?"
        )
        return [ArticleId(row[0]) for row in self._db.execute(query, (*group, limit))]

    def newest_ids_in_month(self, group: Group, month: str, limit: int) -> list[ArticleId]:
        """Return the newest articles of a group in one month (`2020-04`)."""
        query = (
            "SELECT article_id FROM membership WHERE kind = ? AND key = ? "
            "AND published BETWEEN ? AND ? ORDER BY published DESC, article_id DESC LIMIT ?"
        )
        values = (*group, month + "-00", month + "-99", limit)
        return [ArticleId(row[0]) for row in self._db.execute(query, values)]

    def text_digest(self, article_id: ArticleId) -> str:
        """Return the digest of an article's plain text: what a reader sees, without markup.

        Raises KeyError.
        """
        query = "SELECT text_digest FROM lead WHERE article_id = ?"
        row = self._db.execute(query, (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        return str(row[0])
