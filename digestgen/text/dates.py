"""Find printed dates in running text.

`November 20, 2019`, `20 Nov 2019 11:42 GMT`, `19/11/19 6:56 AM`.

Pure; the calendar only, no clock and no time zone arithmetic: the day as printed counts. A front
matter date is another matter (`content/`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

_MONTH_NAMES = (
    "january jan januar janvier enero janeiro января",
    "february feb februar février febrero fevereiro февраля",
    "march mar märz mars marzo março марта",
    "april apr avril abril апреля",
    "may mai mayo maio мая",
    "june jun juni juin junio junho июня",
    "july jul juli juillet julio julho июля",
    "august aug août agosto августа",
    "september sep sept septembre septiembre setembro сентября",
    "october oct oktober octobre octubre outubro октября",
    "november nov novembre noviembre novembro ноября",
    "december dec dezember décembre diciembre dezembro декабря",
)
"""A month a line: English, German, French, Spanish, Portuguese, Russian."""
_MONTHS = {name: i for i, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = "(?P<{}>" + "|".join(sorted(_MONTHS, key=lambda m: (-len(m), m))) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
ZONES = (
    "GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|AKST|HST|IST|AEST|AEDT|JST|KST|SGT|HKT|"
    "PKT|WAT|EAT|SAST|MSK|UK|Z"
)
_CLOCK = (
    r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?(?-i:(?![a-z])))?|"
    r"\s?[ap]\.?m\.?(?-i:(?![a-z])))"
    rf"(?:,?\s?\(?(?:{ZONES})\b\)?)?"
)
_CLOCK_BEHIND = rf"(?P<clock{{}}>,?\s?(?:[-–|/•]\s?)?(?:at\s)?{_CLOCK})?"
_CLOCK_BEFORE = rf"(?P<clock{{}}>{_CLOCK},?\s(?:on\s)?)?"

_PATTERN = "|".join(
    (
        # 2019-11-18T20:51:19Z, 2018-08-16 09:00
        r"(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)"
        r"(?P<clock1>[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|"
        r"[+-]\d\d:?\d\d)?)?(?![\d-])",
        # 2019年11月20日
        r"(?P<y2>(?:19|20)\d\d)\s?年\s?(?P<m2>\d\d?)\s?月\s?(?P<d2>\d\d?)\s?日",
        # [7:07 PM EST] [Wednesday] November 20[th][,] 2019 [11:42 UK]
        _CLOCK_BEFORE.format(3)
        + _WEEKDAY
        + _MONTH.format("m3")
        + r"\s?(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s(?P<y3>(?:19|20)\d\d)(?!\d)"
        + _CLOCK_BEHIND.format(33),
        # [Wednesday] 20[th] [of|de] November[,] 2019
        _CLOCK_BEFORE.format(4)
        + _WEEKDAY
        + r"(?<!\d)(?P<d4>\d\d?)(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?"
        + _MONTH.format("m4")
        + r",?\s(?:de\s)?(?P<y4>(?:19|20)\d\d)(?!\d)"
        + _CLOCK_BEHIND.format(44),
        # 19/11/2019, 11/19/19, 30-10-2021, 13.11.2019
        r"(?<![\d/.-])(?P<a5>\d\d?)(?P<sep>[/.-])(?P<b5>\d\d?)(?P=sep)(?P<y5>(?:19|"
        r"20)\d\d|\d\d)(?![\d/-])" + _CLOCK_BEHIND.format(55),
    )
)
_HINT = re.compile(r"(?:19|20)\d\d|\d[/.-]\d\d?[/.-]\d\d")
_REACH = 60
"""Characters that a date, its weekday and its clock may lie before or behind such figures."""
_CENTURY_BREAK = 70


class PrintedDate(NamedTuple):
    """A date as printed, with its weekday, clock and zone when they stand beside it."""

    start: int
    end: int
    value: date | None
    """None when day and month cannot be told apart: `05/10/2018`."""
    has_clock: bool


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """Yield the dates printed in `text[start:end]` in order.

    Days that no calendar has are left out.

    Offsets count in `text`. Linear.
    """
    stop = len(text) if end is None else end
    at = start
    # The pattern is slow to fail; a year or two separators between figures stand in every date.
    for hint in _HINT.finditer(text, start, stop):
        if hint.start() < at:
            continue
        for found in _pattern().finditer(
            text, max(at, hint.start() - _REACH), min(stop, hint.end() + _REACH)
        ):
            at = found.end()
            yield from _printed(found)


@cache
def _pattern() -> re.Pattern[str]:
    # Compiling it takes as long as loading twenty modules, and few texts print a date.
    return re.compile(_PATTERN, re.IGNORECASE)


def _printed(found: re.Match[str]) -> Iterator[PrintedDate]:
    """Yield the date of a match, unless no calendar has it."""
    parts = found.groupdict()
    has_clock = any(parts[name] for name in parts if name.startswith("clock"))
    day = _value(parts)
    if day is not _NO_DAY:
        yield PrintedDate(found.start(), found.end(), day, has_clock)


_NO_DAY = date.min


def _value(parts: dict[str, str | None]) -> date | None:
    """Return the day, None when it is ambiguous, `_NO_DAY` when there is no such day."""
    for kind in "1234":
        year, month, day = parts[f"y{kind}"], parts[f"m{kind}"], parts[f"d{kind}"]
        if year and month and day:
            number = int(month) if month.isdigit() else _MONTHS[month.lower()]
            return _date(int(year), number, int(day))
    first, second, year = parts["a5"], parts["b5"], parts["y5"]
    assert first and second and year
    full = int(year) if len(year) == len("2019") else _full_year(int(year))
    a, b = int(first), int(second)
    if a == b:
        return _date(full, a, b)
    as_day_month, as_month_day = _date(full, b, a), _date(full, a, b)
    if parts["sep"] == "." and len(year) == len("2019") and as_day_month is not _NO_DAY:
        return as_day_month
    if as_day_month is _NO_DAY:
        return as_month_day
    return as_day_month if as_month_day is _NO_DAY else None


def _full_year(short: int) -> int:
    return (1900 if short >= _CENTURY_BREAK else 2000) + short


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return _NO_DAY
