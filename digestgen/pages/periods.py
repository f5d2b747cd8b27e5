"""How a long group is spread over pages by time, and which of them a change touches.

A group of up to `topics: {whole_up_to}` articles (50 unless said otherwise) is shown whole on its
front. A larger one has a page for every calendar year; a year of more than so many articles has a
page for every month besides. Undated articles share one page. No page numbers counted from the
newest: one new article would shift them all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from digestgen.model.delta import Delta
from digestgen.pages.changes import is_in, line_differs, month_of, months_touched, moves
from digestgen.pages.dates import month_part
from digestgen.pages.kind import AT_ONCE
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group


class Shape(NamedTuple):
    """The periods of one group, newest first, '' for undated last."""

    total: int
    """Articles."""
    is_long: bool
    """Whether there are pages behind the front."""
    years: dict[str, int]
    """With the number of articles."""
    months: dict[str, int]
    busy: frozenset[str]
    """Years with a page for each month."""

    def leaf(self, month: str) -> str:
        """Return the part of the page that shows a month's articles: the month's or the year's."""
        return month_part(month if month[:4] in self.busy else month[:4])


def shape_of(catalog: Catalog, group: Group) -> Shape:
    """Return how a group is spread. Linear in its months when it is asked first."""
    return _shape(catalog.months(group), catalog.config.topics.whole_up_to)


@lru_cache(maxsize=4096)
def _shape(months: tuple[tuple[str, int], ...], whole_up_to: int) -> Shape:
    years: dict[str, int] = {}
    for month, count in months:
        years[month[:4]] = years.get(month[:4], 0) + count
    total = sum(years.values())
    return Shape(
        total=total,
        is_long=total > whole_up_to,
        years=years,
        months=dict(months),
        busy=frozenset(year for year, count in years.items() if year and count > whole_up_to),
    )


def has_part(catalog: Catalog, group: Group, part: str) -> bool:
    """Return whether a group has a page for a year (`2020`), a month (`2020-04`) or `undated`."""
    shape = shape_of(catalog, group)
    if not shape.is_long:
        return False
    if is_month(part):
        return part in shape.months and part[:4] in shape.busy
    return any(part == month_part(year) for year in shape.years)


def is_month(part: str) -> bool:
    """Return whether a part stands for a month, not for a year or the undated."""
    return "-" in part


def parts_touched(delta: Delta, catalog: Catalog, group: Group) -> frozenset[str]:
    """Return the parts of a group whose pages may differ, appear or vanish by a change.

    They need not be there. With several changes at once each is judged by the new catalog alone;
    together they name enough: a limit is crossed by an article that joins or leaves, and what stood
    between two pages and is gone had a change of its own.
    """
    shape = shape_of(catalog, group)
    own = months_touched(delta, group)
    if not moves(delta, group):
        has_page = shape.is_long and line_differs(delta)
        return frozenset(shape.leaf(month) for month in own) if has_page else frozenset()
    order = sorted({*shape.months, *own})
    if _may_have_crossed(delta, catalog, group, shape):
        return _parts(order)
    if not shape.is_long:
        # It was long perhaps, and those that left do not know where this one stood.
        return _parts([month_of(delta.before)] if delta.before else [])
    near: set[str] = set()
    for year in {month[:4] for month in own}:
        places = [at for at, month in enumerate(order) if month[:4] == year]
        # The neighbours link to what stands here.
        near.update(order[max(0, places[0] - 1) : places[-1] + 2])
    return _parts(near)


def _may_have_crossed(delta: Delta, catalog: Catalog, group: Group, shape: Shape) -> bool:
    """Return whether all pages of the group may appear or vanish by this change and others."""
    joins = is_in(delta.after, group) and not is_in(delta.before, group)
    leaves = is_in(delta.before, group) and not is_in(delta.after, group)
    if shape.is_long:
        return joins and shape.total <= catalog.config.topics.whole_up_to + AT_ONCE
    return leaves


def _parts(months: list[str] | set[str]) -> frozenset[str]:
    return frozenset(month_part(part) for month in months for part in (month, month[:4]))
