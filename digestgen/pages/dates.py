"""Dates in words, for people; machines get ISO beside them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

UNDATED = "undated"
"""Stands in addresses for the time of articles without a date."""


@lru_cache(maxsize=16384)
def day_in_words(day: str) -> str:
    """Return `26 April 2020` for `2020-04-26`, '' for ''."""
    if not day:
        return ""
    moment = date.fromisoformat(day)
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def month_in_words(month: str) -> str:
    """Return `April 2020` for `2020-04`, `Undated` for ''."""
    if not month:
        return "Undated"
    return f"{MONTHS[int(month[5:7]) - 1]} {int(month[:4])}"


def period_in_words(year: str) -> str:
    """Return `2020` for `2020`, `Undated` for ''."""
    return str(int(year)) if year else "Undated"


def month_part(month: str) -> str:
    """Return what stands for a month or a year in addresses and keys."""
    return month or UNDATED


def month_of_part(part: str) -> str:
    """Return the month or year that an address part stands for; '' for undated."""
    return "" if part == UNDATED else part
