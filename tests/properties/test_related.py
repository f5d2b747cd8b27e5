"""Ranking with everything made ready gives what the plain rule gives."""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgen.linking.related import Candidate, rank_related
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
            if base is not None:
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


def base_score(own: Candidate, other: Candidate) -> float | None:
    mine, yours = weights(own), weights(other)
    topics = len(set(own.topics) & set(other.topics))
    if not topics and not mine.keys() & yours.keys():
        return None
    score = sum(mine[word] * yours.get(word, 0.0) for word in mine)
    score /= (norm(mine) * norm(yours)) or 1.0
    if topics:
        score += 0.2 * topics / sqrt(len(own.topics) * len(other.topics))
    days = None
    if own.published and other.published:
        days = abs((other.published - own.published).days)
    return score * (0.85 if days is None else 0.7 + 0.3 * 365 / (365 + days))


def weights(candidate: Candidate) -> dict[int, float]:
    sketch = candidate.sketch
    return {
        word: round(16 * 2 ** (level / 8))
        for word, level in zip(sketch.word_ids(), sketch.levels, strict=True)
    }


def norm(some: dict[int, float]) -> float:
    return sqrt(sum(weight**2 for weight in some.values()))


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
        assert one.score == pytest.approx(scores[one.article_id], abs=1e-5)


@given(CANDIDATES, CANDIDATES)
def test_without_topics_likeness_is_mutual(one: Candidate, other: Candidate) -> None:
    there, back = rank_related(one, [other]), rank_related(other, [one])

    assert [found.score for found in there] == [found.score for found in back]
