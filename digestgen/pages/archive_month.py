"""One month of the archive, however long it is."""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.pages.addresses import period_address
from digestgen.pages.changes import line_differs, months_touched, moves
from digestgen.pages.dates import month_of_part, month_part
from digestgen.pages.kind import PageKind
from digestgen.pages.period_pages import MonthView, month_view
from digestgen.pages.periods import shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE

_NAME = "archive_month"


def _keys(catalog: Catalog) -> Iterator[PageKey]:
    for month in shape_of(catalog, ARCHIVE).months:
        yield PageKey(_NAME, (month_part(month),))


def _exists(key: PageKey, catalog: Catalog) -> bool:
    month = month_of_part(key.parts[0])
    return month in shape_of(catalog, ARCHIVE).months and month_part(month) == key.parts[0]


def _address(key: PageKey) -> Permalink:
    return period_address(ARCHIVE, key.parts[0])


def _view(key: PageKey, catalog: Catalog) -> MonthView:
    return month_view(catalog, ARCHIVE, key.parts[0])


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the article's months; their neighbours too, whose links change when a month comes."""
    own = months_touched(delta, ARCHIVE)
    if moves(delta, ARCHIVE):
        order = sorted({*shape_of(catalog, ARCHIVE).months, *own})
        places = {order.index(month) + step for month in own for step in (-1, 0, 1)}
        named = tuple(order[at] for at in sorted(places) if 0 <= at < len(order))
    else:
        named = own if line_differs(delta) else ()
    for month in named:
        yield PageKey(_NAME, (month_part(month),))


KIND = PageKind(
    name=_NAME,
    template="month.html",
    keys=_keys,
    exists=_exists,
    address=_address,
    view=_view,
    readers=_readers,
    term_readers=lambda _delta, _catalog: (),
    is_of_time=True,
)
