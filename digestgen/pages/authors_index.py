"""All authors from A to Z."""

from __future__ import annotations

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.pages import addresses
from digestgen.pages.alphabet import IndexView, index_view
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog


def _keys(_catalog: Catalog) -> list[PageKey]:
    return [PageKey("authors_index")]


def _address(_key: PageKey) -> Permalink:
    return addresses.AUTHORS


def _view(_key: PageKey, catalog: Catalog) -> IndexView:
    title = "Authors"
    return index_view(catalog, addresses.AUTHORS, "author", title=title, noun="authors")


def _readers(_delta: Delta, catalog: Catalog) -> list[PageKey]:
    return _keys(catalog)


KIND = PageKind(
    name="authors_index",
    template="index.html",
    keys=_keys,
    address=_address,
    view=_view,
    readers=_readers,
)
