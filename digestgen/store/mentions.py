"""Mentions of topics in the store: names to look for, what each article mentions, and backlinks.

The articles that mention a topic without being members are a group like any other: the rows of
`membership` and `period` with the kind `mention`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

import msgspec

from digestgen.linking.names import head_of, heads_in
from digestgen.model.article import Link
from digestgen.model.card import Card
from digestgen.model.ids import ArticleId, TopicKey
from digestgen.model.mention import Mention
from digestgen.store.groups import Group
from digestgen.store.rows import ENCODER
from digestgen.store.tallies import Tallies
from digestgen.text.fold import fold

KIND = "mention"
_MENTIONS = msgspec.msgpack.Decoder(tuple[Mention, ...])
_KEYS = msgspec.msgpack.Decoder(tuple[TopicKey, ...])
_AT_ONCE = 500


class TopicName(NamedTuple):
    """A spelling of a topic that has a page."""

    name: str
    key: TopicKey
    is_looked_for: bool


class Mentioned(NamedTuple):
    """What an article mentions."""

    published: str
    """ISO, '' when undated."""
    listed: tuple[TopicKey, ...]
    """The topics whose pages list it."""
    mentions: tuple[Mention, ...]


class _Linking(msgspec.Struct, frozen=True):
    """What of `BodyDetail` mentions hang on; the rest is not decoded."""

    links: tuple[Link, ...]
    is_auto_linked: bool = True


_LINKING = msgspec.msgpack.Decoder(_Linking)


class Text(NamedTuple):
    """What mentions are looked for in."""

    article_id: str
    html: str
    links: tuple[Link, ...]
    is_auto_linked: bool


# names


def write_names(db: sqlite3.Connection, names: Iterable[TopicName]) -> list[TopicName]:
    """Make these all names; return those that came, went or changed, as they were and are."""
    old = {
        name: TopicName(name, TopicKey(key), bool(is_looked_for))
        for name, key, is_looked_for in db.execute(
            "SELECT name, key, head IS NOT NULL FROM topic_name"
        )
    }
    new = {one.name: one for one in names}
    changed = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    db.executemany("DELETE FROM topic_name WHERE name = ?", [(name,) for name in changed])
    db.executemany(
        "INSERT INTO topic_name VALUES (?, ?, ?, ?)",
        [_row(new[name]) for name in changed if name in new],
    )
    return [side[name] for name in changed for side in (old, new) if name in side]


def _row(one: TopicName) -> tuple[str, str, str, str | None]:
    head = head_of(one.name) if one.is_looked_for else None
    return one.name, one.key, fold(one.name), head


def names_looked_for(db: sqlite3.Connection) -> Iterator[tuple[str, TopicKey]]:
    """Yield every name to look for with its topic, sorted. Linear in the names."""
    yield from db.execute("SELECT name, key FROM topic_name WHERE head IS NOT NULL ORDER BY name")


def names_for(db: sqlite3.Connection, html: str) -> list[tuple[str, TopicKey]]:
    """Return the names that a text may hold, sorted. Grows with the text, not with the names."""
    heads = ["", *heads_in(html)]
    found: set[tuple[str, TopicKey]] = set()
    for at in range(0, len(heads), _AT_ONCE):
        some = heads[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        found.update(db.execute(f"SELECT name, key FROM topic_name WHERE head IN ({marks})", some))
    return sorted(found)


def topic_named(db: sqlite3.Connection, name: str) -> TopicKey | None:
    """Return the topic with a page that is called so: as written, else in another form."""
    for query, value in (
        ("SELECT key FROM topic_name WHERE name = ?", name),
        ("SELECT key FROM topic_name WHERE folded = ? ORDER BY key LIMIT 1", fold(name)),
    ):
        if row := db.execute(query, (value,)).fetchone():
            return TopicKey(row[0])
    return None


# texts


def texts(db: sqlite3.Connection, ids: Iterable[str] | None = None) -> Iterator[Text]:
    """Yield the bodies of these articles, or of all. The store may change meanwhile."""
    query = "SELECT id, html, detail FROM body"
    rows: Iterable[tuple[str, str, bytes]]
    if ids is None:
        rows = db.execute(query)
    else:
        rows = (
            row for one in ids for row in db.execute(f"{query} WHERE id = ?", (one,)).fetchall()
        )
    for article_id, html, data in rows:
        detail = _LINKING.decode(data)
        yield Text(article_id, html, detail.links, detail.is_auto_linked)


def published_of(db: sqlite3.Connection, article_id: str) -> str:
    """Return the date of an article, ISO, '' when undated."""
    row = db.execute("SELECT published FROM article WHERE id = ?", (article_id,)).fetchone()
    return str(row[0])


def texts_where(db: sqlite3.Connection, has_names: Callable[[str], bool]) -> Iterator[str]:
    """Yield the ids of the articles whose HTML passes. Linear in the texts."""
    for article_id, html in db.execute("SELECT id, html FROM body"):
        if has_names(html):
            yield article_id


# what articles mention


def mentioned(db: sqlite3.Connection, article_id: str) -> Mentioned | None:
    """Return what an article mentions, None for nothing."""
    query = "SELECT published, listed, mentions FROM mentioned WHERE article_id = ?"
    row = db.execute(query, (article_id,)).fetchone()
    return _mentioned(*row) if row else None


def mentions_of(db: sqlite3.Connection, article_id: str) -> tuple[Mention, ...]:
    """Return the mentions of topics in an article, in their order, the editor's links first."""
    found = mentioned(db, article_id)
    return found.mentions if found else ()


def all_mentioned(db: sqlite3.Connection) -> dict[str, Mentioned]:
    """Return what every article mentions that mentions anything. Linear."""
    query = "SELECT article_id, published, listed, mentions FROM mentioned"
    return {article_id: _mentioned(*row) for article_id, *row in db.execute(query)}


def _mentioned(published: str, listed: bytes, mentions: bytes) -> Mentioned:
    return Mentioned(published, _KEYS.decode(listed), _MENTIONS.decode(mentions))


def write_mentioned(
    db: sqlite3.Connection, changes: Mapping[str, tuple[Mentioned | None, Mentioned | None]]
) -> None:
    """Replace what articles mention: id -> before and after."""
    tallies = Tallies()
    gone: list[tuple[str, ...]] = []
    come: list[tuple[str, ...]] = []
    for article_id, (before, after) in sorted(changes.items()):
        for side, rows, sign in ((before, gone, -1), (after, come, 1)):
            if side is None:
                continue
            for key in side.listed:
                rows.append((KIND, key, side.published, article_id))
                tallies.member(KIND, key, side.published, sign)
    db.executemany(
        "DELETE FROM membership WHERE kind = ? AND key = ? AND published = ? AND article_id = ?",
        gone,
    )
    db.executemany("INSERT INTO membership VALUES (?, ?, ?, ?)", sorted(come))
    tallies.flush(db)
    db.executemany(
        "DELETE FROM mentioned WHERE article_id = ?",
        [(one,) for one, (before, _) in changes.items() if before],
    )
    db.executemany(
        "INSERT INTO mentioned VALUES (?, ?, ?, ?)",
        [
            (one, after.published, ENCODER.encode(after.listed), ENCODER.encode(after.mentions))
            for one, (_, after) in sorted(changes.items())
            if after
        ],
    )


class _Cards(Protocol):
    _db: sqlite3.Connection

    def newest(self, group: Group, limit: int) -> list[Card]: ...
    def months(self, group: Group) -> tuple[tuple[str, int], ...]: ...


class MentionQuestions:
    """What the catalog knows of mentions."""

    def mentions(self: _Cards, article_id: ArticleId) -> tuple[Mention, ...]:
        """Return the mentions of topics in an article, in their order, the editor's links first."""
        return mentions_of(self._db, article_id)

    def mentions_of(self: _Cards, article_id: ArticleId) -> tuple[TopicKey, ...]:
        """Return the topics that an article mentions, members of them or not."""
        return tuple(mention.key for mention in mentions_of(self._db, article_id))

    def mentioning(self: _Cards, key: TopicKey, limit: int) -> list[Card]:
        """Return the newest articles that mention a topic and are no members of it."""
        return self.newest(Group(KIND, key), limit)

    def mentioning_count(self: _Cards, key: TopicKey) -> int:
        """Return how many there are. Grows with the months, not with the articles."""
        return sum(articles for _, articles in self.months(Group(KIND, key)))

    def topic_named(self: _Cards, name: str) -> TopicKey | None:
        """Return the topic with a page that has this name or alias, in any form."""
        return topic_named(self._db, name)
