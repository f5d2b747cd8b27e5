"""The vocabulary and the groups as the store knows them: reading them, and writing what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from digestgen.fingerprint import digest_bytes
from digestgen.model.delta import TermDelta, TermShown
from digestgen.model.topic import Topic
from digestgen.store.link_names import WIKI, names_meant
from digestgen.store.rows import ENCODER, Entries

_TOPIC = msgspec.msgpack.Decoder(Topic)
_ENTRIES = msgspec.msgpack.Decoder(Entries)


def lookup_of(db: sqlite3.Connection) -> dict[str, str]:
    """Return every spelling with its topic. Linear in the spellings."""
    return dict(db.execute("SELECT spelling, key FROM lookup"))


def write_lookup(db: sqlite3.Connection, old: Mapping[str, str], new: Mapping[str, str]) -> None:
    """Make `new` the lookup, which was `old`."""
    gone = [(spelling,) for spelling in old if spelling not in new]
    db.executemany("DELETE FROM lookup WHERE spelling = ?", gone)
    db.executemany(
        "INSERT OR REPLACE INTO lookup VALUES (?, ?)",
        [(spelling, key) for spelling, key in new.items() if old.get(spelling) != key],
    )


def write_topics(db: sqlite3.Connection, topics: Collection[Topic]) -> set[str]:
    """Make these all topics, with a page or without; return the keys of those that differ."""
    old = dict(db.execute("SELECT key, data FROM topic"))
    new = {topic.key: (topic.name, ENCODER.encode(topic)) for topic in topics}
    changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key, ("", b""))[1]}
    db.executemany("DELETE FROM topic WHERE key = ?", [(key,) for key in changed])
    db.executemany("DELETE FROM pin WHERE key = ?", [(key,) for key in changed])
    db.executemany("DELETE FROM broader WHERE key = ?", [(key,) for key in changed])
    db.executemany(
        "INSERT OR IGNORE INTO broader VALUES (?, ?)",
        [(holder, one.key) for one in topics if one.key in changed for holder in one.broader],
    )
    db.executemany(
        "INSERT OR IGNORE INTO pin VALUES (?, ?)",
        [
            (name, topic.key)
            for topic in topics
            if topic.key in changed
            for pinned in topic.pinned
            for name in names_meant(WIKI + pinned)
        ],
    )
    db.executemany(
        "INSERT INTO topic VALUES (?, ?, ?)", [(key, *new[key]) for key in changed if key in new]
    )
    return changed


def tagged_with(db: sqlite3.Connection, spellings: Iterable[str]) -> set[str]:
    """Return the ids of the articles that have one of these tags."""
    return {
        row[0]
        for spelling in spellings
        for row in db.execute("SELECT article_id FROM tag WHERE spelling = ?", (spelling,))
    }


def are_tagged(db: sqlite3.Connection, spellings: Collection[str], wanted: int) -> bool:
    """Return whether so many articles have one of these tags.

    Counted one by one only where the numbers of the spellings leave it open.
    """
    sizes = [
        row[0]
        for spelling in spellings
        for row in db.execute("SELECT articles FROM spelling WHERE spelling = ?", (spelling,))
    ]
    if max(sizes, default=0) >= wanted:
        return True
    return sum(sizes) >= wanted and len(tagged_with(db, spellings)) >= wanted


def members_of(db: sqlite3.Connection, kind: str, keys: Iterable[str]) -> set[str]:
    """Return the ids of the articles of these groups."""
    return {
        row[0]
        for key in keys
        for row in db.execute(
            "SELECT article_id FROM membership WHERE kind = ? AND key = ?", (kind, key)
        )
    }


def all_entries(db: sqlite3.Connection) -> Iterator[tuple[str, str, Entries]]:
    """Yield id, date and index entries of every article, sorted by id. Linear."""
    for article_id, published, entries in db.execute(
        "SELECT id, published, entries FROM article ORDER BY id"
    ):
        yield article_id, published, _ENTRIES.decode(entries)


def entries_of(db: sqlite3.Connection, article_id: str) -> tuple[str, Entries]:
    """Return date and index entries of an article."""
    row = db.execute(
        "SELECT published, entries FROM article WHERE id = ?", (article_id,)
    ).fetchone()
    return row[0], _ENTRIES.decode(row[1])


def shown_topics(db: sqlite3.Connection) -> set[str]:
    """Return the keys of the topics that have a page."""
    return {row[0] for row in db.execute("SELECT key FROM term WHERE kind = 'topic'")}


def all_groups(db: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return every group (kind, key) that has articles or a page. Linear in the groups."""
    query = "SELECT DISTINCT kind, key FROM period UNION SELECT kind, key FROM term"
    return set(db.execute(query))


def update_terms(
    db: sqlite3.Connection, groups: Collection[tuple[str, str]], shown: Iterable[str] | None
) -> tuple[TermDelta, ...]:
    """Bring the rows of these groups (kind, key) up to date; return what a page could tell.

    `shown`: all topics that have a page; None when that did not change. Sorted.
    """
    if not groups:
        return ()
    with_page = shown_topics(db) if shown is None else set(shown)
    deltas = []
    for kind, key in sorted(set(groups)):
        before = db.execute(
            "SELECT name, articles, data FROM term WHERE kind = ? AND key = ?", (kind, key)
        ).fetchone()
        after = _term(db, kind, key, with_page)
        if before == after:
            continue
        if after is None:
            db.execute("DELETE FROM term WHERE kind = ? AND key = ?", (kind, key))
        else:
            db.execute("INSERT OR REPLACE INTO term VALUES (?, ?, ?, ?, ?)", (kind, key, *after))
        delta = TermDelta(kind, key, _shown(before), _shown(after))
        if delta.before != delta.after and kind != "archive":
            deltas.append(delta)
    return tuple(deltas)


def _term(
    db: sqlite3.Connection, kind: str, key: str, with_page: set[str]
) -> tuple[str, int, bytes | None] | None:
    """Return name, size and data of a group as they are now; None when it has no page."""
    (articles,) = db.execute(
        "SELECT coalesce(sum(articles), 0) FROM period WHERE kind = ? AND key = ?", (kind, key)
    ).fetchone()
    if kind == "archive":
        return ("", articles, None)
    if kind == "topic":
        row = db.execute("SELECT name, data FROM topic WHERE key = ?", (key,)).fetchone()
        return (row[0], articles, row[1]) if row and key in with_page else None
    # Names with one slug are one group; the most frequent form is shown, ties by name.
    row = db.execute(
        "SELECT name FROM form WHERE kind = ? AND key = ? ORDER BY articles DESC, name LIMIT 1",
        (kind, key),
    ).fetchone()
    return (row[0], articles, None) if row else None


def _shown(row: tuple[str, int, bytes | None] | None) -> TermShown | None:
    if row is None:
        return None
    topic = _TOPIC.decode(row[2]) if row[2] else None
    return TermShown(
        row[0],
        digest_bytes(row[2] or b""),
        broader=topic.broader if topic else (),
        aliases=topic.aliases if topic else (),
        names=topic.names if topic else (),
    )
