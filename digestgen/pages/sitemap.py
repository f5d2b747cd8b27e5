"""sitemap.xml: every page a reader may open, with the date of its newest article.

Up to WHOLE_UP_TO articles it lists the pages itself. Of a larger site it lists other sitemaps (see
`sitemap_part`), so that an edit changes a short list; which of the two it is depends on the number
of articles alone.
"""

from __future__ import annotations

import msgspec

from digestgen.model.delta import Delta, TermDelta
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.changes import regroups
from digestgen.pages.kind import single_page
from digestgen.pages.locations import KINDS, Location, all_pages, located, place_differs
from digestgen.pages.sitemap_part import is_parted, part_addresses
from digestgen.store.catalog import Catalog


class SitemapView(msgspec.Struct, frozen=True):
    """Every address of the site, or every sitemap."""

    locations: tuple[Location, ...]
    parts: tuple[str, ...] = ()
    """Absolute addresses of other sitemaps; then `locations` is empty."""


def _view(catalog: Catalog) -> SitemapView:
    if not is_parted(catalog):
        return SitemapView(locations=located(catalog, all_pages(catalog)))
    base_url = catalog.config.base_url
    parts = tuple(absolute_link(base_url, part) for part in part_addresses(catalog))
    return SitemapView(locations=(), parts=parts)


def _reads(delta: Delta, catalog: Catalog) -> bool:
    """Return whether an address or a date may differ."""
    return place_differs(delta, catalog) or any(regroups(delta, kind) for kind in KINDS)


def _reads_term(delta: TermDelta) -> bool:
    return delta.before is None or delta.after is None


KIND = single_page(
    "sitemap", "sitemap.xml", addresses.SITEMAP, _view, reads=_reads, reads_term=_reads_term
)
