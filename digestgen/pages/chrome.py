"""Head and chrome of a page: title, canonical address, navigation."""

from __future__ import annotations

from digestgen.model.ids import Permalink
from digestgen.model.view import Anchor, Head, Way
from digestgen.names import absolute_link, relative_link
from digestgen.pages import addresses
from digestgen.store.catalog import Catalog
from digestgen.text.lines import shorten

NAVIGATION = (
    ("Topics", addresses.TOPICS),
    ("Archive", addresses.ARCHIVE),
    ("Sections", addresses.SECTIONS),
    ("Authors", addresses.AUTHORS),
)
DESCRIPTION_CHARS = 200


def head_of(
    catalog: Catalog,
    address: Permalink,
    *,
    title: str,
    description: str = "",
    language: str = "",
    feeds: tuple[tuple[str, Permalink], ...] = (),
) -> Head:
    """Return the head of the page at `address`; `feeds` are more than the site's own."""
    config = catalog.config
    return Head(
        title=title,
        description=shorten(description or config.description, max_chars=DESCRIPTION_CHARS),
        canonical=absolute_link(config.base_url, address),
        language=language or config.language,
        stylesheet=relative_link(address, addresses.STYLESHEET),
        home=relative_link(address, addresses.HOME),
        navigation=tuple(
            Way(text, relative_link(address, target), is_here=_folder(address) == _folder(target))
            for text, target in NAVIGATION
        ),
        feeds=tuple(
            Anchor(text, relative_link(address, target))
            for text, target in ((config.title, addresses.FEED), *feeds)
        ),
    )


def _folder(address: Permalink) -> str:
    return address.partition("/")[0]
