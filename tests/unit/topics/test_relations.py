from __future__ import annotations

from digestgen.model.ids import TopicKey
from digestgen.topics.relations import Neighbour, rank_neighbours, relation_reason


def test_neighbours_come_by_share_not_by_size() -> None:
    everywhere = Neighbour(TopicKey("news"), "News", shared=9, total=900)
    close = Neighbour(TopicKey("haftar"), "Haftar", shared=8, total=10)
    foreign = Neighbour(TopicKey("rugby"), "Rugby", shared=0, total=10)

    assert (close, everywhere) == rank_neighbours([everywhere, foreign, close], total=12)
    assert (close,) == rank_neighbours([everywhere, close], total=12, limit=1)


def test_equal_neighbours_come_by_key() -> None:
    a, b = (Neighbour(TopicKey(key), key, shared=1, total=2) for key in "ab")

    assert (a, b) == rank_neighbours([b, a], total=3)


def test_reason_counts_the_shared_articles() -> None:
    assert relation_reason(shared=9, total=12) == "9 of its 12 articles"
    assert relation_reason(shared=12, total=12) == "all its 12 articles"
    assert relation_reason(shared=1, total=1) == "its only article"
