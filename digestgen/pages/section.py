"""The page of a section: newest articles, months behind them."""

from __future__ import annotations

from functools import partial

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.pages import collection
from digestgen.pages.addresses import front_address
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog, Group


def _address(key: PageKey) -> Permalink:
    return front_address(Group("section", key.parts[0]))


def _view(key: PageKey, catalog: Catalog) -> collection.FrontView:
    kicker = "Section"
    return collection.front_view(catalog, Group("section", key.parts[0]), kicker=kicker)


def _readers(delta: Delta, _catalog: Catalog) -> list[PageKey]:
    return list(collection.front_readers("section", delta))


KIND = PageKind(
    name="section",
    template="front.html",
    keys=partial(collection.front_keys, "section"),
    address=_address,
    view=_view,
    readers=_readers,
)
