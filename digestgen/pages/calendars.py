"""The calendars of the archive and of pages of months.

Of the archive: its years, newest first, each with twelve months. Of a month: its days, which lead
to the first article of each on the same page. Both are made of what these pages show anyway, so
they have the same readers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from digestgen.charts.calendar import Cell, MonthGrid, draw_month, step_of
from digestgen.model.ids import Permalink
from digestgen.model.view import CardLine
from digestgen.pages.listing import month_anchor
from digestgen.pages.periods import shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

FEWEST_DAYS = 2
"""Fewer need no calendar: the list says the one day itself."""


class CalendarYear(msgspec.Struct, frozen=True):
    """A year with articles; its months are twelve, from January on."""

    text: str
    articles: int
    months: tuple[Cell, ...]


def years_in_months(catalog: Catalog, address: Permalink, group: Group) -> tuple[CalendarYear, ...]:
    """Return the years of a group, newest first, without undated articles. Linear in its years."""
    shape = shape_of(catalog, group)
    wording = catalog.wording
    most = max((count for month, count in shape.months.items() if month), default=1)
    return tuple(
        CalendarYear(
            text=wording.year(year),
            articles=articles,
            months=tuple(
                Cell(
                    text=wording.short_months[at - 1],
                    title=wording.month_alone(month),
                    articles=(count := shape.months.get(month, 0)),
                    href=month_anchor(catalog, address, group, month).href if count else "",
                    step=step_of(count, most),
                )
                for at in range(1, 13)
                if (month := f"{year}-{at:02}")
            ),
        )
        for year, articles in shape.years.items()
        if year
    )


def days_of_month(catalog: Catalog, month: str, articles: Sequence[CardLine]) -> MonthGrid | None:
    """Return the calendar of a month's page; None for undated articles and for a single day."""
    days = Counter(card.date for card in articles)
    if not month or len(days) < FEWEST_DAYS:
        return None
    return draw_month(
        month,
        days,
        titles={card.date: card.date_text for card in articles},
        hrefs={day: f"#{day_id(day)}" for day in days},
        weekdays=catalog.wording.weekdays,
    )


def day_id(day: str) -> str:
    """Return the id of the first article of a day on the page of its month."""
    return f"dg-{day}"
