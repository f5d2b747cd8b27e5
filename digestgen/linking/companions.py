"""Words that stand beside names and are none themselves: titles, days and months. Data."""

from __future__ import annotations

_TITLES_TEXT = """
    admiral chairman chancellor chief colonel commander congressman dr field general governor
    judge king lady lord major marshal minister mr mrs ms president prime prince princess
    professor queen rep representative secretary sen senator sir speaker vice
"""
TITLES = frozenset(_TITLES_TEXT.split())
"""They stand before names and are no part of them."""
_CALENDAR_TEXT = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december
"""
CALENDAR = frozenset(_CALENDAR_TEXT.split())
