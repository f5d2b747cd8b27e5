"""What another vocabulary changes of a site: pages and feeds that appear, vanish or redirect.

Pure. A page redirects when the name of its topic names another topic now: its old address leads to
the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from digestgen.model.ids import TopicKey
from digestgen.model.topic import Topic


class Shift(StrEnum):
    """What becomes of a page."""

    APPEARS = "appears"
    VANISHES = "vanishes"
    REDIRECTS = "redirects"
    RENAMED = "renamed"
    """Same address, another name."""
    REGROUPED = "regrouped"
    """Same address and name, other articles in number."""


class TopicPage(msgspec.Struct, frozen=True):
    """The page of a topic."""

    key: TopicKey
    name: str
    articles: int


class PageChange(msgspec.Struct, frozen=True):
    """One topic whose page is not what it was; its feed goes with it."""

    change: Shift
    name: str
    key: TopicKey
    """Of the page as it was; of one that appears as it will be."""
    to: TopicKey | None = None
    """Where a page redirects to."""
    to_name: str = ""
    articles: tuple[int, int] = (0, 0)
    """Before and after; of a page that redirects after all of the new page."""


def shown_pages(
    topics: Iterable[Topic], sizes: Mapping[TopicKey, int], *, min_articles: int
) -> tuple[TopicPage, ...]:
    """Return the pages that these topics have, sorted by key."""
    return tuple(
        TopicPage(topic.key, topic.name, sizes.get(topic.key, 0))
        for topic in sorted(topics, key=lambda topic: topic.key)
        if not topic.is_hidden and sizes.get(topic.key, 0) >= topic.least(min_articles)
    )


def page_changes(
    before: Iterable[TopicPage], after: Iterable[TopicPage], lookup: Mapping[str, TopicKey]
) -> tuple[PageChange, ...]:
    """Return the changes, sorted by kind and key; `lookup`: spelling -> topic, afterwards."""
    old, new = ({page.key: page for page in pages} for pages in (before, after))
    found = []
    for key, page in old.items():
        now = new.get(key)
        if now is None:
            found.append(_gone(page, new, lookup))
        elif now.name != page.name:
            sizes = (page.articles, now.articles)
            found.append(PageChange(Shift.RENAMED, page.name, key, None, now.name, sizes))
        elif now.articles != page.articles:
            sizes = (page.articles, now.articles)
            found.append(PageChange(Shift.REGROUPED, page.name, key, articles=sizes))
    found += [
        PageChange(Shift.APPEARS, page.name, key, articles=(0, page.articles))
        for key, page in new.items()
        if key not in old
    ]
    order = list(Shift)
    return tuple(sorted(found, key=lambda one: (order.index(one.change), one.key)))


def _gone(
    page: TopicPage, new: Mapping[TopicKey, TopicPage], lookup: Mapping[str, TopicKey]
) -> PageChange:
    target = new.get(lookup.get(page.name, page.key))
    if target is None:
        return PageChange(Shift.VANISHES, page.name, page.key, articles=(page.articles, 0))
    sizes = (page.articles, target.articles)
    return PageChange(Shift.REDIRECTS, page.name, page.key, target.key, target.name, sizes)
