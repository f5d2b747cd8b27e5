"""Atom feeds: what a feed and its entries hold (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from digestgen.model.card import Card
from digestgen.model.delta import Delta
from digestgen.model.ids import Permalink
from digestgen.names import absolute_link
from digestgen.pages.changes import entry_differs, is_among_newest, moves
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.text.lines import shorten

NEVER = "1970-01-01T00:00:00Z"
"""`updated` is required; a feed without dated articles has never changed."""
SUMMARY_CHARS = 1000
"""An editor's summary may be a whole article, and a feed holds up to 500."""


class EntryView(msgspec.Struct, frozen=True):
    """One article in a feed."""

    title: str
    link: str
    """Absolute; the entry's id as well."""
    published: str
    updated: str
    summary: str
    language: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]


class FeedView(msgspec.Struct, frozen=True):
    """A whole feed."""

    title: str
    subtitle: str
    language: str
    self_link: str
    page_link: str
    updated: str
    entries: tuple[EntryView, ...]
    feed_id: str = ""
    """Of a feed at an old address, which is its id for ever; '' when it is `self_link`."""


def ended_feed(catalog: Catalog, *, title: str, feed: Permalink, page: Permalink) -> FeedView:
    """Return a feed without entries, of a group that is gone."""
    base_url = catalog.config.base_url
    return FeedView(
        title=title,
        subtitle=catalog.wording.gettext("This feed has ended."),
        language=catalog.config.language,
        self_link=absolute_link(base_url, feed),
        page_link=absolute_link(base_url, page),
        updated=NEVER,
        entries=(),
    )


def feed_view(
    catalog: Catalog,
    group: Group,
    *,
    title: str,
    subtitle: str,
    feed: Permalink,
    page: Permalink,
) -> FeedView:
    """Return the feed of a group's newest dated articles; undated ones are no news."""
    base_url = catalog.config.base_url
    cards = [c for c in catalog.newest(group, catalog.config.feed_length) if c.published]
    entries = tuple(_entries(catalog, cards))
    return FeedView(
        title=title,
        subtitle=subtitle,
        language=catalog.config.language,
        self_link=absolute_link(base_url, feed),
        page_link=absolute_link(base_url, page),
        updated=max((entry.updated for entry in entries), default=NEVER),
        entries=entries,
    )


def feed_differs(delta: Delta, catalog: Catalog, group: Group) -> bool:
    """Return whether a change of an article may show in the feed of a group."""
    if not moves(delta, group) and not entry_differs(delta):
        return False
    return is_among_newest(delta, catalog, group, catalog.config.feed_length)


def _entries(catalog: Catalog, cards: Iterable[Card]) -> Iterable[EntryView]:
    for card in cards:
        published = f"{card.published}T00:00:00Z"
        updated = f"{card.updated}T00:00:00Z" if card.updated else published
        yield EntryView(
            title=card.title,
            link=absolute_link(catalog.config.base_url, card.permalink),
            published=published,
            updated=max(published, updated),
            summary=shorten(card.summary, max_chars=SUMMARY_CHARS),
            language=card.language,
            authors=card.authors or (catalog.config.title,),
            topics=tuple(catalog.topic(k).name for k in catalog.topics_of(card.article_id)),
        )
