"""The addresses that sitemaps list, each with the date of what is newest there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from digestgen.model.delta import Delta
from digestgen.model.ids import Permalink
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.dates import month_part
from digestgen.pages.digest_order import kinds_of
from digestgen.pages.digest_order import parts_of as digests_of
from digestgen.pages.period_pages import parts_of
from digestgen.pages.periods import shape_of
from digestgen.pages.rights import is_left_to_source
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Term

Place = tuple[Permalink, str]
"""An address, and an ISO date or ''."""

KINDS = ("topic", "author", "section")


class Location(msgspec.Struct, frozen=True):
    """One address."""

    url: str
    changed: str
    """ISO date, '' when unknown."""


def place_differs(delta: Delta, catalog: Catalog) -> bool:
    """Return whether the address or the date of an article may differ, or whether it has a place.

    It has none where its canonical address is elsewhere, which the digest of its body covers.
    """
    has_details = catalog.config.rights.canonical == "source"
    before, after = (
        (s.card.permalink, s.card.updated, s.card.published, s.body_digest * has_details)
        if s
        else None
        for s in (delta.before, delta.after)
    )
    return before != after


def located(catalog: Catalog, places: Iterable[Place]) -> tuple[Location, ...]:
    """Return the places as sitemaps show them, sorted by address."""
    base_url = catalog.config.base_url
    return tuple(Location(absolute_link(base_url, page), day) for page, day in sorted(places))


def all_pages(catalog: Catalog) -> Iterator[Place]:
    """Yield every page of the site. Linear."""
    yield from site_pages(catalog)
    for month in shape_of(catalog, ARCHIVE).months:
        yield from article_pages(catalog, month)
    for kind in KINDS:
        yield from group_pages(catalog, kind)


def site_pages(catalog: Catalog) -> Iterator[Place]:
    """Yield the home page, the indexes, the map, the archive with its months, and the digests."""
    newest = catalog.span(ARCHIVE)[1]
    yield addresses.HOME, newest
    for page in (addresses.TOPICS, addresses.ARCHIVE, addresses.AUTHORS, addresses.SECTIONS):
        yield page, newest
    yield addresses.MAP, newest
    for month in shape_of(catalog, ARCHIVE).months:
        yield addresses.period_address(ARCHIVE, month_part(month)), ""
    yield addresses.CHANGES, ""
    if kinds := kinds_of(catalog):
        yield addresses.DIGESTS, newest
    for kind in kinds:
        for part in digests_of(catalog, kind):
            yield addresses.digest_address(part), ""


def article_pages(catalog: Catalog, month: str) -> Iterator[Place]:
    """Yield the articles of one month, '' for undated, whose canonical address is their own."""
    for card in catalog.in_month(ARCHIVE, month):
        if is_left_to_source(catalog, card.article_id):
            continue
        changed = card.updated or card.published
        yield card.permalink, changed.isoformat() if changed else ""


def group_pages(catalog: Catalog, kind: str) -> Iterator[Place]:
    """Yield the pages of all groups of a kind. Linear in their members."""
    for term in catalog.terms(kind):
        yield addresses.front_address(term.group), catalog.span(term.group)[1]
        for part in _parts_of(catalog, term):
            yield addresses.period_address(term.group, part), ""


def count_group_pages(catalog: Catalog, kind: str) -> int:
    """Return how many pages all groups of a kind have."""
    return sum(1 + sum(1 for _ in _parts_of(catalog, term)) for term in catalog.terms(kind))


def _parts_of(catalog: Catalog, term: Term) -> Iterable[str]:
    # The months of a short group need not be asked for.
    is_long = term.articles > catalog.config.topics.whole_up_to
    return parts_of(catalog, term.group) if is_long else ()
