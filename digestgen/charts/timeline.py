"""A bar chart of how many articles there were when, with the table of the same figures.

Across, everything is given in hundredths of a percent of the chart's width, so that a narrow chart
has narrower bars and letters as large as ever; down, in pixels. Linear in the months given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from digestgen.charts.labels import text_width
from digestgen.wording import ENGLISH, Wording

FEWEST_ARTICLES = 3
FEWEST_MONTHS = 2
"""Fewer make no chart: a list of two articles, or one month, says it all in words."""
YEARS_BY_MONTH = 8
"""A longer time is shown by years: bars of months would be thinner than a pen on a phone."""
NARROWEST = 288
"""Pixels: a phone of 320 without its margins. Labels are chosen so that they stand apart there."""
LABEL = 12
"""Size of the labels, in pixels."""
BASE = 92
"""Where bars stand, from the top."""
TALLEST = 72
_WHOLE = 100_00
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)


class Month(NamedTuple):
    """What is known of a month."""

    month: str
    """ISO, `2020-04`; '' for what has no date."""
    text: str
    articles: int
    href: str
    """'' when no page shows the month alone."""


class Bar(msgspec.Struct, frozen=True):
    """A month or a year with articles."""

    text: str
    articles: int
    href: str
    x: int
    width: int
    height: int
    slot_x: int
    """Of the place that a finger or a pointer may meet: higher and wider than the bar."""
    slot_width: int


class Mark(msgspec.Struct, frozen=True):
    """A text below the bars or above one of them."""

    text: str
    x: int
    y: int
    anchor: str
    """start, middle or end, as SVG has it."""


class Cell(msgspec.Struct, frozen=True):
    """A month in the table."""

    articles: int
    href: str


class Row(msgspec.Struct, frozen=True):
    """A year in the table."""

    text: str
    href: str
    articles: int
    months: tuple[Cell, ...]
    """Twelve, or none when the chart is one of years."""


class Column(msgspec.Struct, frozen=True):
    """What stands above a month in the table."""

    short: str
    text: str


class Timeline(msgspec.Struct, frozen=True):
    """A bar chart, and its table."""

    unit: str
    """month or year: what a bar is."""
    first: str
    """The first and the last month or year with articles, in words."""
    last: str
    bars: tuple[Bar, ...]
    """In the order of time; what has no articles has none."""
    marks: tuple[Mark, ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    """Of the months in the table; none when the chart is one of years."""
    peak: str
    """The first bar that no other is higher than."""
    most: int
    """Its articles."""
    peaks: int
    """How many are as high."""
    undated: int
    """Articles that the chart cannot show."""
    is_linked: bool
    """Whether any bar leads somewhere."""


class _Period(NamedTuple):
    slot: int
    text: str
    articles: int
    href: str


def draw_timeline(
    months: Sequence[Month], years: Mapping[str, str], wording: Wording = ENGLISH
) -> Timeline | None:
    """Return the chart of `months`, in any order, each once; None when there is nothing to see.

    `years`: where the year of a month leads, '' or missing for nowhere.
    """
    dated = sorted((m for m in months if m.month), key=lambda m: m.month)
    if len(dated) < FEWEST_MONTHS or sum(m.articles for m in dated) < FEWEST_ARTICLES:
        return None
    first = int(dated[0].month[:4])
    span = int(dated[-1].month[:4]) - first + 1
    by_month = span <= YEARS_BY_MONTH
    rows = tuple(_rows(dated, years, by_month=by_month))
    if by_month:
        slots = span * 12
        periods = [
            _Period(
                (int(m.month[:4]) - first) * 12 + int(m.month[5:]) - 1, m.text, m.articles, m.href
            )
            for m in dated
        ]
        axis = _months_axis(first, span, wording)
    else:
        slots = span
        periods = [_Period(int(r.text) - first, r.text, r.articles, r.href) for r in rows]
        axis = _years_axis(first, span)
    most = max(period.articles for period in periods)
    peak = next(period for period in periods if period.articles == most)
    bars = tuple(_bar(period, slots, most) for period in periods)
    return Timeline(
        unit="month" if by_month else "year",
        first=periods[0].text,
        last=periods[-1].text,
        bars=bars,
        marks=(*axis, _peak_mark(bars[periods.index(peak)], wording)),
        rows=rows,
        columns=tuple(map(Column, wording.short_months, wording.month_names)) if by_month else (),
        peak=peak.text,
        most=most,
        peaks=sum(period.articles == most for period in periods),
        undated=sum(m.articles for m in months if not m.month),
        is_linked=any(period.href for period in periods),
    )


def _share(slot: int, slots: int) -> int:
    return (slot * _WHOLE + slots // 2) // slots


def _bar(period: _Period, slots: int, most: int) -> Bar:
    start, end = _share(period.slot, slots), _share(period.slot + 1, slots)
    gap = (end - start) // 5
    return Bar(
        text=period.text,
        articles=period.articles,
        href=period.href,
        x=start + gap // 2,
        # A year of a thousand is thinner than a hair.
        width=max(end - start - gap, 25),
        height=max(2, (period.articles * TALLEST + most // 2) // most),
        slot_x=start,
        slot_width=max(end - start, 25),
    )


def _peak_mark(bar: Bar, wording: Wording) -> Mark:
    """Return the number above the highest bar."""
    text = wording.figure(bar.articles)
    middle = bar.x + bar.width // 2
    half = text_width(text, LABEL) * _WHOLE // NARROWEST // 2
    x, anchor = middle, "middle"
    if middle < half:
        x, anchor = 0, "start"
    elif middle > _WHOLE - half:
        x, anchor = _WHOLE, "end"
    return Mark(text, x, BASE - bar.height - 5, anchor)


def _months_axis(first: int, span: int, wording: Wording) -> list[Mark]:
    """Return the years below their January; for one year its quarters."""
    y = BASE + 16
    if span == 1:
        return [Mark(wording.short_months[at], _share(at, 12), y, "start") for at in (0, 3, 6, 9)]
    return [Mark(str(first + at), _share(at, span), y, "start") for at in range(span)]


def _years_axis(first: int, span: int) -> list[Mark]:
    """Return years below the middle of their bars, so many that they stand apart."""
    room = text_width("0000", LABEL) + LABEL
    step = next(step for step in _STEPS if step * NARROWEST >= room * span)
    half = _share(text_width("0000", LABEL), NARROWEST) // 2
    marks = []
    for year in range(first + -first % step, first + span, step):
        middle = (_share(year - first, span) + _share(year - first + 1, span)) // 2
        if half <= middle <= _WHOLE - half:
            marks.append(Mark(str(year), middle, BASE + 16, "middle"))
    return marks


def _rows(dated: list[Month], years: Mapping[str, str], *, by_month: bool) -> list[Row]:
    found: dict[str, list[Month]] = {}
    for month in dated:
        found.setdefault(month.month[:4], []).append(month)
    rows = []
    for year, of_year in found.items():
        cells = [Cell(0, "")] * 12 if by_month else []
        for month in of_year if by_month else ():
            cells[int(month.month[5:]) - 1] = Cell(month.articles, month.href)
        total = sum(month.articles for month in of_year)
        rows.append(Row(str(int(year)), years.get(year, ""), total, tuple(cells)))
    return rows
