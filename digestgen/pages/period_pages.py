"""The pages of years and months that lie behind a long group (see `periods`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from digestgen.charts.calendar import MonthGrid
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, Permalink
from digestgen.model.view import Anchor, CardLine, Head, MonthLine
from digestgen.pages.addresses import front_address, period_address
from digestgen.pages.calendars import days_of_month
from digestgen.pages.changes import groups_touched
from digestgen.pages.chrome import head_of
from digestgen.pages.dates import month_of_part, month_part
from digestgen.pages.kind import PageKind
from digestgen.pages.links import link
from digestgen.pages.listing import card_lines, month_anchor, month_id, month_line
from digestgen.pages.metadata import collection_meta, steps_to
from digestgen.pages.periods import has_part, is_month, parts_touched, shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group


class MonthView(msgspec.Struct, frozen=True):
    """One month of a group."""

    head: Head
    name: str
    front: str
    in_year: Anchor | None
    """None in the archive, which has no pages of years."""
    month: str
    articles: tuple[CardLine, ...]
    earlier: Anchor | None
    later: Anchor | None
    calendar: MonthGrid | None
    """Its days; None when all articles are of one, or undated."""


class Shelf(msgspec.Struct, frozen=True):
    """A month on the page of its year."""

    text: str
    """'' for undated articles, which are all there is."""
    anchor: str
    articles: tuple[CardLine, ...]


class YearView(msgspec.Struct, frozen=True):
    """One year of a group, or its undated articles; either `shelves` or `months` is empty."""

    head: Head
    name: str
    front: str
    year: str
    articles: int
    shelves: tuple[Shelf, ...]
    """The articles by month, newest first, when they are few enough for one page."""
    months: tuple[MonthLine, ...]
    """The pages of the months."""
    earlier: Anchor | None
    later: Anchor | None


def year_kind(kind: str) -> PageKind:
    """Return the page kind of the years of topics, authors or sections."""
    return _period_kind(f"{kind}_year", "year.html", kind, year_view, are_months=False)


def month_kind(kind: str) -> PageKind:
    """Return the page kind of the months of topics, authors or sections."""
    return _period_kind(f"{kind}_month", "month.html", kind, month_view, are_months=True)


def _period_kind(
    name: str,
    template: str,
    kind: str,
    view: Callable[[Catalog, Group, str], msgspec.Struct],
    *,
    are_months: bool,
) -> PageKind:
    def keys_of(key: str, parts: Iterable[str]) -> Iterator[PageKey]:
        for part in parts:
            if is_month(part) == are_months:
                yield PageKey(name, (key, part))

    def keys(catalog: Catalog) -> Iterator[PageKey]:
        for term in catalog.terms(kind):
            if term.articles <= catalog.config.topics.whole_up_to:
                continue  # Its months need not be asked for.
            yield from keys_of(term.group.key, parts_of(catalog, term.group))

    def exists(key: PageKey, catalog: Catalog) -> bool:
        group, part = Group(kind, key.parts[0]), key.parts[1]
        is_ours = is_month(part) == are_months and has_part(catalog, group, part)
        return is_ours and catalog.has_group(group)

    def readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
        for key in groups_touched(delta, kind):
            yield from keys_of(key, sorted(parts_touched(delta, catalog, Group(kind, key))))

    def term_readers(delta: TermDelta, catalog: Catalog) -> Iterator[PageKey]:
        if delta.kind == kind and delta.is_renamed:
            yield from keys_of(delta.key, parts_of(catalog, Group(kind, delta.key)))

    return PageKind(
        name=name,
        template=template,
        keys=keys,
        exists=exists,
        address=lambda key: period_address(Group(kind, key.parts[0]), key.parts[1]),
        view=lambda key, catalog: view(catalog, Group(kind, key.parts[0]), key.parts[1]),
        readers=readers,
        term_readers=term_readers,
        is_of_time=True,
    )


def parts_of(catalog: Catalog, group: Group) -> Iterator[str]:
    """Yield the parts of all pages behind a front, newest first, a year before its months."""
    shape = shape_of(catalog, group)
    for year in shape.years if shape.is_long else ():
        yield month_part(year)
        if year in shape.busy:
            yield from (month for month in shape.months if month[:4] == year)


def month_view(catalog: Catalog, group: Group, part: str) -> MonthView:
    """Return one month of a group, with its neighbours."""
    address = period_address(group, part)
    month = month_of_part(part)
    is_archive = group.kind == "archive"
    wording = catalog.wording
    name = wording.gettext("Archive") if is_archive else catalog.name_of(group)
    words = wording.month(month)
    order = list(shape_of(catalog, group).months)
    at = order.index(month)
    around = [
        month_anchor(catalog, address, group, order[near]) if 0 <= near < len(order) else None
        for near in (at + 1, at - 1)
    ]
    year = period_address(group, month[:4])
    articles = _lines(catalog, address, group, month)
    return MonthView(
        head=head_of(
            catalog,
            address,
            title=f"{name}, {words}",
            description=wording.gettext("%(name)s: articles, %(time)s", name=name, time=words),
            meta=collection_meta(
                catalog.config,
                address,
                f"{name}, {words}",
                (*steps_to(wording, group, name), *(() if is_archive else ((month[:4], year),))),
                covered=month,
            ),
        ),
        name=name,
        front=link(address, front_address(group)),
        in_year=None if is_archive else Anchor(month[:4], link(address, year)),
        month=wording.month_alone(month),
        articles=articles,
        earlier=around[0],
        later=around[1],
        calendar=days_of_month(catalog, month, articles),
    )


def year_view(catalog: Catalog, group: Group, part: str) -> YearView:
    """Return one year of a group, with its neighbours."""
    address = period_address(group, part)
    year = month_of_part(part)
    name = catalog.name_of(group)
    wording = catalog.wording
    words = wording.year(year)
    shape = shape_of(catalog, group)
    months = [month for month in shape.months if month[:4] == year]
    is_busy = year in shape.busy
    order = list(shape.years)
    around = [
        _year_anchor(catalog, address, group, order, order.index(year) + step) for step in (1, -1)
    ]
    return YearView(
        head=head_of(
            catalog,
            address,
            title=f"{name}, {words}",
            description=wording.gettext("%(name)s: articles, %(time)s", name=name, time=words),
            meta=collection_meta(
                catalog.config,
                address,
                f"{name}, {words}",
                steps_to(wording, group, name),
                covered=year,
            ),
        ),
        name=name,
        front=link(address, front_address(group)),
        year=words,
        articles=shape.years[year],
        shelves=()
        if is_busy
        else tuple(
            Shelf(
                text=wording.month_alone(month) if month else "",
                anchor=month_id(month) if month else "",
                articles=_lines(catalog, address, group, month),
            )
            for month in months
        ),
        months=tuple(month_line(catalog, address, group, m) for m in months) if is_busy else (),
        earlier=around[0],
        later=around[1],
    )


def _lines(catalog: Catalog, address: Permalink, group: Group, month: str) -> tuple[CardLine, ...]:
    return card_lines(catalog, address, catalog.in_month(group, month))


def _year_anchor(
    catalog: Catalog, address: Permalink, group: Group, order: Sequence[str], at: int
) -> Anchor | None:
    if not 0 <= at < len(order):
        return None
    target = period_address(group, month_part(order[at]))
    return Anchor(catalog.wording.year(order[at]), link(address, target))
