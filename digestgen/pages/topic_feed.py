"""The Atom feed of a topic."""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, Permalink, TopicKey
from digestgen.pages.addresses import feed_address, front_address
from digestgen.pages.changes import groups_touched
from digestgen.pages.entries import FeedView, feed_differs, feed_view
from digestgen.pages.feed_formats import FORMATS, in_format, topic_formats
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group


def _keys(catalog: Catalog) -> Iterator[PageKey]:
    for term in catalog.terms("topic"):
        yield PageKey("topic_feed", (term.group.key,))


def _address(key: PageKey) -> Permalink:
    return feed_address(Group("topic", key.parts[0]))


def _view(key: PageKey, catalog: Catalog) -> FeedView:
    return feed_of(catalog, TopicKey(key.parts[0]))


def feed_of(catalog: Catalog, key: TopicKey) -> FeedView:
    """Return the feed of a topic."""
    topic = catalog.topic(key)
    group = Group("topic", topic.key)
    return feed_view(
        catalog,
        group,
        title=f"{topic.name} - {catalog.config.title}",
        subtitle=articles_about(catalog, topic.name),
        feed=feed_address(group),
        page=front_address(group),
    )


def articles_about(catalog: Catalog, name: str) -> str:
    """Return what a topic holds, in words."""
    return catalog.wording.gettext("Articles about %(topic)s", topic=name)


def _exists(key: PageKey, catalog: Catalog) -> bool:
    return catalog.has_group(Group("topic", key.parts[0]))


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    for key in groups_touched(delta, "topic"):
        if feed_differs(delta, catalog, Group("topic", key)):
            yield PageKey("topic_feed", (key,))


def _term_readers(delta: TermDelta, _catalog: Catalog) -> list[PageKey]:
    is_own = delta.kind == "topic" and delta.is_renamed
    return [PageKey("topic_feed", (delta.key,))] if is_own else []


KIND = PageKind(
    name="topic_feed",
    template="feed.xml",
    keys=_keys,
    exists=_exists,
    address=_address,
    view=_view,
    readers=_readers,
    term_readers=_term_readers,
)
IN_OTHER_FORMATS = tuple(in_format(KIND, one, topic_formats) for one in FORMATS)
