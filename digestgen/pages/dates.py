"""Months and years in addresses; what people read of them says the wording."""

from __future__ import annotations

UNDATED = "undated"
"""Stands in addresses for the time of articles without a date."""


def month_part(month: str) -> str:
    """Return what stands for a month or a year in addresses and keys."""
    return month or UNDATED


def month_of_part(part: str) -> str:
    """Return the month or year that an address part stands for; '' for undated."""
    return "" if part == UNDATED else part
