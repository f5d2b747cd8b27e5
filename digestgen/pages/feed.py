"""The Atom feed of the site."""

from __future__ import annotations

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.pages import addresses
from digestgen.pages.entries import FeedView, feed_view
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import ARCHIVE, Catalog


def _keys(_catalog: Catalog) -> list[PageKey]:
    return [PageKey("feed")]


def _address(_key: PageKey) -> Permalink:
    return addresses.FEED


def _view(_key: PageKey, catalog: Catalog) -> FeedView:
    return feed_view(
        catalog,
        ARCHIVE,
        title=catalog.config.title,
        subtitle=catalog.config.description,
        feed=addresses.FEED,
        page=addresses.HOME,
    )


def _readers(_delta: Delta, catalog: Catalog) -> list[PageKey]:
    return _keys(catalog)


KIND = PageKind(
    name="feed",
    template="feed.xml",
    keys=_keys,
    address=_address,
    view=_view,
    readers=_readers,
    is_listed=False,
)
