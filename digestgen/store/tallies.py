"""Sums over articles, kept up to date by what comes and goes.

A page that shows "812 articles" must not count 812 rows each time one of them changes. Changes are
collected and written once; a sum that falls to nothing has no row.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import permutations

from digestgen.text.headline_words import shard_of
from digestgen.text.stretches import WEEK, part_of

_UPSERT = {
    "spelling": "INSERT INTO spelling VALUES (?, ?) ON CONFLICT(spelling) "
    "DO UPDATE SET articles = articles + excluded.articles",
    "form": "INSERT INTO form VALUES (?, ?, ?, ?) ON CONFLICT(kind, key, name) "
    "DO UPDATE SET articles = articles + excluded.articles",
    "period": "INSERT INTO period VALUES (?, ?, ?, ?) ON CONFLICT(kind, key, month) "
    "DO UPDATE SET articles = articles + excluded.articles",
    "week": "INSERT INTO week VALUES (?, ?) ON CONFLICT(week) "
    "DO UPDATE SET articles = articles + excluded.articles",
    "shared": "INSERT INTO shared VALUES (?, ?, ?) ON CONFLICT(key, other) "
    "DO UPDATE SET articles = articles + excluded.articles",
    "headline": "INSERT INTO headline VALUES (?, ?, ?, ?) ON CONFLICT(shard, word, month) "
    "DO UPDATE SET articles = articles + excluded.articles",
}
_DROP = {
    "spelling": "DELETE FROM spelling WHERE spelling = ? AND articles = 0",
    "form": "DELETE FROM form WHERE kind = ? AND key = ? AND name = ? AND articles = 0",
    "period": "DELETE FROM period WHERE kind = ? AND key = ? AND month = ? AND articles = 0",
    "week": "DELETE FROM week WHERE week = ? AND articles = 0",
    "shared": "DELETE FROM shared WHERE key = ? AND other = ? AND articles = 0",
    "headline": "DELETE FROM headline WHERE shard = ? AND word = ? AND month = ? AND articles = 0",
}


class Tallies:
    """Changes of sums that are not written yet."""

    def __init__(self) -> None:
        self._sums: dict[str, Counter[tuple[str, ...]]] = {name: Counter() for name in _UPSERT}

    def spellings(self, tags: Iterable[str], sign: int) -> None:
        """Count the tags of one article."""
        sums = self._sums["spelling"]
        for tag in tags:
            sums[(tag,)] += sign

    def form(self, kind: str, key: str, name: str, sign: int) -> None:
        """Count one way of writing an author or a section."""
        self._sums["form"][(kind, key, name)] += sign

    def member(self, kind: str, key: str, published: str, sign: int) -> None:
        """Count an article in one of its groups."""
        self._sums["period"][(kind, key, published[:7])] += sign
        if kind == "archive" and published:
            self._sums["week"][(part_of(WEEK, published),)] += sign

    def together(self, topics: Iterable[str], sign: int) -> None:
        """Count an article for every two of its topics."""
        sums = self._sums["shared"]
        for pair in permutations(topics, 2):
            sums[pair] += sign

    def headline(self, words: Iterable[str], published: str, sign: int) -> None:
        """Count the words of one title."""
        sums, month = self._sums["headline"], published[:7]
        for word in words:
            sums[(shard_of(word), word, month)] += sign

    def touched_groups(self) -> set[tuple[str, str]]:
        """Return the groups (kind, key) whose size or name may differ since the last flush."""
        groups = {(kind, key) for kind, key, _ in self._sums["period"]}
        return groups | {(kind, key) for kind, key, _ in self._sums["form"]}

    def flush(self, db: sqlite3.Connection) -> None:
        """Write the changes."""
        for name, sums in self._sums.items():
            changes = [(key, change) for key, change in sorted(sums.items()) if change]
            db.executemany(_UPSERT[name], [(*key, change) for key, change in changes])
            db.executemany(_DROP[name], [key for key, change in changes if change < 0])
            sums.clear()
