"""What fronts and month pages of topics, authors and sections have in common.

A group of up to `topics: {whole_up_to}` articles (50 unless said otherwise) shows them all in
front. A larger one shows the newest there and has a page for every month: no page numbers counted
from the newest, because one new article would shift them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.model.view import Anchor, CardLine, Head, Span, Year
from digestgen.names import relative_link
from digestgen.pages.addresses import front_address, month_address
from digestgen.pages.chrome import head_of
from digestgen.pages.dates import month_in_words, month_of_part, month_part
from digestgen.pages.kind import PageKind, groups_touched
from digestgen.pages.listing import card_lines, span_of, years_of
from digestgen.store.catalog import Catalog, Group

SHOWN_IN_FRONT = 20


class FrontView(msgspec.Struct, frozen=True):
    """The first page of an author or a section."""

    head: Head
    kicker: str
    name: str
    articles: int
    span: Span
    newest: tuple[CardLine, ...]
    years: tuple[Year, ...]
    """The months behind; empty when `newest` are all."""


class MonthView(msgspec.Struct, frozen=True):
    """One month of a group."""

    head: Head
    name: str
    front: str
    month: str
    articles: tuple[CardLine, ...]
    earlier: Anchor | None
    later: Anchor | None


def front_kind(kind: str, *, kicker: str) -> PageKind:
    """Return the page kind of the fronts of authors or sections; `kicker` says what they are."""
    return PageKind(
        name=kind,
        template="front.html",
        keys=partial(front_keys, kind),
        address=front_of,
        view=lambda key, catalog: front_view(catalog, Group(kind, key.parts[0]), kicker=kicker),
        readers=partial(front_readers, kind),
    )


def month_kind(kind: str) -> PageKind:
    """Return the page kind of the months of topics, authors or sections."""
    return PageKind(
        name=f"{kind}_month",
        template="month.html",
        keys=partial(month_keys, kind),
        address=lambda key: month_address(Group(kind, key.parts[0]), key.parts[1]),
        view=lambda key, catalog: month_view(catalog, Group(kind, key.parts[0]), key.parts[1]),
        readers=partial(month_readers, kind),
    )


def front_of(key: PageKey) -> Permalink:
    """Return the address of a front: the kind of its key is that of its group."""
    return front_address(Group(key.kind, key.parts[0]))


def front_keys(kind: str, catalog: Catalog) -> Iterator[PageKey]:
    """Yield a page for each group of the kind."""
    for term in catalog.terms(kind):
        yield PageKey(kind, (term.group.key,))


def month_keys(kind: str, catalog: Catalog) -> Iterator[PageKey]:
    """Yield a page for each month of the groups of the kind that are too long for one page."""
    for term in catalog.terms(kind):
        if has_months(catalog, term.articles):
            for month, _ in catalog.months(term.group):
                yield PageKey(f"{kind}_month", (term.group.key, month_part(month)))


def has_months(catalog: Catalog, articles: int) -> bool:
    """Return whether a group of so many articles is too long for one page."""
    return articles > catalog.config.topics.whole_up_to


def newest_lines(
    catalog: Catalog, address: Permalink, group: Group, *, without: str = ""
) -> tuple[tuple[CardLine, ...], tuple[Year, ...]]:
    """Return the articles that a front shows, and the months behind it if there are more."""
    cards = catalog.newest(group, catalog.config.topics.whole_up_to + 1)
    if not has_months(catalog, len(cards)):
        return card_lines(catalog, address, cards, without=without), ()
    shown = min(SHOWN_IN_FRONT, catalog.config.topics.whole_up_to)
    newest = card_lines(catalog, address, cards[:shown], without=without)
    return newest, years_of(catalog, address, group)


def front_view(catalog: Catalog, group: Group, *, kicker: str) -> FrontView:
    """Return the front of an author or a section."""
    address = front_address(group)
    name = catalog.name_of(group)
    newest, years = newest_lines(catalog, address, group)
    articles = catalog.size(group)
    return FrontView(
        head=head_of(catalog, address, title=name, description=f"{kicker}: {name}"),
        kicker=kicker,
        name=name,
        articles=articles,
        span=span_of(catalog, group),
        newest=newest,
        years=years,
    )


def month_view(catalog: Catalog, group: Group, part: str) -> MonthView:
    """Return one month of a group, with its neighbours."""
    address = month_address(group, part)
    month = month_of_part(part)
    name = catalog.name_of(group) if group.kind != "archive" else "Archive"
    words = month_in_words(month)
    order = [m for m, _ in catalog.months(group)]
    at = order.index(month)
    return MonthView(
        head=head_of(
            catalog, address, title=f"{name}, {words}", description=f"{name}: articles, {words}"
        ),
        name=name,
        front=relative_link(address, front_address(group)),
        month=words,
        articles=card_lines(
            catalog,
            address,
            catalog.in_month(group, month),
            without=group.key if group.kind == "topic" else "",
        ),
        earlier=_month_anchor(address, group, order[at + 1]) if at + 1 < len(order) else None,
        later=_month_anchor(address, group, order[at - 1]) if at else None,
    )


def front_readers(kind: str, delta: Delta, _catalog: Catalog) -> Iterator[PageKey]:
    """Yield the fronts that may show something of the article."""
    for key in groups_touched(delta, kind):
        yield PageKey(kind, (key,))


def month_readers(kind: str, delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the month pages that may show something of the article.

    All months of its groups: a month that appears or goes changes its neighbours' links, and a
    group that grows beyond one page gets all its months at once. A look at each is cheap.
    """
    for key in groups_touched(delta, kind):
        group = Group(kind, key)
        for month, _ in catalog.months(group):
            yield PageKey(f"{kind}_month", (key, month_part(month)))


def _month_anchor(address: Permalink, group: Group, month: str) -> Anchor:
    target = month_address(group, month_part(month))
    return Anchor(month_in_words(month), relative_link(address, target))
