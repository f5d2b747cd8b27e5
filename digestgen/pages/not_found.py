"""404.html: served for any missing address at any depth, so its links are absolute."""

from __future__ import annotations

import msgspec

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.model.view import Anchor, Head, Way
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.chrome import NAVIGATION
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog


class NotFoundView(msgspec.Struct, frozen=True):
    """Everything the page for missing addresses shows."""

    head: Head
    title: str


def _keys(_catalog: Catalog) -> list[PageKey]:
    return [PageKey("not_found")]


def _address(_key: PageKey) -> Permalink:
    return addresses.NOT_FOUND


def _view(_key: PageKey, catalog: Catalog) -> NotFoundView:
    config = catalog.config

    def whole(target: Permalink) -> str:
        return absolute_link(config.base_url, target)

    title = "This page is not here"
    head = Head(
        title=title,
        description="",
        canonical=whole(addresses.NOT_FOUND),
        language=config.language,
        stylesheet=whole(addresses.STYLESHEET),
        home=whole(addresses.HOME),
        navigation=tuple(Way(text, whole(target), is_here=False) for text, target in NAVIGATION),
        feeds=(Anchor(config.title, whole(addresses.FEED)),),
        is_indexed=False,
    )
    return NotFoundView(head=head, title=title)


def _readers(_delta: Delta, _catalog: Catalog) -> list[PageKey]:
    return []


KIND = PageKind(
    name="not_found",
    template="404.html",
    keys=_keys,
    address=_address,
    view=_view,
    readers=_readers,
    is_listed=False,
)
