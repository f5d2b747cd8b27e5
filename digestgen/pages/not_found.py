"""404.html: served for any missing address at any depth, so its links are absolute."""

from __future__ import annotations

import msgspec

from digestgen.model.ids import Permalink
from digestgen.model.view import Anchor, Head, Way
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.chrome import ways_of
from digestgen.pages.kind import single_page
from digestgen.store.catalog import Catalog

SCRIPT = Permalink("theme/not_found.js")


class NotFoundView(msgspec.Struct, frozen=True):
    """Everything the page for missing addresses shows."""

    head: Head
    title: str
    script: str
    """Link to what names near addresses, by the shards of the search."""


def _view(catalog: Catalog) -> NotFoundView:
    config = catalog.config

    def whole(target: Permalink) -> str:
        return absolute_link(config.base_url, target)

    title = catalog.wording.gettext("This page is not here")
    head = Head(
        title=title,
        description="",
        canonical=whole(addresses.NOT_FOUND),
        language=config.language,
        stylesheet=whole(addresses.STYLESHEET),
        home=whole(addresses.HOME),
        navigation=tuple(
            Way(text, whole(target), is_here=False) for text, target in ways_of(catalog)
        ),
        feeds=(Anchor(config.title, whole(addresses.FEED)),),
        is_indexed=False,
    )
    return NotFoundView(head=head, title=title, script=whole(SCRIPT))


KIND = single_page("not_found", "404.html", addresses.NOT_FOUND, _view)
