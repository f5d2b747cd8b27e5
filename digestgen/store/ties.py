"""How topics hang together: questions for maps.

A part of `Catalog`, in a file of its own.
"""

from __future__ import annotations

import sqlite3
from itertools import combinations

import msgspec

from digestgen.model.ids import TopicKey

_KEYS = msgspec.msgpack.Decoder(tuple[TopicKey, ...])


class TieQueries:
    """Questions about articles that topics share."""

    _db: sqlite3.Connection

    def ties_among(self, keys: list[TopicKey]) -> list[tuple[int, int, int]]:
        """Return (place, place, articles shared) for every two of `keys` that share any, sorted.

        Quadratic in the keys, of which there are few.
        """
        marks = ", ".join("?" * len(keys))
        query = (
            f"SELECT key, other, articles FROM shared WHERE key IN ({marks}) AND other IN ({marks})"
        )
        place = {key: at for at, key in enumerate(keys)}
        rows = self._db.execute(query, (*keys, *keys)).fetchall()
        ties = [(place[one], place[other], articles) for one, other, articles in rows]
        return sorted(tie for tie in ties if tie[0] < tie[1])

    def most_shared(self, key: TopicKey, limit: int) -> list[tuple[TopicKey, int]]:
        """Return the topics that share most articles with one, with the number, ties by key."""
        query = (
            "SELECT other, articles FROM shared WHERE key = ? ORDER BY articles DESC, other LIMIT ?"
        )
        rows = self._db.execute(query, (key, limit)).fetchall()
        return [(TopicKey(other), articles) for other, articles in rows]

    def ties_within(
        self, key: TopicKey, keys: list[TopicKey], newest: int
    ) -> list[tuple[int, int, int]]:
        """Return (place, place, articles) for every two of `keys` that meet in articles of `key`.

        Sorted. Only the `newest` articles are asked.
        """
        query = (
            "SELECT g.topics FROM membership m JOIN grouped g ON g.article_id = m.article_id "
            "WHERE m.kind = 'topic' AND m.key = ? "
            "ORDER BY m.published DESC, m.article_id DESC LIMIT ?"
        )
        place = {key: at for at, key in enumerate(keys)}
        counts: dict[tuple[int, int], int] = {}
        for (topics,) in self._db.execute(query, (key, newest)).fetchall():
            found = sorted(place[topic] for topic in _KEYS.decode(topics) if topic in place)
            for pair in combinations(found, 2):
                counts[pair] = counts.get(pair, 0) + 1
        return [(one, other, counts[one, other]) for one, other in sorted(counts)]
