"""Head and chrome of a page: title, canonical address, navigation."""

from __future__ import annotations

from functools import lru_cache

from digestgen.model.ids import Permalink
from digestgen.model.view import Anchor, Head, Way
from digestgen.names import absolute_link, relative_link
from digestgen.pages import addresses
from digestgen.pages.links import link
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
    folder = address[: address.rfind("/") + 1]
    return Head(
        title=title,
        description=shorten(description or config.description, max_chars=DESCRIPTION_CHARS),
        canonical=absolute_link(config.base_url, address),
        language=language or config.language,
        stylesheet=link(address, addresses.STYLESHEET),
        home=link(address, addresses.HOME),
        navigation=_navigation(folder),
        feeds=(
            Anchor(config.title, link(address, addresses.FEED)),
            *(Anchor(text, link(address, target)) for text, target in feeds),
        ),
    )


@lru_cache(maxsize=4096)
def _navigation(folder: str) -> tuple[Way, ...]:
    top = folder.partition("/")[0]
    return tuple(
        Way(text, relative_link(folder, target), is_here=top == target.partition("/")[0])
        for text, target in NAVIGATION
    )
