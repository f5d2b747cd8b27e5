"""The catalog: every question that page kinds may ask about the articles of a site.

Read-only. Lists come newest first, ties by article id, descending; undated articles come last. Each
answer costs as much as it is long, never as much as the site is large, unless the docstring says
so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from digestgen.model.card import Card
from digestgen.model.config import Config
from digestgen.model.ids import ArticleId, Permalink, TopicKey
from digestgen.model.topic import Topic
from digestgen.store.database import BodyDetail, Relation

_CARD = msgspec.msgpack.Decoder(Card)
_DETAIL = msgspec.msgpack.Decoder(BodyDetail)
_RELATION = msgspec.msgpack.Decoder(Relation)
_TOPIC = msgspec.msgpack.Decoder(Topic)
_NEWEST = "ORDER BY m.published DESC, m.article_id DESC"


class Group(NamedTuple):
    """A topic, an author, a section, or the archive: `("archive", "")`."""

    kind: str
    key: str


ARCHIVE = Group("archive", "")


class Term(NamedTuple):
    """A group with its name and size."""

    group: Group
    name: str
    articles: int


class Shared(NamedTuple):
    """A topic that shares articles with another."""

    key: TopicKey
    articles: int
    example: ArticleId
    """The newest article in both."""


class Catalog:
    """Questions about one site."""

    def __init__(self, connection: sqlite3.Connection, config: Config) -> None:
        self._db = connection
        self.config = config
        self._card_cache = lru_cache(maxsize=4096)(self._read_card)
        self._topics_cache = lru_cache(maxsize=4096)(self._read_topics_of)
        self._relation_cache = lru_cache(maxsize=4096)(self._read_relation)
        self._months_cache = lru_cache(maxsize=1024)(self._read_months)
        self._topic_cache = lru_cache(maxsize=4096)(self._read_topic)

    # articles

    def article_ids(self) -> Iterator[ArticleId]:
        """Yield the ids of all articles, sorted."""
        for (article_id,) in self._db.execute("SELECT id FROM article ORDER BY id"):
            yield ArticleId(article_id)

    def article_count(self) -> int:
        """Return the number of articles. Linear."""
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    def card(self, article_id: ArticleId) -> Card:
        """Return the card of an article. Raises KeyError."""
        return self._card_cache(article_id)

    def has_article(self, article_id: str) -> bool:
        """Return whether there is an article of that id."""
        query = "SELECT 1 FROM article WHERE id = ?"
        return self._db.execute(query, (article_id,)).fetchone() is not None

    def find_named(self, name: str) -> ArticleId | None:
        """Return the article of a name (see `link_names`).

        Of several the one with the shortest path, then the first.
        """
        query = (
            "SELECT article_id FROM name WHERE name = ? "
            "ORDER BY length(article_id), article_id LIMIT 1"
        )
        row = self._db.execute(query, (name,)).fetchone()
        return ArticleId(row[0]) if row else None

    def find_asset(self, name: str) -> str | None:
        """Return the path of the file of that name, in any folder, the shortest path first."""
        query = "SELECT path FROM asset WHERE name = ? ORDER BY length(path), path LIMIT 1"
        row = self._db.execute(query, (name.casefold(),)).fetchone()
        return str(row[0]) if row else None

    def body_digest(self, article_id: ArticleId) -> str:
        """Return the digest of an article's HTML."""
        row = self._db.execute("SELECT digest FROM body WHERE id = ?", (article_id,)).fetchone()
        return str(row[0])

    def body_html(self, article_id: ArticleId) -> str:
        """Return an article's HTML with its placeholders."""
        row = self._db.execute("SELECT html FROM body WHERE id = ?", (article_id,)).fetchone()
        return str(row[0])

    def body_detail(self, article_id: ArticleId) -> BodyDetail:
        """Return what the article's own page shows besides card and HTML."""
        row = self._db.execute("SELECT detail FROM body WHERE id = ?", (article_id,)).fetchone()
        return _DETAIL.decode(row[0])

    def topics_of(self, article_id: ArticleId) -> tuple[TopicKey, ...]:
        """Return the topics of an article in the author's order."""
        return self._topics_cache(article_id)

    def groups_of(self, article_id: ArticleId) -> tuple[Group, ...]:
        """Return every group an article belongs to, the archive included."""
        query = "SELECT kind, key FROM membership WHERE article_id = ? ORDER BY kind, position, key"
        return tuple(Group(*row) for row in self._db.execute(query, (article_id,)))

    def terms_of(self, article_id: ArticleId) -> tuple[str, ...]:
        """Return the rare terms of an article, rarest first."""
        return self._relation_cache(article_id).terms

    # groups

    def topic(self, key: TopicKey) -> Topic:
        """Return a topic. Raises KeyError."""
        return self._topic_cache(key)

    def has_group(self, group: Group) -> bool:
        """Return whether the group has a page of its own."""
        query = "SELECT 1 FROM term WHERE kind = ? AND key = ?"
        return group == ARCHIVE or self._db.execute(query, group).fetchone() is not None

    def name_of(self, group: Group) -> str:
        """Return the name of a group. Raises KeyError."""
        query = "SELECT name FROM term WHERE kind = ? AND key = ?"
        row = self._db.execute(query, group).fetchone()
        if row is None:
            raise KeyError(group)
        return str(row[0])

    def terms(self, kind: str) -> Iterator[Term]:
        """Yield the groups of a kind, sorted by key, with their sizes. Linear in their members."""
        query = (
            "SELECT t.key, t.name, (SELECT count(*) FROM membership m WHERE m.kind = t.kind "
            "AND m.key = t.key) FROM term t WHERE t.kind = ? ORDER BY t.key"
        )
        for key, name, articles in self._db.execute(query, (kind,)).fetchall():
            yield Term(Group(kind, key), name, articles)

    def leading(self, kind: str, limit: int) -> list[Term]:
        """Return the largest groups of a kind, ties by key. Linear in their members."""
        return sorted(self.terms(kind), key=lambda t: (-t.articles, t.group.key))[:limit]

    def size(self, group: Group) -> int:
        """Return how many articles a group has. Linear in the group."""
        query = "SELECT count(*) FROM membership WHERE kind = ? AND key = ?"
        return int(self._db.execute(query, group).fetchone()[0])

    def newest(self, group: Group, limit: int) -> list[Card]:
        """Return the newest cards of a group."""
        return self._cards(f"m.kind = ? AND m.key = ? {_NEWEST} LIMIT ?", (*group, limit))

    def in_month(self, group: Group, month: str) -> list[Card]:
        """Return the cards of a group in one month (`2020-04`); '' for the undated ones."""
        low, high = (month + "-00", month + "-99") if month else ("", "")
        condition = f"m.kind = ? AND m.key = ? AND m.published BETWEEN ? AND ? {_NEWEST}"
        return self._cards(condition, (*group, low, high))

    def months(self, group: Group) -> tuple[tuple[str, int], ...]:
        """Return the months of a group with their sizes, newest first, '' for undated last."""
        return self._months_cache(group)

    def span(self, group: Group) -> tuple[str, str]:
        """Return the first and last date of a group, ISO; '' when no article is dated."""
        query = (
            "SELECT min(published), max(published) FROM membership "
            "WHERE kind = ? AND key = ? AND published > ''"
        )
        first, last = self._db.execute(query, group).fetchone()
        return first or "", last or ""

    def older(self, group: Group, card: Card, limit: int) -> list[Card]:
        """Return the nearest cards of a group before `card`, a member or not, nearest first."""
        published = card.published.isoformat() if card.published else ""
        condition = (
            f"m.kind = ? AND m.key = ? AND (m.published, m.article_id) < (?, ?) {_NEWEST} LIMIT ?"
        )
        return self._cards(condition, (*group, published, card.article_id, limit))

    def newer(self, group: Group, card: Card, limit: int) -> list[Card]:
        """Return the nearest cards of a group after `card`, nearest first."""
        published = card.published.isoformat() if card.published else ""
        condition = (
            "m.kind = ? AND m.key = ? AND (m.published, m.article_id) > (?, ?) "
            "ORDER BY m.published, m.article_id LIMIT ?"
        )
        return self._cards(condition, (*group, published, card.article_id, limit))

    def shared_topics(self, key: TopicKey, limit: int) -> list[Shared]:
        """Return the topics that share most articles with one, ties by key. Linear in it."""
        query = (
            "SELECT b.key, count(*), max(b.published || char(31) || b.article_id) "
            # The planner would read all members of all topics for each member of this one.
            "FROM membership a CROSS JOIN membership b INDEXED BY membership_of_article "
            "ON b.article_id = a.article_id AND b.kind = 'topic' "
            "WHERE a.kind = 'topic' AND a.key = ?1 AND b.key <> ?1 "
            "GROUP BY b.key ORDER BY count(*) DESC, b.key LIMIT ?2"
        )
        return [
            Shared(TopicKey(other), articles, ArticleId(newest.split("\x1f", 1)[1]))
            for other, articles, newest in self._db.execute(query, (key, limit))
        ]

    # spellings

    def spellings(self) -> list[tuple[str, int, str]]:
        """Return every tag as written with its articles counted and the first named. Linear."""
        query = (
            "SELECT spelling, count(DISTINCT article_id), min(article_id) FROM tag "
            "GROUP BY spelling ORDER BY spelling"
        )
        return [tuple(row) for row in self._db.execute(query)]

    def pairs(self) -> list[tuple[str, str]]:
        """Return every pair of forms of one tag in one source, with repetitions, sorted. Linear."""
        query = "SELECT tag, other FROM pair ORDER BY tag, other"
        return [tuple(row) for row in self._db.execute(query)]

    def find_permalink(self, permalink: str) -> ArticleId | None:
        """Return the article at an address."""
        query = "SELECT id FROM article WHERE permalink = ?"
        row = self._db.execute(query, (permalink,)).fetchone()
        return ArticleId(row[0]) if row else None

    def linkers(self, name: str) -> list[ArticleId]:
        """Return the articles that may link to something of that name, sorted."""
        query = "SELECT article_id FROM reference WHERE name = ? ORDER BY article_id"
        return [ArticleId(row[0]) for row in self._db.execute(query, (name,))]

    def asset_digest(self, path: str) -> str | None:
        """Return the digest of a file beside the articles, None when there is none."""
        row = self._db.execute("SELECT digest FROM asset WHERE path = ?", (path,)).fetchone()
        return str(row[0]) if row else None

    def addresses(self) -> Iterator[tuple[Permalink, ArticleId]]:
        """Yield the address of every article with its id, sorted by id."""
        query = "SELECT permalink, id FROM article ORDER BY id"
        for permalink, article_id in self._db.execute(query):
            yield Permalink(permalink), ArticleId(article_id)

    # reading rows

    def _cards(self, condition: str, values: tuple[object, ...]) -> list[Card]:
        query = f"SELECT m.article_id FROM membership m WHERE {condition}"
        return [self.card(ArticleId(row[0])) for row in self._db.execute(query, values).fetchall()]

    def _read_card(self, article_id: ArticleId) -> Card:
        row = self._db.execute("SELECT card FROM article WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        return _CARD.decode(row[0])

    def _read_topics_of(self, article_id: ArticleId) -> tuple[TopicKey, ...]:
        query = (
            "SELECT key FROM membership WHERE article_id = ? AND kind = 'topic' ORDER BY position"
        )
        return tuple(TopicKey(row[0]) for row in self._db.execute(query, (article_id,)))

    def _read_relation(self, article_id: ArticleId) -> Relation:
        row = self._db.execute(
            "SELECT relation FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        return _RELATION.decode(row[0])

    def _read_months(self, group: Group) -> tuple[tuple[str, int], ...]:
        query = (
            "SELECT substr(published, 1, 7), count(*) FROM membership WHERE kind = ? AND key = ? "
            "GROUP BY 1 ORDER BY 1 DESC"
        )
        return tuple((month, count) for month, count in self._db.execute(query, group))

    def _read_topic(self, key: TopicKey) -> Topic:
        query = "SELECT data FROM term WHERE kind = 'topic' AND key = ?"
        row = self._db.execute(query, (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return _TOPIC.decode(row[0])
