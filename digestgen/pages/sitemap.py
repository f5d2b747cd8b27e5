"""sitemap.xml: every page a reader may open, with the date of its newest article."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digestgen.model.ids import Permalink
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.collection import has_months
from digestgen.pages.dates import month_part
from digestgen.pages.kind import single_page
from digestgen.store.catalog import ARCHIVE, Catalog


class Location(msgspec.Struct, frozen=True):
    """One address."""

    url: str
    changed: str
    """ISO date, '' when unknown."""


class SitemapView(msgspec.Struct, frozen=True):
    """Every address of the site."""

    locations: tuple[Location, ...]


def _view(catalog: Catalog) -> SitemapView:
    base_url = catalog.config.base_url
    pages = sorted(set(_pages(catalog)))
    return SitemapView(
        locations=tuple(Location(absolute_link(base_url, page), day) for page, day in pages)
    )


def _pages(catalog: Catalog) -> Iterator[tuple[Permalink, str]]:
    newest = catalog.span(ARCHIVE)[1]
    for page in (addresses.HOME, addresses.TOPICS, addresses.ARCHIVE):
        yield page, newest
    for page in (addresses.AUTHORS, addresses.SECTIONS):
        yield page, newest
    for month, _ in catalog.months(ARCHIVE):
        yield addresses.month_address(ARCHIVE, month_part(month)), ""
    for permalink, article_id in catalog.addresses():
        card = catalog.card(article_id)
        changed = card.updated or card.published
        yield permalink, changed.isoformat() if changed else ""
    for kind in ("topic", "author", "section"):
        for term in catalog.terms(kind):
            yield addresses.front_address(term.group), catalog.span(term.group)[1]
            if has_months(catalog, term.articles):
                for month, _ in catalog.months(term.group):
                    yield addresses.month_address(term.group, month_part(month)), ""


KIND = single_page("sitemap", "sitemap.xml", addresses.SITEMAP, _view)
