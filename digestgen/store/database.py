"""Opening the database, and putting articles and topics into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

import msgspec

from digestgen.model.article import Article, Heading, Link
from digestgen.model.ids import TopicKey
from digestgen.model.topic import Topic
from digestgen.store.link_names import names_meant, names_of
from digestgen.store.schema import SCHEMA

Connection = sqlite3.Connection
"""An open store; only this package knows what is behind it."""

ENCODER = msgspec.msgpack.Encoder()


class BodyDetail(msgspec.Struct, frozen=True):
    """What the article's own page shows besides its card and its HTML."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    source_url: str
    word_count: int
    edit_count: int
    is_title_derived: bool


class Relation(msgspec.Struct, frozen=True):
    """What relates an article to others."""

    terms: tuple[str, ...]


def open_memory() -> Connection:
    """Return an empty store that lives as long as the connection."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(SCHEMA)
    return connection


def add_article(db: Connection, article: Article) -> None:
    """Put `article` in; topics come later, when all tags are known."""
    card = article.card
    article_id = card.article_id
    published = card.published.isoformat() if card.published else ""
    detail = BodyDetail(
        headings=article.headings,
        links=article.links,
        source_url=article.metadata.source_url,
        word_count=article.word_count,
        edit_count=len(article.edits),
        is_title_derived=article.title_source.value == "derived",
    )
    db.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?)",
        (
            article_id,
            card.permalink,
            published,
            ENCODER.encode(card),
            ENCODER.encode(Relation(article.terms)),
        ),
    )
    db.execute(
        "INSERT INTO body VALUES (?, ?, ?, ?)",
        (article_id, article.body_digest, article.body_html, ENCODER.encode(detail)),
    )
    db.executemany(
        "INSERT INTO tag VALUES (?, ?, ?)",
        [(article_id, position, tag) for position, tag in enumerate(card.tags)],
    )
    db.executemany(
        "INSERT INTO pair VALUES (?, ?, ?)",
        [(article_id, tag, other) for tag, other in article.spellings],
    )
    db.executemany(
        "INSERT INTO name VALUES (?, ?)", [(name, article_id) for name in names_of(card)]
    )
    db.executemany(
        "INSERT OR IGNORE INTO reference VALUES (?, ?)",
        [(name, article_id) for link in article.links for name in names_meant(link.target)],
    )
    _join(db, article_id, published, [("archive", "", 0)])


def add_asset(db: Connection, path: str, digest: str) -> None:
    """Put a file in that articles may show: its path below `content/` and its digest."""
    name = path.rpartition("/")[2].casefold()
    db.execute("INSERT INTO asset VALUES (?, ?, ?)", (path, name, digest))


def add_term(db: Connection, kind: str, key: str, name: str, topic: Topic | None) -> None:
    """Put a group in: a topic, an author, a section."""
    data = ENCODER.encode(topic) if topic else None
    db.execute("INSERT INTO term VALUES (?, ?, ?, ?)", (kind, key, name, data))


def join_topics(db: Connection, topic_of: Mapping[str, TopicKey]) -> None:
    """Make every article a member of the topics that its tags name, in the author's order.

    Tags that no topic claims (`topic_of` lacks them) are passed over.
    """
    rows = db.execute(
        "SELECT tag.article_id, article.published, tag.spelling FROM tag "
        "JOIN article ON article.id = tag.article_id ORDER BY tag.article_id, tag.position"
    ).fetchall()
    for article_id, published, spelling in rows:
        key = topic_of.get(spelling)
        if key is not None:
            _join(db, article_id, published, [("topic", key, _next_position(db, article_id))])


def join_named(db: Connection, article_id: str, kind: str, keys: Iterable[str]) -> None:
    """Make an article a member of groups of one kind, in order."""
    row = db.execute("SELECT published FROM article WHERE id = ?", (article_id,)).fetchone()
    _join(db, article_id, row[0], [(kind, key, n) for n, key in enumerate(keys)])


def _next_position(db: Connection, article_id: str) -> int:
    query = "SELECT count(*) FROM membership WHERE article_id = ? AND kind = 'topic'"
    return int(db.execute(query, (article_id,)).fetchone()[0])


def _join(
    db: Connection, article_id: str, published: str, groups: Iterable[tuple[str, str, int]]
) -> None:
    # Two tags of one article may name one topic: the first place counts.
    db.executemany(
        "INSERT OR IGNORE INTO membership VALUES (?, ?, ?, ?, ?)",
        [(kind, key, published, article_id, position) for kind, key, position in groups],
    )
