"""The Atom feed of a topic."""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink, TopicKey
from digestgen.pages.addresses import feed_address, front_address
from digestgen.pages.entries import FeedView, feed_view
from digestgen.pages.kind import PageKind, groups_touched
from digestgen.store.catalog import Catalog, Group


def _keys(catalog: Catalog) -> Iterator[PageKey]:
    for term in catalog.terms("topic"):
        yield PageKey("topic_feed", (term.group.key,))


def _address(key: PageKey) -> Permalink:
    return feed_address(Group("topic", key.parts[0]))


def _view(key: PageKey, catalog: Catalog) -> FeedView:
    topic = catalog.topic(TopicKey(key.parts[0]))
    group = Group("topic", topic.key)
    return feed_view(
        catalog,
        group,
        title=f"{topic.name} - {catalog.config.title}",
        subtitle=f"Articles about {topic.name}",
        feed=feed_address(group),
        page=front_address(group),
    )


def _readers(delta: Delta, _catalog: Catalog) -> list[PageKey]:
    return [PageKey("topic_feed", (key,)) for key in groups_touched(delta, "topic")]


KIND = PageKind(
    name="topic_feed",
    template="feed.xml",
    keys=_keys,
    address=_address,
    view=_view,
    readers=_readers,
)
