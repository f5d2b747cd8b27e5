"""Questions of the catalog for the search: which words headlines have, and in which months."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator


class HeadlineQueries:
    """The part of the catalog that knows the words of headlines."""

    _db: sqlite3.Connection

    def headline_shards(self) -> Iterator[str]:
        """Yield the names of all shards of words, sorted. Linear in the words."""
        query = "SELECT DISTINCT shard FROM headline ORDER BY shard"
        return (str(row[0]) for row in self._db.execute(query).fetchall())

    def has_headline_shard(self, shard: str) -> bool:
        """Return whether some headline has a word of that shard."""
        query = "SELECT 1 FROM headline WHERE shard = ? LIMIT 1"
        return self._db.execute(query, (shard,)).fetchone() is not None

    def headline_words(self, shard: str) -> dict[str, list[str]]:
        """Return the words of a shard, sorted, with their months (`2020-04`, '' for undated)."""
        found: dict[str, list[str]] = {}
        query = "SELECT word, month FROM headline WHERE shard = ? ORDER BY word, month"
        for word, month in self._db.execute(query, (shard,)):
            found.setdefault(word, []).append(month)
        return found
