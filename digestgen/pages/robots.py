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
    news: str
    """The sitemap of news; '' for none."""


def _view(catalog: Catalog) -> RobotsView:
    base_url = catalog.config.base_url
    has_news = catalog.config.sitemap.news
    return RobotsView(
        sitemap=absolute_link(base_url, addresses.SITEMAP),
        news=absolute_link(base_url, addresses.NEWS_SITEMAP) if has_news else "",
    )


KIND = single_page("robots", "robots.txt", addresses.ROBOTS, _view)
