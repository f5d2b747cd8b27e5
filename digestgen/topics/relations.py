"""Which topics have to do with each other, and why: counted articles in common, in words.

Pure. The counts come from the store; here they become an order and a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from digestgen.model.ids import TopicKey


class Neighbour(msgspec.Struct, frozen=True):
    """Another topic with the articles in common."""

    topic: TopicKey
    name: str
    shared: int
    """Articles that have both."""
    total: int
    """Articles of the other topic."""


def rank_neighbours(
    neighbours: Iterable[Neighbour], *, total: int, limit: int = 8
) -> tuple[Neighbour, ...]:
    """Return the topics nearest to one with `total` articles, nearest first, ties by key.

    Nearness is shared articles over articles of either (Jaccard): a topic that is everywhere is
    near to none.
    """

    def rank(other: Neighbour) -> tuple[float, TopicKey]:
        return -other.shared / max(1, total + other.total - other.shared), other.topic

    return tuple(sorted((other for other in neighbours if other.shared > 0), key=rank)[:limit])


def relation_reason(*, shared: int, total: int) -> str:
    """Return why two topics are related: `9 of its 12 articles`, seen from the one with `total`."""
    if shared >= total:
        return "its only article" if total == 1 else f"all its {total} articles"
    return f"{shared} of its {total} articles"
