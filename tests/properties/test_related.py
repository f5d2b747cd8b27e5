"""Ranking with everything made ready gives what the plain rule gives."""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from digestgen.linking.related import Candidate, rank_related, weights_of
from digestgen.linking.sketch import sketch_of
from digestgen.model.ids import TopicKey

_WORDS = ("Dagalo", "Haftar", "mercenaries", "Kufra", "oasis", "pipeline", "oasis oasis", "lentil")
CANDIDATES = st.builds(
    Candidate,
    st.sampled_from("abcdefghij"),
    st.none() | st.integers(0, 900).map(lambda n: date(2020, 1, 1) + timedelta(n)),
    st.lists(st.sampled_from("xyzt"), max_size=4, unique=True).map(
        lambda keys: tuple(map(TopicKey, keys))
    ),
    st.just(()),
    st.lists(st.sampled_from(_WORDS), max_size=8).map(
        lambda words: sketch_of("", " ".join(words), language="en")
    ),
)


def plain(own: Candidate, others: list[Candidate]) -> dict[str, float]:
    """Return the scores that the rule gives, word by word; for no more than KEPT candidates."""
    found: dict[str, tuple[float, Candidate]] = {}
    for other in others:
        if other.article_id != own.article_id and other.article_id not in found:
            base = base_score(own, other)
            if base:
                found[other.article_id] = base, other
    total = sum(base**2 for base, _ in found.values())
    scores = {}
    for article_id, (base, other) in found.items():
        votes = 0.0
        for topic in set(other.topics) - set(own.topics):
            votes += sum(b**2 for b, o in found.values() if topic in o.topics and o is not other)
        share = votes / total / sqrt(len(other.topics)) if votes else 0.0
        scores[article_id] = base + share
    return scores


def base_score(own: Candidate, other: Candidate) -> float:
    topics = len(set(own.topics) & set(other.topics))
    if own.topics:
        mine, yours = places(own), places(other)
        score = len(mine & yours) / (sqrt(len(mine) * len(yours)) or 1.0)
    else:
        weights, theirs = weights_of(own.sketch), weights_of(other.sketch)
        score = sum(weights[word] * theirs.get(word, 0.0) for word in weights)
    if topics:
        score += 0.2 * topics / sqrt(len(own.topics) * len(other.topics))
    days = None
    if own.published and other.published:
        days = abs((other.published - own.published).days)
    return score * (0.85 if days is None else 0.7 + 0.3 * 365 / (365 + days))


def places(candidate: Candidate) -> set[int]:
    """Return the bits of a text: one for each word, one more for a weighty one, four for more."""
    found = set()
    words = candidate.sketch.word_ids()
    for word, level in zip(words, candidate.sketch.levels, strict=True):
        place = word >> 4
        found.add(place % 2048)
        if level >= 26:
            found.add(2048 + place % 1024)
        if level >= 33:
            found |= {3072 + copy * 256 + place % 256 for copy in range(4)}
    return found


@given(
    CANDIDATES,
    st.lists(CANDIDATES, max_size=12, unique_by=lambda one: one.article_id),
    st.integers(0, 6),
)
def test_ranking_is_the_plain_rule(own: Candidate, others: list[Candidate], limit: int) -> None:
    scores = plain(own, others)

    ranked = rank_related(own, others, limit=limit)

    assert len(ranked) == min(limit, len(scores))
    assert [scores[one.article_id] for one in ranked] == pytest.approx(
        sorted(scores.values(), reverse=True)[: len(ranked)], abs=1e-5
    )
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    for one in ranked:
        assert one.score / 1e6 == pytest.approx(scores[one.article_id], abs=1e-5)


@given(CANDIDATES, CANDIDATES)
def test_without_topics_likeness_is_mutual(one: Candidate, other: Candidate) -> None:
    one, other = replace(one, topics=()), replace(other, topics=())

    there, back = rank_related(one, [other]), rank_related(other, [one])

    assert [found.score for found in there] == [found.score for found in back]
