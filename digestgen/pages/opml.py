"""All feeds as one file that readers of feeds take in: `feeds.opml` (OPML 2.0)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.addresses import digest_feed_address, feed_address, front_address
from digestgen.pages.digest_order import kinds_of
from digestgen.pages.digest_page import feed_title
from digestgen.pages.kind import single_page
from digestgen.store.catalog import Catalog

TYPE = "text/x-opml"


class Subscription(msgspec.Struct, frozen=True):
    """A feed that can be subscribed to; both links are absolute."""

    text: str
    feed: str
    page: str


class OpmlView(msgspec.Struct, frozen=True):
    """Everything the list of feeds shows."""

    title: str
    site: tuple[Subscription, ...]
    """The feed of the site and those of digests."""
    topics: tuple[Subscription, ...]
    """One a topic, by name."""


def _view(catalog: Catalog) -> OpmlView:
    return OpmlView(
        title=catalog.config.title,
        site=tuple(_of_site(catalog)),
        topics=tuple(sorted(_of_topics(catalog), key=lambda s: (s.text.casefold(), s.feed))),
    )


def _of_site(catalog: Catalog) -> Iterator[Subscription]:
    base_url = catalog.config.base_url
    home = absolute_link(base_url, addresses.HOME)
    yield Subscription(catalog.config.title, absolute_link(base_url, addresses.FEED), home)
    for kind in kinds_of(catalog):
        feed = absolute_link(base_url, digest_feed_address(kind))
        yield Subscription(
            feed_title(catalog, kind), feed, absolute_link(base_url, addresses.DIGESTS)
        )


def _of_topics(catalog: Catalog) -> Iterator[Subscription]:
    base_url = catalog.config.base_url
    for term in catalog.terms("topic"):
        feed = absolute_link(base_url, feed_address(term.group))
        yield Subscription(term.name, feed, absolute_link(base_url, front_address(term.group)))


KIND = single_page(
    "opml",
    "opml.xml",
    addresses.FEEDS,
    _view,
    # It shows nothing of articles: a topic that comes or goes with one is told as a change of its
    # own.
    reads_term=lambda delta: delta.kind == "topic" and delta.is_renamed,
)
