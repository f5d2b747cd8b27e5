"""Calendars: the months of a year, the days of a month, each with its number of articles.

A step from 0 to STEPS says how much there was, by the share of the most; a theme may shade by it,
beside the number itself. Weeks begin on Monday, as those of the digests do. Linear in what is
given.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

STEPS = 4
_WEEK = 7


class Cell(msgspec.Struct, frozen=True):
    """A month or a day."""

    text: str
    """What stands in it; '' for the days of a week that belong to another month."""
    title: str
    """In full."""
    articles: int
    href: str
    """'' when it has no articles."""
    step: int


class MonthGrid(msgspec.Struct, frozen=True):
    """A month, a row a week."""

    weekdays: tuple[tuple[str, str], ...]
    """Short and in full, Monday first."""
    weeks: tuple[tuple[Cell, ...], ...]


def step_of(articles: int, most: int) -> int:
    """Return how much a number is of the most: 0 for nothing, STEPS for the most itself."""
    return -(-articles * STEPS // most) if articles else 0


def draw_month(
    month: str,
    days: Mapping[str, int],
    *,
    titles: Mapping[str, str],
    hrefs: Mapping[str, str],
    weekdays: tuple[tuple[str, str], ...],
) -> MonthGrid:
    """Return the grid of a month (`2020-04`); `days` (`2020-04-13`) are those that have articles.

    `titles` and `hrefs` are by the same days.
    """
    year, number = int(month[:4]), int(month[5:])
    most = max(days.values(), default=1)
    blank = Cell("", "", 0, "", 0)
    cells: list[Cell] = [blank] * date(year, number, 1).weekday()
    for at in range(1, monthrange(year, number)[1] + 1):
        day = f"{month}-{at:02}"
        count = days.get(day, 0)
        cells.append(
            Cell(str(at), titles.get(day, ""), count, hrefs.get(day, ""), step_of(count, most))
        )
    cells += [blank] * (-len(cells) % _WEEK)
    return MonthGrid(weekdays, _weeks(cells))


def _weeks(cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(cells[at : at + _WEEK]) for at in range(0, len(cells), _WEEK))
