"""One month of the archive."""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.pages import collection
from digestgen.pages.addresses import month_address
from digestgen.pages.dates import month_part
from digestgen.pages.kind import PageKind, months_touched
from digestgen.store.catalog import ARCHIVE, Catalog


def _keys(catalog: Catalog) -> Iterator[PageKey]:
    for month, _ in catalog.months(ARCHIVE):
        yield PageKey("archive_month", (month_part(month),))


def _address(key: PageKey) -> Permalink:
    return month_address(ARCHIVE, key.parts[0])


def _view(key: PageKey, catalog: Catalog) -> collection.MonthView:
    return collection.month_view(catalog, ARCHIVE, key.parts[0])


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the article's months and their neighbours, whose links change when a month comes."""
    order = sorted({month for month, _ in catalog.months(ARCHIVE)} | set(months_touched(delta)))
    near = {
        order[at]
        for month in months_touched(delta)
        for at in range(order.index(month) - 1, order.index(month) + 2)
        if 0 <= at < len(order)
    }
    for month in sorted(near):
        yield PageKey("archive_month", (month_part(month),))


KIND = PageKind(
    name="archive_month",
    template="month.html",
    keys=_keys,
    address=_address,
    view=_view,
    readers=_readers,
)
