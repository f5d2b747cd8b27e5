"""Which article of a stretch of time stands under which topic: each once, under a leading one.

A section takes what no section before it has taken. Topics go in turn, always the one with most
articles left; one that holds more than two thirds of all tells nothing apart, and waits until no
narrower topic has two articles left. A topic with a single article left has no section of its own.
"""

from __future__ import annotations

from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from digestgen.model.ids import ArticleId, TopicKey
from digestgen.pages.digest_topics import Saw, Seen

SECTIONS_SHOWN = 12
BROAD_FROM = 6
"""Of fewer articles in all, two thirds are not many."""


SEVERAL = 2
"""Articles that make a section."""


class Section(NamedTuple):
    """A topic with the articles that stand under it, newest first."""

    saw: Saw
    ids: tuple[ArticleId, ...]


class Sections(NamedTuple):
    """All articles of a stretch of time, each once, newest first."""

    topics: tuple[Section, ...]
    others: tuple[ArticleId, ...]
    """Those of topics without a section."""
    plain: tuple[ArticleId, ...]
    """Those without topics."""


def sections_of(seen: Seen) -> Sections:
    """Return the articles under their topics. Near-linear in articles times topics of each."""
    left = set(seen.articles)
    heap = [_rank(saw, len(saw.ids), len(left)) for saw in seen.topics.values()]
    total = len(left)
    heapify(heap)
    sections: list[Section] = []
    while heap and len(sections) < SECTIONS_SHOWN:
        saw = seen.topics[heap[0].key]
        ids = tuple(one for one in saw.ids if one in left)
        rank = _rank(saw, len(ids), total)
        if rank != heap[0]:
            # Others have taken some of its articles meanwhile.
            heapreplace(heap, rank)
        elif len(ids) < SEVERAL:
            break
        else:
            heappop(heap)
            sections.append(Section(saw, ids))
            left.difference_update(ids)
    rest = [one for one in seen.articles if one in left]
    return Sections(
        tuple(sections),
        others=tuple(one for one in rest if seen.articles[one]),
        plain=tuple(one for one in rest if not seen.articles[one]),
    )


class _Rank(NamedTuple):
    """What decides which topic is next; the least is."""

    class_: int
    """0 of several articles, 1 broad, 2 of a single article or none."""
    articles: int
    """Negative."""
    place: int
    key: TopicKey


def _rank(saw: Saw, left: int, total: int) -> _Rank:
    is_broad = total >= BROAD_FROM and len(saw.ids) * 3 > total * 2
    return _Rank(2 if left < SEVERAL else int(is_broad), -left, saw.place, saw.key)
