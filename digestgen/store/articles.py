"""Putting articles in, and taking them out of every index that holds something of them.

Inserts are collected and written together, sorted by key, which costs less than one by one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from digestgen.fingerprint import digest_bytes
from digestgen.model.card import Card
from digestgen.model.sketch import NO_SKETCH, Sketch
from digestgen.store.marks import decode_sketch, remove_sketch, rows_of_sketch
from digestgen.store.rows import ENCODER, ArticleRows, Entries
from digestgen.store.tallies import Tallies
from digestgen.store.translations import translation_rows
from digestgen.text.headline_words import headline_words

_ENTRIES = msgspec.msgpack.Decoder(Entries)
_CARD = msgspec.msgpack.Decoder(Card)
_TOPICS = msgspec.msgpack.Decoder(tuple[str, ...])
_FLUSH_AT = 1000
_INSERTS = {
    "article": "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)",
    "body": "INSERT INTO body VALUES (?, ?, ?, ?)",
    "cleaned": "INSERT INTO cleaned VALUES (?, ?, ?, ?)",
    "lead": "INSERT OR REPLACE INTO lead VALUES (?, ?, ?, ?)",
    "changed": "INSERT INTO changed VALUES (?, ?)",
    "tag": "INSERT OR IGNORE INTO tag VALUES (?, ?)",
    "pair": "INSERT OR IGNORE INTO pair VALUES (?, ?, ?)",
    "name": "INSERT OR IGNORE INTO name VALUES (?, ?)",
    "claim": "INSERT OR IGNORE INTO claim VALUES (?, ?, ?)",
    "reference": "INSERT OR IGNORE INTO reference VALUES (?, ?)",
    "membership": "INSERT OR IGNORE INTO membership VALUES (?, ?, ?, ?)",
    "sketch": "INSERT INTO sketch VALUES (?, ?, ?, ?)",
    "mark": "INSERT OR IGNORE INTO mark VALUES (?, ?, ?, ?)",
    "grouped": "INSERT OR REPLACE INTO grouped VALUES (?, ?)",
    "renewed": "INSERT INTO renewed VALUES (?, ?)",
    "translation": "INSERT OR IGNORE INTO translation VALUES (?, ?, ?)",
}

_DELETE_CLEANED = (
    "DELETE FROM cleaned WHERE article_id = ?",
    "DELETE FROM changed WHERE article_id = ?",
)


class Stored(NamedTuple):
    """An article as the store had it before a change."""

    card: bytes
    relation: bytes
    published: str
    entries: Entries
    topics: tuple[str, ...]
    body_digest: str
    """Of all that its own page alone shows."""
    leads: bytes
    named: bytes
    sketch: Sketch = NO_SKETCH

    def groups(self) -> tuple[tuple[str, str], ...]:
        """Return its groups as (kind, key), the archive included."""
        return (*named_groups(self.entries), *(("topic", key) for key in self.topics))


def whole_digest(body_digest: str, detail: bytes) -> str:
    """Return the digest of HTML and detail: links are but placeholders in the HTML."""
    return digest_bytes(body_digest.encode() + detail)


def named_groups(entries: Entries) -> tuple[tuple[str, str], ...]:
    """Return the groups that an article belongs to without any vocabulary, each once."""
    return tuple(dict.fromkeys((("archive", ""), *((kind, key) for kind, key, _ in entries.named))))


class ArticleWriter:
    """Changes articles; `flush` must be called before anything is read again."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in _INSERTS}
        self._groups: set[tuple[str, str]] = set()
        self.tallies = Tallies()
        self.lost_assets: set[str] = set()
        """Files that articles showed which were taken out."""

    def stored(self, article_id: str) -> Stored | None:
        """Return an article as it is; None when there is none."""
        row = self._db.execute(
            "SELECT a.card, a.relation, a.published, a.entries, b.digest, b.detail, g.topics, "
            "s.leads, s.named, k.data, k.bits FROM article a JOIN lead s ON s.article_id = a.id "
            "LEFT JOIN sketch k ON k.article_id = a.id "
            "JOIN body b ON b.id = a.id LEFT JOIN grouped g ON g.article_id = a.id WHERE a.id = ?",
            (article_id,),
        ).fetchone()
        if row is None:
            return None
        card, relation, published, entries, digest, detail, topics, leads, named, sketch, bits = row
        return Stored(
            card,
            relation,
            published,
            _ENTRIES.decode(entries),
            _TOPICS.decode(topics) if topics else (),
            whole_digest(digest, detail),
            leads,
            named,
            NO_SKETCH if sketch is None else decode_sketch(sketch, bits),
        )

    def permalink(self, article_id: str) -> str:
        """Return the address of an article; '' when there is none."""
        query = "SELECT permalink FROM article WHERE id = ?"
        row = self._db.execute(query, (article_id,)).fetchone()
        return str(row[0]) if row else ""

    def topics_of(self, article_id: str) -> tuple[str, ...] | None:
        """Return the topics of an article; None before it was given any."""
        row = self._db.execute(
            "SELECT topics FROM grouped WHERE article_id = ?", (article_id,)
        ).fetchone()
        return _TOPICS.decode(row[0]) if row else None

    def all_topics(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield every article with its topics. Linear."""
        for article_id, topics in self._db.execute("SELECT article_id, topics FROM grouped"):
            yield article_id, _TOPICS.decode(topics)

    def take_groups(self) -> set[tuple[str, str]]:
        """Return the groups (kind, key) that changed since the last call."""
        groups, self._groups = self._groups, set()
        return groups

    def put(self, rows: ArticleRows) -> None:
        """Put in an article that is not there; its topics come with `set_topics`."""
        add = self._rows
        article_id, entries, published = rows.article_id, rows.entries, rows.published
        add["article"].append(
            (
                article_id,
                rows.permalink,
                published,
                rows.card,
                rows.relation,
                ENCODER.encode(entries),
            )
        )
        add["body"].append((article_id, rows.body_digest, rows.body_html, rows.detail))
        self._put_sketch(rows)
        self._put_beside(rows)
        if rows.renewed:
            add["renewed"].append((article_id, rows.renewed))
        add["tag"] += [(tag, article_id) for tag in entries.tags]
        add["pair"] += [(article_id, tag, other) for tag, other in entries.pairs]
        add["name"] += [(name, article_id) for name in entries.names]
        add["claim"] += [(one, article_id, one.casefold()) for one in entries.claims]
        add["reference"] += [(name, article_id) for name in entries.references]
        add["translation"] += translation_rows(entries.original, article_id)
        self.tallies.spellings(entries.tags, 1)
        self.tallies.headline(rows.words, published, 1)
        for kind, key, name in entries.named:
            self.tallies.form(kind, key, name, 1)
        self._join(article_id, published, named_groups(entries))
        if len(add["article"]) >= _FLUSH_AT:
            self.flush_rows()

    def replace_body(self, rows: ArticleRows) -> None:
        """Change what only the article's own page shows; nothing of it stands in an index."""
        self._db.execute(
            "UPDATE article SET relation = ? WHERE id = ?", (rows.relation, rows.article_id)
        )
        self._db.execute(
            "UPDATE body SET digest = ?, html = ?, detail = ? WHERE id = ?",
            (rows.body_digest, rows.body_html, rows.detail, rows.article_id),
        )
        for statement in _DELETE_CLEANED:
            self._db.execute(statement, (rows.article_id,))
        remove_sketch(self._db, rows.article_id, rows.published)
        self._put_sketch(rows)
        self._put_beside(rows)

    def _put_sketch(self, rows: ArticleRows) -> None:
        row, marks = rows_of_sketch(rows.sketch, rows.published, rows.article_id)
        self._rows["sketch"].append(row)
        self._rows["mark"] += marks

    def _put_beside(self, rows: ArticleRows) -> None:
        article_id, cleaned = rows.article_id, rows.cleaned
        if cleaned:
            row = (article_id, cleaned.edits, cleaned.removed, cleaned.confidence)
            self._rows["cleaned"].append(row)
        if rows.passages:
            self._rows["changed"].append((article_id, rows.passages))
        self._rows["lead"].append((article_id, rows.leads, rows.named, rows.text_digest))

    def remove(self, article_id: str, stored: Stored) -> None:
        """Take an article out of everything."""
        entries = stored.entries
        remove_sketch(self._db, article_id, stored.published)
        self._leave(article_id, stored.published, stored.groups())
        self.tallies.together(stored.topics, -1)
        self.tallies.spellings(entries.tags, -1)
        title = _CARD.decode(stored.card).title
        self.tallies.headline(headline_words(title), stored.published, -1)
        for kind, key, name in entries.named:
            self.tallies.form(kind, key, name, -1)
        shown = "SELECT path FROM asset_use WHERE article_id = ?"
        self.lost_assets.update(row[0] for row in self._db.execute(shown, (article_id,)))
        run = self._db.executemany
        run(
            "DELETE FROM tag WHERE spelling = ? AND article_id = ?", _with(entries.tags, article_id)
        )
        run("DELETE FROM name WHERE name = ? AND article_id = ?", _with(entries.names, article_id))
        run(
            "DELETE FROM reference WHERE name = ? AND article_id = ?",
            _with(entries.references, article_id),
        )
        for statement in (
            "DELETE FROM pair WHERE article_id = ?",
            "DELETE FROM claim WHERE article_id = ?",
            "DELETE FROM article WHERE id = ?",
            "DELETE FROM body WHERE id = ?",
            "DELETE FROM lead WHERE article_id = ?",
            "DELETE FROM grouped WHERE article_id = ?",
            "DELETE FROM asset_use WHERE article_id = ?",
            "DELETE FROM link_problem WHERE article_id = ?",
            "DELETE FROM renewed WHERE article_id = ?",
            "DELETE FROM translation WHERE article_id = ?",
            "DELETE FROM chosen WHERE article_id = ?",
            *_DELETE_CLEANED,
        ):
            self._db.execute(statement, (article_id,))

    def set_topics(
        self, article_id: str, published: str, old: tuple[str, ...], new: tuple[str, ...]
    ) -> None:
        """Make an article a member of other topics than before; `published` did not change."""
        gone = [("topic", key) for key in old if key not in new]
        come = [("topic", key) for key in new if key not in old]
        self._leave(article_id, published, gone)
        self._join(article_id, published, come)
        self.tallies.together(old, -1)
        self.tallies.together(new, 1)
        self._rows["grouped"].append((article_id, ENCODER.encode(new)))
        if len(self._rows["grouped"]) >= _FLUSH_AT:
            self.flush_rows()

    def flush(self) -> None:
        """Write what was collected."""
        self.flush_rows()
        self._groups |= self.tallies.touched_groups()
        self.tallies.flush(self._db)

    def _join(self, article_id: str, published: str, groups: Iterable[tuple[str, str]]) -> None:
        for kind, key in groups:
            self._rows["membership"].append((kind, key, published, article_id))
            self.tallies.member(kind, key, published, 1)

    def _leave(self, article_id: str, published: str, groups: Iterable[tuple[str, str]]) -> None:
        for kind, key in groups:
            self._db.execute(
                "DELETE FROM membership WHERE kind = ? AND key = ? AND published = ? "
                "AND article_id = ?",
                (kind, key, published, article_id),
            )
            self.tallies.member(kind, key, published, -1)

    def flush_rows(self) -> None:
        """Write the rows that were collected, so that they can be read; sums stay open."""
        for name, rows in self._rows.items():
            if rows:
                if len(rows) > 1:
                    rows.sort(key=lambda row: row[: _KEY_LENGTH.get(name, 1)])
                self._db.executemany(_INSERTS[name], rows)
                rows.clear()


_KEY_LENGTH = {"mark": 3, "tag": 2, "claim": 2, "name": 2, "reference": 2, "membership": 4}


def _with(values: Iterable[str], article_id: str) -> list[tuple[str, str]]:
    return [(value, article_id) for value in values]
