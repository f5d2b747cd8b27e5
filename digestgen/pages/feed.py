"""The Atom feed of the site."""

from __future__ import annotations

from digestgen.pages import addresses
from digestgen.pages.entries import FeedView, feed_differs, feed_view
from digestgen.pages.feed_formats import FORMATS, in_format, site_formats
from digestgen.pages.kind import single_page
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE


def _view(catalog: Catalog) -> FeedView:
    return feed_view(
        catalog,
        ARCHIVE,
        title=catalog.config.title,
        subtitle=catalog.config.description,
        feed=addresses.FEED,
        page=addresses.HOME,
    )


KIND = single_page(
    "feed",
    "feed.xml",
    addresses.FEED,
    _view,
    reads=lambda delta, catalog: feed_differs(delta, catalog, ARCHIVE),
)
IN_OTHER_FORMATS = tuple(in_format(KIND, one, site_formats) for one in FORMATS)
