"""Weeks and months as stretches of days: `2020-W17` (ISO 8601) and `2020-04`.

Pure; no clock. Days are ISO texts, which compare as they follow each other. The calendar ends with
the year 9999, so a step beyond it stays at its end.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

WEEK, MONTH = "week", "month"
KINDS = (WEEK, MONTH)


class Stretch(NamedTuple):
    """Days from the first to the last, both included."""

    first: str
    last: str

    def holds(self, day: str) -> bool:
        """Return whether a day lies in it; never for '', which means undated."""
        return self.first <= day <= self.last


def kind_of(part: str) -> str:
    """Return whether a part stands for a week or a month."""
    return WEEK if "-W" in part else MONTH


@lru_cache(maxsize=16_384)
def part_of(kind: str, day: str) -> str:
    """Return the week or month of a day."""
    if kind == MONTH:
        return day[:7]
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04}-W{week:02}"


@lru_cache(maxsize=16_384)
def stretch_of(part: str) -> Stretch:
    """Return the days of a week or month. Raises ValueError when there is no such one."""
    year, rest = int(part[:4]), part[5:]
    if kind_of(part) == MONTH:
        month = int(rest)
        return Stretch(f"{part}-01", f"{part}-{monthrange(year, month)[1]:02}")
    monday = date.fromisocalendar(year, int(rest[1:]), 1)
    return Stretch(monday.isoformat(), _later(monday, 6).isoformat())


def is_part(part: str) -> bool:
    """Return whether a text is the part of a week or month, written as `part_of` writes it."""
    try:
        return part_of(kind_of(part), stretch_of(part).first) == part
    except ValueError:
        return False


def step(part: str, by: int) -> str:
    """Return the week or month so many further on, or back."""
    stretch = stretch_of(part)
    if kind_of(part) == WEEK:
        return part_of(WEEK, _later(date.fromisoformat(stretch.first), 7 * by).isoformat())
    months = int(part[:4]) * 12 + int(part[5:]) - 1 + by
    months = min(max(months, 12), 9999 * 12 + 11)
    return f"{months // 12:04}-{months % 12 + 1:02}"


def stretch_before(stretch: Stretch, count: int) -> Stretch:
    """Return the stretch as long as this one that ends `count` such stretches earlier."""
    first, last = date.fromisoformat(stretch.first), date.fromisoformat(stretch.last)
    days = ((last - first).days + 1) * -count
    return Stretch(_later(first, days).isoformat(), _later(last, days).isoformat())


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
