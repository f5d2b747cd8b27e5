"""The Atom feed of the site."""

from __future__ import annotations

from digestgen.pages import addresses
from digestgen.pages.entries import FeedView, feed_differs, feed_view
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
