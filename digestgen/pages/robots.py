"""robots.txt: everything may be read; where the sitemap lies."""

from __future__ import annotations

import msgspec

from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.kind import single_page
from digestgen.store.catalog import Catalog


class RobotsView(msgspec.Struct, frozen=True):
    """Everything robots.txt says."""

    sitemap: str


def _view(catalog: Catalog) -> RobotsView:
    return RobotsView(sitemap=absolute_link(catalog.config.base_url, addresses.SITEMAP))


KIND = single_page("robots", "robots.txt", addresses.ROBOTS, _view)
