"""The years of a list that stands whole on its front: what leads to them, and where each begins.

Pure, and made of the lines that the front shows anyway, so it has the readers of the front. A list
that is longer has pages of years instead (see `periods`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from digestgen.model.view import CardLine
from digestgen.wording import Wording

FEWEST_ARTICLES = 10
"""Fewer are taken in at a glance."""
FEWEST_YEARS = 2


class YearShelf(msgspec.Struct, frozen=True):
    """A year of a list: `articles` lines of it, from the line `first` on, counted from 0."""

    text: str
    """`Undated` for what has no date."""
    anchor: str
    first: int
    articles: int


def year_shelves(wording: Wording, lines: Sequence[CardLine]) -> tuple[YearShelf, ...]:
    """Return the years of `lines`, which stand by date; none where a glance finds them."""
    if len(lines) < FEWEST_ARTICLES:
        return ()
    shelves: list[YearShelf] = []
    first = 0
    for year, group in groupby(lines, key=lambda line: line.date[:4]):
        articles = sum(1 for _ in group)
        shelves.append(
            YearShelf(wording.year(year), f"dg-{year or 'undated'}", first, articles),
        )
        first += articles
    return tuple(shelves) if len(shelves) >= FEWEST_YEARS else ()
