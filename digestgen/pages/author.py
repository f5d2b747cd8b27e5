"""The page of an author: newest articles, months behind them."""

from __future__ import annotations

from functools import partial

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.pages import collection
from digestgen.pages.addresses import front_address
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog, Group


def _address(key: PageKey) -> Permalink:
    return front_address(Group("author", key.parts[0]))


def _view(key: PageKey, catalog: Catalog) -> collection.FrontView:
    kicker = "Author"
    return collection.front_view(catalog, Group("author", key.parts[0]), kicker=kicker)


def _readers(delta: Delta, _catalog: Catalog) -> list[PageKey]:
    return list(collection.front_readers("author", delta))


KIND = PageKind(
    name="author",
    template="front.html",
    keys=partial(collection.front_keys, "author"),
    address=_address,
    view=_view,
    readers=_readers,
)
