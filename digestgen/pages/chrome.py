"""Head and chrome of a page: title, canonical address, navigation."""

from __future__ import annotations

from functools import lru_cache

from digestgen.model.config import Config
from digestgen.model.ids import Permalink
from digestgen.model.view import Anchor, Head, Meta, OtherFeed, Way
from digestgen.names import absolute_link, relative_link
from digestgen.pages import addresses
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.text.lines import shorten
from digestgen.wording import Wording, gettext_noop

NAVIGATION = (
    (gettext_noop("Topics"), addresses.TOPICS),
    (gettext_noop("Digests"), addresses.DIGESTS),
    (gettext_noop("Archive"), addresses.ARCHIVE),
    (gettext_noop("Sections"), addresses.SECTIONS),
    (gettext_noop("Authors"), addresses.AUTHORS),
    (gettext_noop("Search"), addresses.SEARCH),
)
DESCRIPTION_CHARS = 200


def ways_of(catalog: Catalog) -> tuple[tuple[str, Permalink], ...]:
    """Return the ways that every page shows, as (text, address)."""
    return catalog.remember("ways", "", lambda: _ways(catalog.config, catalog.wording))


def _ways(config: Config, wording: Wording) -> tuple[tuple[str, Permalink], ...]:
    has_digests = config.digests.weeks or config.digests.months
    return tuple(
        (wording.gettext(text), address)
        for text, address in NAVIGATION
        if has_digests or address != addresses.DIGESTS
    )


def head_of(
    catalog: Catalog,
    address: Permalink,
    *,
    title: str,
    description: str = "",
    language: str = "",
    feeds: tuple[tuple[str, Permalink], ...] = (),
    other_feeds: tuple[tuple[str, Permalink, str], ...] = (),
    meta: Meta | None = None,
) -> Head:
    """Return the head of the page at `address`.

    `feeds` are more than the site's own; `other_feeds` have other types than Atom's, named last.
    """
    config = catalog.config
    folder = address[: address.rfind("/") + 1]
    return Head(
        title=title,
        description=shorten(description or config.description, max_chars=DESCRIPTION_CHARS),
        canonical=absolute_link(config.base_url, address),
        language=language or config.language,
        stylesheet=link(address, addresses.STYLESHEET),
        home=link(address, addresses.HOME),
        navigation=_navigation(folder, ways_of(catalog)),
        feeds=(
            Anchor(config.title, link(address, addresses.FEED)),
            *(Anchor(text, link(address, target)) for text, target in feeds),
        ),
        other_feeds=tuple(
            OtherFeed(text, link(address, to), kind) for text, to, kind in other_feeds
        ),
        meta=meta,
    )


@lru_cache(maxsize=4096)
def _navigation(folder: str, ways: tuple[tuple[str, Permalink], ...]) -> tuple[Way, ...]:
    top = folder.partition("/")[0]
    return tuple(
        Way(text, relative_link(folder, target), is_here=top == target.partition("/")[0])
        for text, target in ways
    )
