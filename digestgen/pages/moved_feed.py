"""Feeds at addresses that are no longer live: they go on with what the new one says.

A reader of feeds knows a feed by its address and an entry by its id. So the old address carries the
new feed: the same entries with the same ids, the old id of the feed, and as its own link the new
address. The feed of a topic that is gone is empty, and says that it has ended.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digestgen.ledger import FEED, is_feed, place_of
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, TopicKey
from digestgen.names import absolute_link
from digestgen.pages import addresses, topic_feed
from digestgen.pages.addresses import feed_address
from digestgen.pages.changes import groups_touched
from digestgen.pages.entries import FeedView, ended_feed, feed_differs
from digestgen.pages.kind import PageKind
from digestgen.pages.moved import (
    Lead,
    addresses_of_group,
    feeds_among,
    lead_of,
    leading_to,
)
from digestgen.pages.old_addresses import OldAddresses
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

_NAME = "moved_feed"
_OLD = OldAddresses(_NAME, is_feed)


def _view(key: PageKey, catalog: Catalog) -> FeedView:
    address = _OLD.address(key)
    lead = lead_of(catalog, address)
    feed_id = absolute_link(catalog.config.base_url, address)
    group = _group(lead)
    if group is None:
        name = _last_name(catalog, address)
        return ended_feed(catalog, title=name, feed=address, page=addresses.TOPICS)
    view = topic_feed.feed_of(catalog, TopicKey(group.key))
    return msgspec.structs.replace(view, feed_id=feed_id)


def _group(lead: Lead) -> Group | None:
    """Return the topic to whose feed, or to one of whose pages, an address leads."""
    place = place_of(lead.target)
    return Group("topic", place.key) if place and place.kind == "topic" else None


def _last_name(catalog: Catalog, address: str) -> str:
    names = [line.name for line in catalog.ledger_lines(address) if line.kind == "topic"]
    return names[0] if names else catalog.config.title


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    for key in groups_touched(delta, "topic"):
        if feed_differs(delta, catalog, Group("topic", key)):
            yield from _leading_to_topic(catalog, key)


def _term_readers(delta: TermDelta, catalog: Catalog) -> Iterator[PageKey]:
    if delta.kind == "topic" and delta.is_renamed:
        yield from _leading_to_topic(catalog, delta.key)


def _leading_to_topic(catalog: Catalog, key: str) -> Iterator[PageKey]:
    own = feed_address(Group("topic", key))
    found = {own, *addresses_of_group(catalog, "topic", key)}
    folder = own.removesuffix(f"{FEED}.xml")
    front = f"{folder.removesuffix('/')}.html"
    yield from feeds(leading_to(catalog, {*found, front}, [folder]))


def feeds(known: Iterator[str]) -> Iterator[PageKey]:
    """Yield the feeds at those of these old addresses where one may lie."""
    for address in feeds_among(known):
        yield PageKey(_NAME, (address,))


KIND = PageKind(
    name=_NAME,
    template="feed.xml",
    keys=_OLD.keys,
    exists=_OLD.exists,
    address=_OLD.address,
    view=_view,
    readers=_readers,
    term_readers=_term_readers,
)
