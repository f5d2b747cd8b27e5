"""What the fronts of topics, authors and sections have in common.

A front shows all articles of a group, or the newest and what lies behind (see `periods`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from digestgen.charts.timeline import Timeline
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, Permalink
from digestgen.model.view import CardLine, Head, Span, Year
from digestgen.pages.addresses import front_address
from digestgen.pages.changes import groups_touched, is_among_newest, line_differs, moves
from digestgen.pages.chrome import head_of
from digestgen.pages.kind import PageKind
from digestgen.pages.listing import card_lines, span_of, years_of
from digestgen.pages.metadata import collection_meta, step_to_index
from digestgen.pages.periods import shape_of
from digestgen.pages.timelines import timeline_of
from digestgen.pages.year_shelves import YearShelf, year_shelves
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

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
    """What lies behind; empty when `newest` are all."""
    timeline: Timeline | None
    by_year: tuple[YearShelf, ...] = ()
    """`newest` by year, when they are all, many, and of several years."""


def front_kind(kind: str, *, kicker: str) -> PageKind:
    """Return the page kind of the fronts of authors or sections.

    `kicker`, a message, says what they are.
    """
    return PageKind(
        name=kind,
        template="front.html",
        keys=partial(front_keys, kind),
        exists=front_exists,
        address=front_of,
        view=lambda key, catalog: front_view(catalog, Group(kind, key.parts[0]), kicker=kicker),
        readers=partial(front_readers, kind),
        term_readers=lambda delta, _catalog: _own_front(kind, delta),
    )


def front_of(key: PageKey) -> Permalink:
    """Return the address of a front: the kind of its key is that of its group."""
    return front_address(Group(key.kind, key.parts[0]))


def front_keys(kind: str, catalog: Catalog) -> Iterator[PageKey]:
    """Yield a page for each group of the kind."""
    for term in catalog.terms(kind):
        yield PageKey(kind, (term.group.key,))


def front_exists(key: PageKey, catalog: Catalog) -> bool:
    """Return whether the group of a front has one."""
    return catalog.has_group(Group(key.kind, key.parts[0]))


def newest_lines(
    catalog: Catalog, address: Permalink, group: Group
) -> tuple[tuple[CardLine, ...], tuple[Year, ...]]:
    """Return the articles that a front shows, and what lies behind if there are more."""
    cards = catalog.newest(group, _shown_in_front(catalog, group))
    lines = card_lines(catalog, address, cards)
    return lines, years_of(catalog, address, group) if shape_of(catalog, group).is_long else ()


def _shown_in_front(catalog: Catalog, group: Group) -> int:
    whole_up_to = catalog.config.topics.whole_up_to
    is_long = shape_of(catalog, group).is_long
    return min(SHOWN_IN_FRONT, whole_up_to) if is_long else whole_up_to


def front_view(catalog: Catalog, group: Group, *, kicker: str) -> FrontView:
    """Return the front of an author or a section."""
    address = front_address(group)
    name = catalog.name_of(group)
    kicker = catalog.wording.gettext(kicker)
    newest, years = newest_lines(catalog, address, group)
    return FrontView(
        head=head_of(
            catalog,
            address,
            title=name,
            description=catalog.wording.labelled(kicker, name),
            meta=collection_meta(
                catalog.config,
                address,
                name,
                (step_to_index(catalog.wording, group.kind),),
                about=(group.kind, name),
            ),
        ),
        kicker=kicker,
        name=name,
        articles=shape_of(catalog, group).total,
        span=span_of(catalog, group),
        newest=newest,
        years=years,
        timeline=timeline_of(catalog, address, group),
        by_year=() if years else year_shelves(catalog.wording, newest),
    )


def front_readers(kind: str, delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the fronts that may show something of the article, and those that come or go with it.

    Of the articles behind, a front knows months and numbers.
    """
    for key in groups_touched(delta, kind):
        group = Group(kind, key)
        if moves(delta, group) or (line_differs(delta) and shows_line(delta, catalog, group)):
            yield PageKey(kind, (key,))


def shows_line(delta: Delta, catalog: Catalog, group: Group) -> bool:
    """Return whether the article may stand or have stood in the group's front."""
    return is_among_newest(delta, catalog, group, _shown_in_front(catalog, group))


def _own_front(kind: str, delta: TermDelta) -> list[PageKey]:
    is_own = delta.kind == kind and delta.is_renamed
    return [PageKey(kind, (delta.key,))] if is_own else []
