"""What topics saw in a stretch of time: how many articles, whether they are new, or rising.

- *new*: its first dated article of all lies in these days
- *rising*: it has at least RISING_LEAST articles in these days, and at least twice as many as it
  had on average in the three stretches before, which are as long

Neither is said of the first stretches of a site, with nothing to compare with: it must have had an
article by the end of the third stretch before.
"""

from __future__ import annotations

from typing import NamedTuple

from digestgen.model.ids import ArticleId, TopicKey
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Group
from digestgen.text.stretches import (
    MONTH,
    WEEK,
    Stretch,
    kind_of,
    step,
    stretch_before,
    stretch_of,
)
from digestgen.wording import Wording, gettext_noop

RISING_LEAST = 3
COMPARED = 3
"""Stretches before."""
_KEPT = 64


class Days(NamedTuple):
    """A stretch of time with those that it is compared with."""

    stretch: Stretch
    before: tuple[Stretch, ...]
    """COMPARED of them, the latest first."""
    unit: str
    """week, month, or '' for stretches of as many days."""

    @classmethod
    def of_part(cls, part: str) -> Days:
        """Return the days of a week or month."""
        before = tuple(stretch_of(step(part, -by)) for by in range(1, COMPARED + 1))
        return cls(stretch_of(part), before, kind_of(part))

    @classmethod
    def between(cls, stretch: Stretch) -> Days:
        """Return any days, compared with as many before."""
        before = tuple(stretch_before(stretch, by) for by in range(1, COMPARED + 1))
        return cls(stretch, before, "")


class Saw(NamedTuple):
    """A topic that was active."""

    key: TopicKey
    ids: tuple[ArticleId, ...]
    """Its articles, newest first."""
    place: int
    """The first place that it has among the topics of one of these articles: 0 for a main one."""
    is_new: bool = False
    before: tuple[int, ...] = ()
    """When it is rising: its numbers of articles in the stretches before, the earliest first."""


class Seen(NamedTuple):
    """All that a stretch of time saw."""

    topics: dict[TopicKey, Saw]
    articles: dict[ArticleId, tuple[TopicKey, ...]]
    """Newest first, with their topics."""


def seen_in(catalog: Catalog, days: Days) -> Seen:
    """Return what topics saw in these days. Linear in their articles."""
    first, last = days.stretch
    what = f"seen {days.unit}"
    return catalog.remember(what, f"{first} {last}", lambda: _seen(catalog, days), at_most=_KEPT)


def _seen(catalog: Catalog, days: Days) -> Seen:
    articles = dict(catalog.topics_between(days.stretch))
    ids: dict[TopicKey, list[ArticleId]] = {}
    places: dict[TopicKey, int] = {}
    for article_id, keys in articles.items():
        for place, key in enumerate(keys):
            ids.setdefault(key, []).append(article_id)
            places[key] = min(place, places.get(key, place))
    start = catalog.remember("first day", "", lambda: catalog.first_day(ARCHIVE))
    is_compared = start <= days.before[-1].last
    topics = {}
    for key, own in ids.items():
        saw = Saw(key, tuple(own), places[key])
        topics[key] = _compared(catalog, saw, days) if is_compared else saw
    return Seen(topics, articles)


def _compared(catalog: Catalog, saw: Saw, days: Days) -> Saw:
    group = Group("topic", saw.key)
    start = catalog.remember("first day", saw.key, lambda: catalog.first_day(group))
    if start >= days.stretch.first:
        return saw._replace(is_new=True)
    count = len(saw.ids)
    if count < RISING_LEAST:
        return saw
    before = tuple(catalog.count_between(group, stretch) for stretch in reversed(days.before))
    is_rising = count * len(before) >= 2 * sum(before)
    return saw._replace(before=before) if is_rising else saw


_AFTER_NONE = {
    WEEK: gettext_noop("%(articles)s, after none in the three weeks before"),
    MONTH: gettext_noop("%(articles)s, after none in the three months before"),
    "": gettext_noop("%(articles)s, after none in the three stretches of as many days before"),
}
_AFTER = {
    WEEK: gettext_noop("%(articles)s, after %(numbers)s in the weeks before"),
    MONTH: gettext_noop("%(articles)s, after %(numbers)s in the months before"),
    "": gettext_noop("%(articles)s, after %(numbers)s in the stretches of as many days before"),
}


def in_words(saw: Saw, unit: str, wording: Wording) -> str:
    """Return what is to be said of an active topic: `6 articles, after 1, 0 and 2 in the ...`."""
    count = wording.ngettext("%(num)s article", "%(num)s articles", len(saw.ids))
    if not saw.before:
        return count
    if not any(saw.before):
        return wording.gettext(_AFTER_NONE[unit], articles=count)
    numbers = wording.listed([wording.figure(number) for number in saw.before])
    return wording.gettext(_AFTER[unit], articles=count, numbers=numbers)


def by_weight(saws: list[Saw]) -> list[Saw]:
    """Return topics, those with most articles first, ties by their place and key."""
    return sorted(saws, key=lambda saw: (-len(saw.ids), saw.place, saw.key))
