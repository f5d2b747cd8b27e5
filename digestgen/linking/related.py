"""Related articles: which of the candidates have most to do with an article.

Pure. The caller chooses the candidates: those near in time within each shared topic and each
shared leading word, so that one new article changes few lists. Here they are compared, in three
steps:

1. roughly, by the bits of their sketches and the topics they share; the best KEPT stay;
2. by the words they share, as the angle between both texts, and by shared topics; nearness in time
   is a mild factor;
3. by what is expected: if most of the best candidates are about *Darfur*, an article about Darfur
   is probably meant, whether or not this one has that topic.

Nothing depends on the number of articles or of topics of the site. The figures were chosen by
`python -m benchmarks.topics`; a third more or less of any changes its result by 1 % at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import sqrt
from operator import mul
from typing import NamedTuple

import msgspec

from digestgen.linking.sketch import LEVELS_A_DOUBLE
from digestgen.model.ids import TopicKey
from digestgen.model.sketch import NO_SKETCH, Sketch

KEPT = 24
_TOPIC_BITS = 3
"""A shared topic is worth so many shared words, in the first step."""
_TOPIC_WEIGHT = 0.2
_EXPECTED_WEIGHT = 1.0
_VOTERS = 20
_NEAR_DAYS = 365
"""At this distance half of what nearness gives is gone."""
_NEAR_SHARE = 0.3
_WORDS_NAMED = 6


class Candidate(msgspec.Struct, frozen=True):
    """What relatedness looks at."""

    article_id: str
    published: date | None
    topics: tuple[TopicKey, ...]
    terms: tuple[str, ...]
    """Names and rare words as written; reasons prefer them to single words."""
    sketch: Sketch = NO_SKETCH


class Profile(NamedTuple):
    """A candidate made ready for many comparisons; worth keeping as long as the candidate."""

    article_id: str
    day: int | None
    topics: frozenset[str]
    weights: dict[int, int]
    """Word -> weight."""
    norm: float
    bits: int
    names: frozenset[str]
    """Terms of several words."""
    candidate: Candidate


class Related(msgspec.Struct, frozen=True):
    """A related article with what it shares."""

    article_id: str
    score: float
    shared_topics: tuple[TopicKey, ...]
    """In the order of the article that is read."""
    shared_words: tuple[str, ...]
    """Those that count most, as the article that is read has them; not all."""
    shared_names: tuple[str, ...]
    """Of several words, sorted."""
    days: int | None
    """From the article that is read to this one: negative when this one is older; None unknown."""


_WEIGHTS = tuple([round(16 * 2 ** (level / LEVELS_A_DOUBLE)) for level in range(256)])
"""What the levels of a sketch stand for."""


def profile_of(candidate: Candidate) -> Profile:
    """Return a candidate ready to be compared. 15 us."""
    sketch = candidate.sketch
    weights = dict(zip(sketch.word_ids(), map(_WEIGHTS.__getitem__, sketch.levels), strict=True))
    return Profile(
        candidate.article_id,
        candidate.published.toordinal() if candidate.published else None,
        frozenset(candidate.topics),
        weights,
        sqrt(sum([weight * weight for weight in weights.values()])) or 1.0,
        int.from_bytes(sketch.bits, "little"),
        frozenset([term for term in candidate.terms if " " in term]),
        candidate,
    )


def rank_related(
    own: Candidate, candidates: Iterable[Candidate], *, limit: int = 5
) -> tuple[Related, ...]:
    """Return the candidates that share a topic or a word with `own`, best first.

    Ties by article id; `own` and repeated candidates are left out. 2.5 us for each of the KEPT
    best, a tenth of it for each other candidate.
    """
    return rank_profiles(profile_of(own), map(profile_of, candidates), limit=limit)


def rank_profiles(
    own: Profile, candidates: Iterable[Profile], *, limit: int = 5
) -> tuple[Related, ...]:
    """Return what `rank_related` does, of candidates made ready."""
    scored = _scored(own, _nearest_in_bits(own, candidates))
    expected = _expected_topics(own, scored[:_VOTERS])
    if expected:
        total = sum([score * score for score, _, _ in scored[:_VOTERS]])
        scored = [
            (score + _EXPECTED_WEIGHT * _share(own, other, expected, total, vote), key, other)
            for (score, key, other), vote in zip(scored, _votes(scored), strict=True)
        ]
        scored.sort(key=_order)
    forms = dict(zip(own.weights, own.candidate.sketch.words.split("\n"), strict=False))
    return tuple([_related(own, other, score, forms) for score, _, other in scored[:limit]])


def likest(
    own: Profile, candidates: Iterable[Profile], *, limit: int
) -> list[tuple[float, Profile]]:
    """Return the candidates whose texts are most like that of `own`, with scores; best first."""
    alone = own._replace(topics=frozenset())
    scored = _scored(alone, _nearest_in_bits(alone, candidates))
    return [(score, other) for score, _, other in scored[:limit]]


_Scored = tuple[float, str, Profile]


def _order(scored: _Scored) -> tuple[float, str]:
    return -scored[0], scored[1]


def _nearest_in_bits(own: Profile, candidates: Iterable[Profile]) -> list[Profile]:
    """Return the KEPT candidates that share most at a glance."""
    bits, topics = own.bits, own.topics
    known = {other.article_id: other for other in candidates}
    known.pop(own.article_id, None)
    if topics:
        glances = [
            (-(bits & other.bits).bit_count() - _TOPIC_BITS * len(topics & other.topics), name)
            for name, other in known.items()
        ]
    else:
        glances = [(-(bits & other.bits).bit_count(), name) for name, other in known.items()]
    glances.sort()
    return [known[name] for _, name in glances[:KEPT]]


def _scored(own: Profile, candidates: Sequence[Profile]) -> list[_Scored]:
    """Return the candidates that share anything with their scores, best first."""
    scored = []
    words_of, weigh = own.weights.keys(), own.weights.__getitem__
    for other in candidates:
        words = words_of & other.weights
        topics = own.topics & other.topics
        if not words and not topics:
            continue
        product = sum(map(mul, map(weigh, words), map(other.weights.__getitem__, words)))
        score = product / (own.norm * other.norm)
        if topics:
            score += _TOPIC_WEIGHT * len(topics) / sqrt(len(own.topics) * len(other.topics))
        days = None if own.day is None or other.day is None else abs(own.day - other.day)
        scored.append((round(score * _nearness(days), 6), other.article_id, other))
    scored.sort(key=_order)
    return scored


@lru_cache(maxsize=8192)
def _nearness(days: int | None) -> float:
    """Return what is left of a score at a distance: 1 on the same day, falling slowly."""
    if days is None:
        return 1 - _NEAR_SHARE / 2
    return 1 - _NEAR_SHARE + _NEAR_SHARE * _NEAR_DAYS / (_NEAR_DAYS + days)


def _votes(scored: Sequence[_Scored]) -> list[float]:
    return [score * score if place < _VOTERS else 0.0 for place, (score, _, _) in enumerate(scored)]


def _expected_topics(own: Profile, voters: Sequence[_Scored]) -> dict[str, float]:
    """Return the topics that the best candidates have and `own` has not, with their votes."""
    expected: defaultdict[str, float] = defaultdict(float)
    for score, _, other in voters:
        for topic in other.topics - own.topics:
            expected[topic] += score * score
    return expected


def _share(
    own: Profile, other: Profile, expected: dict[str, float], total: float, vote: float
) -> float:
    """Return how far the topics of a candidate are those expected, its own vote left out."""
    topics = other.topics - own.topics
    if not topics or not total:
        return 0.0
    # Sorted: the sum of floats depends on the order, and that of sets on chance.
    votes = sum([expected.get(topic, 0.0) - vote for topic in sorted(topics)])
    return round(votes / total / sqrt(len(other.topics)), 6)


def _related(own: Profile, other: Profile, score: float, forms: Mapping[int, str]) -> Related:
    mine, yours = own.weights, other.weights
    best = sorted([(-mine[word] * yours[word], word) for word in mine.keys() & yours])
    names = own.names & other.names
    topics = dict.fromkeys(own.candidate.topics)
    return Related(
        article_id=other.article_id,
        score=round(score, 6),
        shared_topics=tuple([topic for topic in topics if topic in other.topics]),
        shared_words=tuple([forms[word] for _, word in best[:_WORDS_NAMED]]),
        shared_names=tuple(sorted(names)),
        days=None if own.day is None or other.day is None else other.day - own.day,
    )
