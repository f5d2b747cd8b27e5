"""The key dates of a topic: days that several articles name, days and months with many articles.

Pure. Each comes with a sentence of an article that says what happened, as it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from digestgen.digests.choose import Candidate, Chosen, Worth

MOST = 5
_LEAST_ARTICLES = 4
"""Of a topic with key dates."""
_NAMED_BY = 2
_BUSY_DAY = 3
_BUSY_MONTH = 4
_ABOVE = 2
"""Times the articles of a month on average."""


class KeyDate(NamedTuple):
    """A day or month with what happened then."""

    when: str
    """ISO: `2020-04-13` or `2020-04`."""
    articles: int
    is_named: bool
    """Whether so many articles name the day; else so many were published then."""
    chosen: Chosen


def key_dates(
    candidates: Sequence[Candidate],
    months: Iterable[tuple[str, int]],
    worth: Worth,
    *,
    is_whole: bool,
    quoted: Collection[str],
) -> tuple[KeyDate, ...]:
    """Return the key dates, oldest first.

    `months`: every month of the topic with its number of articles; `is_whole`: whether the
    candidates are all of its articles, so that days can be counted; `quoted`: sentences that stand
    elsewhere on the page and are not said again. Ties go to the later date.
    """
    if len(candidates) < _LEAST_ARTICLES:
        return ()
    pick = _Pick(worth, quoted)
    found = [*_named(candidates, pick), *_days(candidates, pick, is_whole=is_whole)]
    covered = {date.when[:7] for date in found}
    found += [date for date in _months(candidates, months, pick) if date.when not in covered]
    ranked = sorted(found, key=lambda date: (date.articles, date.when), reverse=True)
    best: dict[str, KeyDate] = {}
    for date in ranked:
        best.setdefault(date.when, date)
    return tuple(sorted(list(best.values())[:MOST], key=lambda date: date.when))


def _named(candidates: Sequence[Candidate], pick: _Pick) -> list[KeyDate]:
    """Return the days that several articles name."""
    options: dict[str, dict[int, Chosen]] = defaultdict(dict)
    for candidate in candidates:
        for lead in candidate.leads:
            if lead.day:
                options[lead.day].setdefault(candidate.place, Chosen(candidate.place, lead))
    found = []
    for day, by_article in sorted(options.items(), reverse=True):
        if len(by_article) >= _NAMED_BY and (best := pick(by_article.values())):
            found.append(KeyDate(day, len(by_article), True, best))  # noqa: FBT003  a field
    return found


def _days(candidates: Sequence[Candidate], pick: _Pick, *, is_whole: bool) -> list[KeyDate]:
    """Return the days on which many articles were published."""
    if not is_whole:
        return []
    by_day: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.day:
            by_day[candidate.day].append(candidate)
    busy = {day: members for day, members in by_day.items() if len(members) >= _BUSY_DAY}
    return _busy(busy, {day: len(members) for day, members in busy.items()}, pick)


def _months(
    candidates: Sequence[Candidate], months: Iterable[tuple[str, int]], pick: _Pick
) -> list[KeyDate]:
    """Return the months in which clearly more articles were published than in others."""
    counts = {month: count for month, count in months if month}
    if len(counts) < _NAMED_BY:
        return []
    least = max(_BUSY_MONTH, _ABOVE * sum(counts.values()) / len(counts))
    busy = {month: count for month, count in counts.items() if count >= least}
    members: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.day[:7] in busy:
            members[candidate.day[:7]].append(candidate)
    return _busy(members, busy, pick)


def _busy(
    members: dict[str, list[Candidate]], counts: dict[str, int], pick: _Pick
) -> list[KeyDate]:
    found = []
    for when in sorted(members, key=lambda when: (counts[when], when), reverse=True)[:MOST]:
        options = (Chosen(one.place, lead) for one in members[when] for lead in one.leads)
        if best := pick(options):
            found.append(KeyDate(when, counts[when], False, best))  # noqa: FBT003
    return found


class _Pick:
    """Picks the best sentence that does not stand on the page yet."""

    def __init__(self, worth: Worth, quoted: Iterable[str]) -> None:
        self._worth = worth
        self._used = set(quoted)

    def __call__(self, options: Iterable[Chosen]) -> Chosen | None:
        fresh = [chosen for chosen in options if chosen.lead.text not in self._used]
        if not fresh:
            return None
        best = max(fresh, key=lambda one: (self._worth(one.lead), one.place, one.lead.text))
        self._used.add(best.lead.text)
        return best
