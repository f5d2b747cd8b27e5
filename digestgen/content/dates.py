"""Dates as editors write them -> calendar days.

The day is taken as it stands: `2020-04-26T23:30:00-05:00` is 26 April wherever the site is. Only a
count of seconds has no day of its own and needs the site's time zone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

HINT = "write year-month-day, as in 2024-02-13"
_MAX_CHARS = 100

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>[0-9]{4})"
_ZONE = r"(?:z|[a-z]{1,5}(?:/[a-z_]{1,30}){0,2}|(?:utc|gmt)?[+-][0-9]{1,2}(?::?[0-9]{2})?)"
_TIME = (
    r"(?:(?:\s*[t,|@-]\s*|\s+)(?:at\s+)?[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]{1,9})?)?"
    rf"\s*(?:[ap]\.?m\.?)?\s*{_ZONE}?\s*(?:\([a-z+0-9: ]{{1,40}}\))?)?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{_WEEKDAY}{pattern}{_TIME}\Z", re.ASCII | re.IGNORECASE)


# What nearly all dates are; the first of the forms reads it alike.
_ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?\Z"
)


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms of whole days; compiling them takes 5 ms."""
    return (
        _form(rf"{_YEAR}(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}})"),
        _form(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
        _form(rf"{_DAY}(?:\s+|-)(?:of\s+)?{_MONTH}(?:,?\s+|-){_YEAR}"),
        _form(rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}"),
        _form(rf"{_YEAR},?\s+{_MONTH}\s+{_DAY}"),
    )


@lru_cache(maxsize=1)
def _month_forms() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})\Z", re.ASCII),
        re.compile(rf"{_MONTH},?\s+{_YEAR}\Z", re.ASCII | re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _numbers() -> re.Pattern[str]:
    return re.compile(
        rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}){_TIME}\Z", re.ASCII | re.IGNORECASE
    )


_SECONDS = re.compile(r"[0-9]{9,10}(?:[0-9]{3})?\Z", re.ASCII)
_MILLISECOND_DIGITS = 12
_LAST_MONTH = 12


class Day(NamedTuple):
    """A day read."""

    value: date
    is_whole_month: bool = False
    """Only the month was given; the day is its first."""


def read_day(text: str, *, timezone: str) -> Day | str:
    """Return the day that `text` states, or what is wrong with it."""
    if match := _ISO.match(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    text = " ".join(text.split())
    if len(text) > _MAX_CHARS:
        return "is no date"
    return _from_seconds(text, timezone) if _SECONDS.match(text) else _read_form(text)


def _read_form(text: str) -> Day | str:
    for form in _forms():
        if match := form.match(text):
            return _day(match, int(match["day"]))
    if match := _numbers().match(text):
        return _from_numbers(int(match[1]), int(match[3]), int(match[4]))
    for form in _month_forms():
        if match := form.match(text):
            day = _day(match, 1)
            return day if isinstance(day, str) else Day(day.value, is_whole_month=True)
    return "is no date"


def _day(match: re.Match[str], day: int) -> Day | str:
    groups = match.groupdict()
    month = int(groups["month"]) if groups.get("month") else _MONTHS.get(groups["name"].lower(), 0)
    return _checked(int(groups["year"]), month, day)


def _checked(year: int, month: int, day: int) -> Day | str:
    try:
        return Day(date(year, month, day))
    except ValueError:
        return "is no date"


def _from_numbers(first: int, second: int, year: int) -> Day | str:
    """Read `26/04/2020` or `04/26/2020`; when both could be months nobody knows which is which."""
    if first != second and max(first, second) <= _LAST_MONTH:
        return "may be read in two ways"
    month, day = (second, first) if second <= _LAST_MONTH else (first, second)
    return _checked(year, month, day)


def _from_seconds(text: str, timezone: str) -> Day:
    from zoneinfo import ZoneInfo  # noqa: PLC0415  for those who need it

    seconds = int(text) / (1000 if len(text) >= _MILLISECOND_DIGITS else 1)
    return Day(datetime.fromtimestamp(seconds, tz=UTC).astimezone(ZoneInfo(timezone)).date())
