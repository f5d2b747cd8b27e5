"""What is odd about the topics of a site: unused, of one article, of drafts alone, of nearly all.

Pure. Advice, never a fault.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from digestgen.model.ids import TopicKey
from digestgen.model.problem import Advice, advise
from digestgen.model.topic import Topic, TopicEntry
from digestgen.topics.naming import TOPICS_FILE

MOST_SHARE = 0.4
"""Of the articles; a topic that holds more of them says little of any."""
MOST_FROM = 20
"""Articles of a site, below which a large share means nothing."""


class Uses(msgspec.Struct, frozen=True):
    """Which files have a topic."""

    shown: Collection[str] = ()
    """Of articles in the site."""
    held: Collection[str] = ()
    """Of drafts and articles dated later."""
    spellings: Collection[str] = ()
    """As written in these files."""


def topic_advice(
    topics: Sequence[Topic],
    entries: Sequence[TopicEntry],
    lookup: Mapping[str, TopicKey],
    uses: Mapping[TopicKey, Uses],
    *,
    articles: int,
) -> Iterator[Advice]:
    """Yield what is odd about topics, sorted by key; `articles`: those in the site. Linear."""
    entry_of = {lookup[entry.name]: entry for entry in entries if entry.name in lookup}
    parents = {key for topic in topics for key in topic.broader}
    alive = _with_broader(topics, [key for key, one in uses.items() if one.shown or one.held])
    none = Uses()
    for topic in sorted(topics, key=lambda topic: topic.key):
        one, entry = uses.get(topic.key, none), entry_of.get(topic.key)
        shown = len(one.shown)
        if entry and topic.key not in alive:
            yield _empty(entry) if topic.key in parents else _unused(entry)
        elif one.held and not shown:
            yield _of_drafts(topic, one)
        elif shown == 1 and not one.held:
            yield _single(topic, one)
        elif articles >= MOST_FROM and shown > MOST_SHARE * articles:
            yield _most(topic, one, entry, articles)


def _with_broader(topics: Iterable[Topic], used: Iterable[TopicKey]) -> set[TopicKey]:
    """Return the used topics and all that hold them, however far above."""
    broader = {topic.key: topic.broader for topic in topics}
    found: set[TopicKey] = set()
    waiting = list(used)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += broader.get(key, ())
    return found


def _unused(entry: TopicEntry) -> Advice:
    return advise(
        "topic-unused",
        f"no article has the topic '{entry.name}'",
        "tag an article with it, list it as an alias of the topic that is meant, or delete it",
        (TOPICS_FILE,),
        line=entry.line,
        column=entry.column,
    )


def _empty(entry: TopicEntry) -> Advice:
    return advise(
        "topic-empty",
        f"'{entry.name}' is broader than other topics, and none of them has an article",
        "tag articles with the narrower topics, or delete them all",
        (TOPICS_FILE,),
        line=entry.line,
        column=entry.column,
    )


def _of_drafts(topic: Topic, one: Uses) -> Advice:
    return advise(
        "topic-drafts",
        f"the topic '{topic.name}' is that of drafts or articles of the future alone",
        "it gets a page when one of them is published; check its spelling until then",
        tuple(sorted(one.held)),
        tags=tuple(sorted(one.spellings)),
    )


def _single(topic: Topic, one: Uses) -> Advice:
    return advise(
        "topic-single",
        f"one article alone has the topic '{topic.name}'",
        "give it to others, take a topic that others have, or leave it until more follow",
        tuple(one.shown),
        tags=tuple(sorted(one.spellings)),
    )


def _most(topic: Topic, one: Uses, entry: TopicEntry | None, articles: int) -> Advice:
    share = len(one.shown) / articles
    paths = (TOPICS_FILE,) if entry else (min(one.shown),)
    return advise(
        "topic-most",
        f"the topic '{topic.name}' holds {share:.0%} of the articles ({len(one.shown):,})",
        "a topic of nearly everything helps nobody choose: give its articles narrower ones",
        paths,
        tags=() if entry else tuple(sorted(one.spellings)),
        line=entry.line if entry else 0,
        column=entry.column if entry else 0,
    )
