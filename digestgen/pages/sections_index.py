"""All sections from A to Z."""

from __future__ import annotations

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.pages import addresses
from digestgen.pages.alphabet import IndexView, index_view
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog


def _keys(_catalog: Catalog) -> list[PageKey]:
    return [PageKey("sections_index")]


def _address(_key: PageKey) -> Permalink:
    return addresses.SECTIONS


def _view(_key: PageKey, catalog: Catalog) -> IndexView:
    title = "Sections"
    return index_view(catalog, addresses.SECTIONS, "section", title=title, noun="sections")


def _readers(_delta: Delta, catalog: Catalog) -> list[PageKey]:
    return _keys(catalog)


KIND = PageKind(
    name="sections_index",
    template="index.html",
    keys=_keys,
    address=_address,
    view=_view,
    readers=_readers,
)
