"""Questions of the catalog about stretches of time: what lies in one, what is new, what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from digestgen.model.ids import ArticleId, TopicKey
from digestgen.store.groups import Group
from digestgen.store.meta import get_value
from digestgen.text.stretches import Stretch

_KEYS = msgspec.msgpack.Decoder(tuple[TopicKey, ...])
_OF_GROUP = "FROM membership WHERE kind = ? AND key = ?"


class Latest(NamedTuple):
    """An article with the day of what happened last: it was changed, or published."""

    day: str
    article_id: ArticleId


class TimeQueries:
    """The part of the catalog that answers by days. Days are ISO, undated articles have none."""

    _db: sqlite3.Connection

    @cached_property
    def weeks(self) -> dict[str, int]:
        """The weeks that have articles, `2020-W17`, with their numbers, newest first."""
        return dict(self._db.execute("SELECT week, articles FROM week ORDER BY week DESC"))

    def topics_between(self, stretch: Stretch) -> list[tuple[ArticleId, tuple[TopicKey, ...]]]:
        """Return the articles of some days with their topics, newest first."""
        query = (
            "SELECT m.article_id, g.topics FROM membership m "
            "LEFT JOIN grouped g ON g.article_id = m.article_id "
            "WHERE m.kind = 'archive' AND m.key = '' AND m.published BETWEEN ? AND ? "
            "ORDER BY m.published DESC, m.article_id DESC"
        )
        return [
            (ArticleId(article_id), _KEYS.decode(topics) if topics else ())
            for article_id, topics in self._db.execute(query, stretch)
        ]

    def count_between(self, group: Group, stretch: Stretch) -> int:
        """Return how many articles a group has in some days. Linear in them."""
        query = f"SELECT count(*) {_OF_GROUP} AND published BETWEEN ? AND ?"
        return int(self._db.execute(query, (*group, *stretch)).fetchone()[0])

    def first_day(self, group: Group, behind: str = "") -> str:
        """Return the first day on which a group has an article, after a day; '' for none."""
        query = f"SELECT published {_OF_GROUP} AND published > ? ORDER BY published LIMIT 1"
        row = self._db.execute(query, (*group, behind)).fetchone()
        return str(row[0]) if row else ""

    def has_before(self, group: Group, day: str, count: int) -> bool:
        """Return whether a group has so many dated articles before a day. Linear in `count`."""
        query = f"SELECT 1 {_OF_GROUP} AND published > '' AND published < ? LIMIT 1 OFFSET ?"
        return self._db.execute(query, (*group, day, count - 1)).fetchone() is not None

    def ids_between(self, stretch: Stretch) -> Iterator[ArticleId]:
        """Yield the articles of some days, newest first."""
        query = (
            "SELECT article_id FROM membership WHERE kind = 'archive' AND key = '' "
            "AND published BETWEEN ? AND ? ORDER BY published DESC, article_id DESC"
        )
        for (article_id,) in self._db.execute(query, stretch):
            yield ArticleId(article_id)

    def today(self) -> str:
        """Return the day that the build took for today.

        Only page kinds that are declared to depend on the day (`is_daily`) may ask.
        """
        return str(get_value(self._db, "choice")[0])

    def latest(self, limit: int) -> list[Latest]:
        """Return the articles that were published or changed last, the last first.

        Those without any date are not among them. Ties by id, descending.
        """
        # One that was never changed and is among the last by its day is so by publication alone.
        published = (
            "SELECT published, article_id FROM membership WHERE kind = 'archive' AND key = '' "
            "AND published > '' ORDER BY published DESC, article_id DESC LIMIT ?"
        )
        renewed = "SELECT day, article_id FROM renewed ORDER BY day DESC, article_id DESC LIMIT ?"
        days: dict[str, str] = {}
        for query in (published, renewed):
            days.update({one: day for day, one in self._db.execute(query, (limit,))})
        found = (Latest(day, ArticleId(one)) for one, day in days.items())
        return sorted(found, reverse=True)[:limit]
