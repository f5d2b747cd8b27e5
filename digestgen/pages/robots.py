"""robots.txt: everything may be read; where the sitemap lies."""

from __future__ import annotations

import msgspec

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog


class RobotsView(msgspec.Struct, frozen=True):
    """Everything robots.txt says."""

    sitemap: str


def _keys(_catalog: Catalog) -> list[PageKey]:
    return [PageKey("robots")]


def _address(_key: PageKey) -> Permalink:
    return addresses.ROBOTS


def _view(_key: PageKey, catalog: Catalog) -> RobotsView:
    return RobotsView(sitemap=absolute_link(catalog.config.base_url, addresses.SITEMAP))


def _readers(_delta: Delta, _catalog: Catalog) -> list[PageKey]:
    return []


KIND = PageKind(
    name="robots",
    template="robots.txt",
    keys=_keys,
    address=_address,
    view=_view,
    readers=_readers,
    is_listed=False,
)
