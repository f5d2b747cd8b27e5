"""The catalog: every question that page kinds may ask about the articles of a site.

Read-only. Lists come newest first, ties by article id, descending; undated articles come last. Each
answer costs as much as it is long, never as much as the site is large, unless the docstring says
so.
"""

from __future__ import annotations

import sqlite3
import sys
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from digestgen.linking.related import Profile
from digestgen.model.card import Card
from digestgen.model.config import Config
from digestgen.model.ids import ArticleId, Permalink, TopicKey
from digestgen.model.topic import Topic
from digestgen.model.wish import Passage
from digestgen.store.groups import ARCHIVE, Group, Term
from digestgen.store.headlines import HeadlineQueries
from digestgen.store.keeping import CARDS_KEPT, Keeping
from digestgen.store.leads import LeadQueries
from digestgen.store.ledger import LedgerQueries
from digestgen.store.likeness import LikenessQueries
from digestgen.store.marks import MarkQueries
from digestgen.store.mentions import MentionQuestions
from digestgen.store.pictures import PictureQueries
from digestgen.store.rows import BodyDetail, Entries, Relation
from digestgen.store.ties import TieQueries
from digestgen.store.times import TimeQueries
from digestgen.store.translations import TranslationQueries
from digestgen.wording import ENGLISH, Wording

_CARD = msgspec.msgpack.Decoder(Card)
_DETAIL = msgspec.msgpack.Decoder(BodyDetail)
_RELATION = msgspec.msgpack.Decoder(Relation)
_ENTRIES = msgspec.msgpack.Decoder(Entries)
_KEYS = msgspec.msgpack.Decoder(tuple[TopicKey, ...])
_TOPIC = msgspec.msgpack.Decoder(Topic)
_PASSAGES = msgspec.msgpack.Decoder(tuple[Passage, ...])
TIMELINES_KEPT = 4096
BODIES_KEPT = 16
"""The page of an article asks for its body three times; others ask for headings now and then."""
_NEWEST = "ORDER BY m.published DESC, m.article_id DESC"


class Catalog(
    HeadlineQueries,
    Keeping,
    LeadQueries,
    LedgerQueries,
    LikenessQueries,
    MarkQueries,
    MentionQuestions,
    PictureQueries,
    TieQueries,
    TimeQueries,
    TranslationQueries,
):
    """Questions about one site."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        config: Config,
        *,
        is_for_all: bool = False,
        wording: Wording = ENGLISH,
        profiles: dict[str, Profile] | None = None,
    ) -> None:
        """Ask the store of `connection`, which must not change meanwhile.

        `profiles`: those that are known, by article; more are put in.

        `wording`: the interface in the language of the site, for what pages say of the answers.

        `is_for_all`: about so many articles that whole groups are read once, instead of a short
        range for each question. The answers are the same.
        """
        self._db = connection
        self._is_for_all = is_for_all
        super().__init__(profile={} if profiles is None else profiles)
        self._timeline_cache = lru_cache(maxsize=TIMELINES_KEPT)(self._read_timeline)
        self.config = config
        self.wording = wording
        self._card_cache = lru_cache(maxsize=CARDS_KEPT)(self._read_card)
        self._body_cache = lru_cache(maxsize=BODIES_KEPT)(self._read_body)
        self._topics_cache = lru_cache(maxsize=CARDS_KEPT)(self._read_topics_of)
        self._relation_cache = lru_cache(maxsize=CARDS_KEPT)(self._read_relation)
        self._months_cache = lru_cache(maxsize=1024)(self._read_months)
        self._topic_cache = lru_cache(maxsize=4096)(self._read_topic)

    # articles

    def article_ids(self) -> Iterator[ArticleId]:
        """Yield the ids of all articles, sorted."""
        for (article_id,) in self._db.execute("SELECT id FROM article ORDER BY id"):
            yield ArticleId(article_id)

    def article_count(self) -> int:
        """Return the number of articles."""
        return self.size(ARCHIVE)

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
        return self._body_cache(article_id)[0]

    def body_html(self, article_id: ArticleId) -> str:
        """Return an article's HTML with its placeholders."""
        return self._body_cache(article_id)[1]

    def body_detail(self, article_id: ArticleId) -> BodyDetail:
        """Return what the article's own page shows besides card and HTML."""
        return self._body_cache(article_id)[2]

    def changed_addresses(self) -> Iterator[Permalink]:
        """Yield the addresses of the articles whose changes the site shows, sorted by id."""
        query = (
            "SELECT a.permalink FROM article a JOIN changed c ON c.article_id = a.id ORDER BY a.id"
        )
        return (Permalink(row[0]) for row in self._db.execute(query).fetchall())

    def passages_of(self, article_id: ArticleId) -> tuple[Passage, ...]:
        """Return an article's text with all changes in it; () when the site does not show them."""
        query = "SELECT passages FROM changed WHERE article_id = ?"
        row = self._db.execute(query, (article_id,)).fetchone()
        return _PASSAGES.decode(row[0]) if row else ()

    def topics_of(self, article_id: ArticleId) -> tuple[TopicKey, ...]:
        """Return the topics of an article in the author's order."""
        return self._topics_cache(article_id)

    def groups_of(self, article_id: ArticleId) -> tuple[Group, ...]:
        """Return every group an article belongs to, the archive included."""
        row = self._db.execute("SELECT entries FROM article WHERE id = ?", (article_id,)).fetchone()
        named = [Group(kind, key) for kind, key, _ in _ENTRIES.decode(row[0]).named]
        topics = [Group("topic", key) for key in self.topics_of(article_id)]
        return tuple(dict.fromkeys((ARCHIVE, *named, *topics)))

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
        """Yield the groups of a kind, sorted by key, with their sizes."""
        query = "SELECT key, name, articles FROM term WHERE kind = ? ORDER BY key"
        for key, name, articles in self._db.execute(query, (kind,)).fetchall():
            yield Term(Group(kind, key), name, articles)

    def term_count(self, kind: str) -> int:
        """Return the number of groups of a kind. Linear in them."""
        query = "SELECT count(*) FROM term WHERE kind = ?"
        return int(self._db.execute(query, (kind,)).fetchone()[0])

    def leading(self, kind: str, limit: int) -> list[Term]:
        """Return the largest groups of a kind, ties by key."""
        query = (
            "SELECT key, name, articles FROM term WHERE kind = ? "
            "ORDER BY articles DESC, key LIMIT ?"
        )
        rows = self._db.execute(query, (kind, limit)).fetchall()
        return [Term(Group(kind, key), name, articles) for key, name, articles in rows]

    def size(self, group: Group) -> int:
        """Return how many articles a group has; 0 when it has no page."""
        query = "SELECT articles FROM term WHERE kind = ? AND key = ?"
        row = self._db.execute(query, group).fetchone()
        return int(row[0]) if row else 0

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
        return [self.card(one) for one in self.around(group, card, limit)[0]]

    def newer(self, group: Group, card: Card, limit: int) -> list[Card]:
        """Return the nearest cards of a group after `card`, nearest first."""
        return [self.card(one) for one in self.around(group, card, limit)[1]]

    def around(
        self, group: Group, card: Card, limit: int
    ) -> tuple[list[ArticleId], list[ArticleId]]:
        """Return the articles of a group nearest before and after `card`, nearest first.

        At most `limit` on each side; `card` may be a member of the group or not.
        """
        published = card.published.isoformat() if card.published else ""
        if self._is_for_all:
            places, ids = self._timeline_cache(group)
            place = f"{published}\x1f{card.article_id}"
            at = bisect_left(places, place)
            behind = at + 1 if at < len(places) and places[at] == place else at
            return ids[max(0, at - limit) : at][::-1], ids[behind : behind + limit]
        values = (*group, published, card.article_id, limit)
        of_group = "m.kind = ? AND m.key = ? AND (m.published, m.article_id)"
        oldest = "ORDER BY m.published, m.article_id"
        return (
            self._ids(f"{of_group} < (?, ?) {_NEWEST} LIMIT ?", values),
            self._ids(f"{of_group} > (?, ?) {oldest} LIMIT ?", values),
        )

    # spellings

    def spellings(self) -> list[tuple[str, int, str]]:
        """Return every tag as written with its articles counted and the first named. Linear."""
        query = (
            "SELECT spelling, articles, (SELECT min(article_id) FROM tag "
            "WHERE tag.spelling = spelling.spelling) FROM spelling ORDER BY spelling"
        )
        return [tuple(row) for row in self._db.execute(query)]

    def pairs(self) -> list[tuple[str, str]]:
        """Return every pair of forms of one tag in one source, sorted. Linear."""
        query = "SELECT DISTINCT tag, other FROM pair ORDER BY tag, other"
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

    def permalinks(self) -> Iterator[Permalink]:
        """Yield the address of every article, oldest first, ties by id.

        Whoever looks at all of them in this order finds what was kept for one article again at the
        next: both have the same neighbours in time.
        """
        query = (
            "SELECT a.permalink FROM membership m JOIN article a ON a.id = m.article_id "
            "WHERE m.kind = ? AND m.key = ? ORDER BY m.published, m.article_id"
        )
        for (permalink,) in self._db.execute(query, ARCHIVE):
            yield Permalink(permalink)

    # reading rows

    def _cards(self, condition: str, values: tuple[object, ...]) -> list[Card]:
        return [self.card(article_id) for article_id in self._ids(condition, values)]

    def _ids(self, condition: str, values: tuple[object, ...]) -> list[ArticleId]:
        query = f"SELECT m.article_id FROM membership m WHERE {condition}"
        return [ArticleId(row[0]) for row in self._db.execute(query, values).fetchall()]

    def _read_body(self, article_id: ArticleId) -> tuple[str, str, BodyDetail]:
        row = self._db.execute(
            "SELECT digest, html, detail FROM body WHERE id = ?", (article_id,)
        ).fetchone()
        return row[0], row[1], _DETAIL.decode(row[2])

    def _read_card(self, article_id: ArticleId) -> Card:
        row = self._db.execute("SELECT card FROM article WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        return _CARD.decode(row[0])

    def _read_topics_of(self, article_id: ArticleId) -> tuple[TopicKey, ...]:
        row = self._db.execute(
            "SELECT topics FROM grouped WHERE article_id = ?", (article_id,)
        ).fetchone()
        return _KEYS.decode(row[0]) if row else ()

    def _read_relation(self, article_id: ArticleId) -> Relation:
        row = self._db.execute(
            "SELECT relation FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        # Interned: the terms that count are those of many articles.
        return Relation(tuple([sys.intern(term) for term in _RELATION.decode(row[0]).terms]))

    def _read_months(self, group: Group) -> tuple[tuple[str, int], ...]:
        query = "SELECT month, articles FROM period WHERE kind = ? AND key = ? ORDER BY month DESC"
        return tuple((month, count) for month, count in self._db.execute(query, group))

    def _read_timeline(self, group: Group) -> tuple[list[str], list[ArticleId]]:
        """Return the places of a group's articles in time, in a form that sorts, and their ids."""
        query = (
            "SELECT published || char(31) || article_id, article_id FROM membership "
            "WHERE kind = ? AND key = ? ORDER BY published, article_id"
        )
        rows = self._db.execute(query, group).fetchall()
        # Interned: an article stands in several groups.
        return [place for place, _ in rows], [ArticleId(sys.intern(one)) for _, one in rows]

    def _read_topic(self, key: TopicKey) -> Topic:
        query = "SELECT data FROM term WHERE kind = 'topic' AND key = ?"
        row = self._db.execute(query, (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return _TOPIC.decode(row[0])
