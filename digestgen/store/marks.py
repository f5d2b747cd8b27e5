"""Finding articles by marks: the leading words of their texts, and passages of them.

A mark is a number (see `digestgen.model.sketch`). Rows of a mark lie together in the order of time,
so that those nearest to an article are a short range, however many there are: with ever so many
copies of one text, each finds the same few.
"""

from __future__ import annotations

import sqlite3
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from functools import cached_property, lru_cache

import msgspec

from digestgen.linking.alike import FEWEST_SHARED, Sample, are_copies, sample_of
from digestgen.model.card import Card
from digestgen.model.ids import ArticleId
from digestgen.model.sketch import NO_SKETCH, Sketch

_SKETCH = msgspec.msgpack.Decoder(Sketch)
_ENCODER = msgspec.msgpack.Encoder()
_TIMELINES_KEPT = 32_768
_SAMPLES_KEPT = 2048
COPIES_ASKED = 4
"""On each side, for each passage."""
SHARED_MARKS = 2
"""Passages by which a text must be found, to be compared: common ones are shared by chance."""
MARKS_SCHEMA = """
CREATE TABLE sketch(
    article_id TEXT PRIMARY KEY, published TEXT NOT NULL, bits BLOB NOT NULL, data BLOB NOT NULL
);
CREATE TABLE mark(
    mark INTEGER NOT NULL, published TEXT NOT NULL, article_id TEXT NOT NULL,
    place INTEGER NOT NULL, PRIMARY KEY(mark, published, article_id)
) WITHOUT ROWID;
"""
_SketchRow = tuple[str, str, bytes, bytes]
_MarkRow = tuple[int, str, str, int]
"""The last: at which place among the leading words, 0 for passages."""
_Timeline = tuple[list[str], list[ArticleId]]


def rows_of_sketch(
    sketch: Sketch, published: str, article_id: str
) -> tuple[_SketchRow, list[_MarkRow]]:
    """Return the row that keeps a sketch, and those by which the article is found.

    Its bits stand apart: most comparisons need nothing else.
    """
    rest = _ENCODER.encode(msgspec.structs.replace(sketch, bits=b""))
    return (article_id, published, sketch.bits, rest), [
        *((mark, published, article_id, at) for at, mark in enumerate(sketch.word_marks())),
        *((mark, published, article_id, 0) for mark in sketch.passage_marks()),
    ]


def decode_sketch(rest: bytes, bits: bytes) -> Sketch:
    """Return the sketch that was stored in two parts."""
    return msgspec.structs.replace(_SKETCH.decode(rest), bits=bits)


def remove_sketch(db: sqlite3.Connection, article_id: str, published: str) -> None:
    """Take the sketch of an article out, and its marks."""
    row = db.execute("SELECT data FROM sketch WHERE article_id = ?", (article_id,)).fetchone()
    if row is None:
        return
    db.executemany(
        "DELETE FROM mark WHERE mark = ? AND published = ? AND article_id = ?",
        [(mark, published, article_id) for mark in _SKETCH.decode(row[0]).marks()],
    )
    db.execute("DELETE FROM sketch WHERE article_id = ?", (article_id,))


class MarkQueries:
    """Questions about likeness, for the catalog."""

    _db: sqlite3.Connection
    _is_for_all: bool

    def sketch_of(self, article_id: str) -> Sketch:
        """Return the sketch of an article, an empty one for an article without text."""
        query = "SELECT data, bits FROM sketch WHERE article_id = ?"
        row = self._db.execute(query, (article_id,)).fetchone()
        return decode_sketch(*row) if row else NO_SKETCH

    def marked(self, mark: int, card: Card, limit: int) -> list[ArticleId]:
        """Return the articles with a mark nearest in time to `card`, itself left out.

        At most `limit` on each side, the older ones first.
        """
        published = card.published.isoformat() if card.published else ""
        if self._is_for_all:
            return self._among_all(mark, published, card.article_id, limit)
        return [one for side in self.marked_at(mark, card, limit) for one, _ in side]

    def marked_at(
        self, mark: int, card: Card, limit: int
    ) -> tuple[list[tuple[ArticleId, int]], list[tuple[ArticleId, int]]]:
        """Return the articles with a mark nearest before and after `card`, nearest first.

        Each with the place of the mark among its leading words, from 0; at most `limit` on each
        side, itself left out.
        """
        published = card.published.isoformat() if card.published else ""
        values = (mark, published, card.article_id, limit)
        of_mark = "SELECT article_id, place FROM mark WHERE mark = ? AND (published, article_id)"
        older = f"{of_mark} < (?, ?) ORDER BY published DESC, article_id DESC LIMIT ?"
        newer = f"{of_mark} > (?, ?) ORDER BY published, article_id LIMIT ?"
        ask = self._db.execute
        return ask(older, values).fetchall(), ask(newer, values).fetchall()

    def duplicates_of(self, card: Card, sketch: Sketch) -> list[ArticleId]:
        """Return articles whose text is a copy of the article's, by id; the nearest in time.

        Both know each other, unless more copies stand between them than are asked for.
        """
        marks = sketch.passage_marks()
        seen = Counter([one for mark in marks for one in self.marked(mark, card, COPIES_ASKED)])
        # Of the copies that are asked for nearly all share more; of other texts few.
        found = [one for one, times in seen.items() if times >= SHARED_MARKS]
        if not found:
            return []
        own = sample_of(sketch)
        numbers, sample = own.numbers, self._sample
        # Most that share a passage share little else.
        likely = [one for one in found if len(numbers & sample(one).numbers) >= FEWEST_SHARED]
        return sorted([one for one in likely if are_copies(own, sample(one))])

    @cached_property
    def _sample(self) -> Callable[[ArticleId], Sample]:
        return lru_cache(maxsize=_SAMPLES_KEPT)(lambda one: sample_of(self.sketch_of(one)))

    def _among_all(self, mark: int, published: str, article_id: str, limit: int) -> list[ArticleId]:
        if mark not in self._shared_marks:
            return []
        days, ids = self._mark_timeline(mark)
        at = bisect_left(days, published)
        at = bisect_left(ids, article_id, at, bisect_right(days, published, at))
        behind = at + 1 if at < len(ids) and ids[at] == article_id else at
        return ids[max(0, at - limit) : at] + ids[behind : behind + limit]

    @cached_property
    def _shared_marks(self) -> frozenset[int]:
        """All marks of more than one article: most have a single one. Linear."""
        query = "SELECT mark FROM mark GROUP BY mark HAVING count(*) > 1"
        return frozenset(row[0] for row in self._db.execute(query))

    @cached_property
    def _mark_timeline(self) -> Callable[[int], _Timeline]:
        return lru_cache(maxsize=_TIMELINES_KEPT)(self._read_mark)

    def _read_mark(self, mark: int) -> _Timeline:
        query = (
            "SELECT published, article_id FROM mark WHERE mark = ? ORDER BY published, article_id"
        )
        rows = self._db.execute(query, (mark,)).fetchall()
        # Interned: an article stands under twenty marks.
        days = [sys.intern(day) for day, _ in rows]
        return days, [ArticleId(sys.intern(one)) for _, one in rows]
