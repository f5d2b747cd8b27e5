"""Related articles: which of the candidates have most to do with an article.

Pure. The caller chooses the candidates: those near in time within each shared topic and each
shared leading word, so that one new article changes few lists. Here they are compared, in three
steps:

1. by the bits of their sketches, which count shared words by their weight, and by shared topics;
   nearness in time is a mild factor;
2. of an article without topics, the best are compared again by all words, as the angle between
   both texts: there nothing but words can tell;
3. by what is expected: if most of the best candidates are about *Darfur*, an article about Darfur
   is probably meant, whether or not this one has that topic.

Nothing depends on the number of articles or of topics of the site. The figures were chosen by
`python -m benchmarks.topics`; a third more or less of any changes its result by 1 % at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import sqrt
from typing import NamedTuple

import msgspec

from digestgen.model.ids import TopicKey
from digestgen.model.sketch import LEVELS_A_DOUBLE, NO_SKETCH, Sketch

COMPARED = 14
"""Of an article without topics, by all words; 8 find 1 % fewer related articles."""
KEPT = 24
"""Beyond these no topics are looked at."""
_TOPIC_WEIGHT = 0.2
_EXPECTED_WEIGHT = 1.0
_VOTERS = 20
_NEAR_DAYS = 365
"""At this distance half of what nearness gives is gone."""
_NEAR_SHARE = 0.3
_WORDS_NAMED = 6
_WHOLE = 1_000_000
"""Scores are whole numbers: their sums are the same in any order."""


class Candidate(msgspec.Struct, frozen=True):
    """All that relatedness looks at."""

    article_id: str
    published: date | None
    topics: tuple[TopicKey, ...]
    terms: tuple[str, ...]
    """Names and rare words as written; reasons prefer them to single words."""
    sketch: Sketch = NO_SKETCH


class Profile(NamedTuple):
    """What of a candidate is compared first, made ready for many comparisons."""

    article_id: str
    day: int | None
    topics: frozenset[str]
    bits: int
    norm: float
    """The root of the number of bits."""
    topic_norm: float
    """The root of the number of topics."""


class Ranked(NamedTuple):
    """A related article by id, with its score: a million for the same text on the same day."""

    article_id: str
    score: int


class Ranking(NamedTuple):
    """Related articles, and what it takes to be looked at among them."""

    best: list[Ranked]
    bar: int
    """A candidate with a lower first score has no part in the ranking, as if it were not there."""


SketchOf = Callable[[str], Sketch]
"""Gives the sketch of a candidate by its id: few of them are asked for."""


class Related(msgspec.Struct, frozen=True):
    """A related article with what it shares."""

    article_id: str
    score: int
    """A million for the same text on the same day; topics add to it."""
    shared_topics: tuple[TopicKey, ...]
    """In the order of the article that is read."""
    shared_words: tuple[str, ...]
    """The weightiest of the article that is read, as it has them; not all."""
    shared_names: tuple[str, ...]
    """Of several words, sorted."""
    days: int | None
    """From the article that is read to this one: negative when this one is older; None unknown."""


_WEIGHTS = tuple([2 ** (level / LEVELS_A_DOUBLE) for level in range(256)])
"""What the levels of a sketch stand for."""


def profile_of(candidate: Candidate) -> Profile:
    """Return what of a candidate is compared first."""
    day = candidate.published.toordinal() if candidate.published else None
    return make_profile(
        candidate.article_id, day, frozenset(candidate.topics), candidate.sketch.bits
    )


def make_profile(article_id: str, day: int | None, topics: frozenset[str], bits: bytes) -> Profile:
    """Return a profile of these parts: `day` as an ordinal, `bits` of the sketch. 1 us."""
    number = int.from_bytes(bits, "little")
    norm, topic_norm = sqrt(number.bit_count()) or 1.0, sqrt(len(topics)) or 1.0
    return Profile(article_id, day, topics, number, norm, topic_norm)


def in_topics(profile: Profile, topics: Iterable[str]) -> Profile:
    """Return the profile of the same text in other topics."""
    keys = frozenset(topics)
    return profile._replace(topics=keys, topic_norm=sqrt(len(keys)) or 1.0)


def weights_of(sketch: Sketch) -> dict[int, float]:
    """Return the words of a text as a direction of length 1: word -> weight. 12 us."""
    weights = [_WEIGHTS[level] for level in sketch.levels]
    length = sqrt(sum([weight * weight for weight in weights])) or 1.0
    return {word: weight / length for word, weight in zip(sketch.word_ids(), weights, strict=True)}


def rank_related(
    own: Candidate, candidates: Iterable[Candidate], *, limit: int = 5
) -> tuple[Related, ...]:
    """Return the candidates that share a topic or a word with `own`, best first.

    Ties by article id; `own` and repeated candidates are left out.
    """
    others = {other.article_id: other for other in candidates if other.article_id != own.article_id}
    known = {**others, own.article_id: own}
    ranked = rank_profiles(
        profile_of(own),
        map(profile_of, others.values()),
        lambda one: known[one].sketch,
        limit=limit,
    )
    return tuple([relate(own, others[one.article_id], one.score) for one in ranked.best])


def rank_profiles(
    own: Profile, candidates: Iterable[Profile], sketch_of: SketchOf, *, limit: int = 5
) -> Ranking:
    """Return what `rank_related` does, by ids; 1 us a candidate.

    There must be none twice, nor `own` among them.
    """
    scored = _scored(own, candidates)
    bar = -scored[KEPT - 1][0] if len(scored) >= KEPT else 0
    del scored[KEPT:]
    if not own.topics:
        scored[:COMPARED] = _compared(own, scored[:COMPARED], sketch_of)
    scored = _with_expected(own, scored)
    return Ranking([Ranked(article_id, -score) for score, article_id, _ in scored[:limit]], bar)


def first_score(own: Profile, other: Profile) -> int:
    """Return what a candidate scores in the first step; the same whatever the others are."""
    scored = _scored(own, (other,))
    return -scored[0][0] if scored else 0


_Scored = tuple[int, str, Profile]
"""Minus the score, the id and the candidate: what is best comes first."""


def _scored(own: Profile, candidates: Iterable[Profile]) -> list[_Scored]:
    """Return the candidates that share anything with their scores, best first."""
    _, day, topics, bits, norm, topic_norm = own
    topic_share = _TOPIC_WEIGHT / topic_norm
    scored = []
    for other in candidates:
        score = (bits & other.bits).bit_count() / (norm * other.norm)
        if topics:
            shared = topics & other.topics
            if shared:
                score += topic_share * len(shared) / other.topic_norm
        if score:
            score *= _WHOLE * nearness(day, other.day)
            scored.append((-int(score), other.article_id, other))
    scored.sort()
    return scored


def _compared(own: Profile, candidates: Sequence[_Scored], sketch_of: SketchOf) -> list[_Scored]:
    """Return candidates by all the words they share, best first."""
    weights = weights_of(sketch_of(own.article_id))
    scored = []
    for _, article_id, other in candidates:
        theirs = weights_of(sketch_of(article_id))
        # In one order, whichever of both asks: the sum of floats depends on it.
        shared = sorted(weights.keys() & theirs)
        score = sum([weights[word] * theirs[word] for word in shared])
        if score:
            score *= _WHOLE * nearness(own.day, other.day)
            scored.append((-int(score), article_id, other))
    scored.sort()
    return scored


def nearness(day: int | None, other: int | None) -> float:
    """Return what is left of a score at a distance in days: 1 on the same day, falling slowly."""
    if day is None or other is None:
        return 1 - _NEAR_SHARE / 2
    return 1 - _NEAR_SHARE + _NEAR_SHARE * _NEAR_DAYS / (_NEAR_DAYS + abs(day - other))


def _with_expected(own: Profile, scored: list[_Scored]) -> list[_Scored]:
    """Return the candidates with what the topics that are expected add, best first.

    Expected are topics that the best candidates have and `own` has not; the own vote of a
    candidate is left out.
    """
    expected: defaultdict[str, int] = defaultdict(int)
    votes = [score * score for score, _, _ in scored[:_VOTERS]]
    others = [other.topics - own.topics for _, _, other in scored]
    for vote, topics in zip(votes, others, strict=False):
        for topic in topics:
            expected[topic] += vote
    total = sum(votes)
    if not expected or not total:
        return scored
    found = []
    votes += [0] * (len(scored) - len(votes))
    for (score, article_id, other), vote, topics in zip(scored, votes, others, strict=True):
        if topics:
            agreed = sum([expected.get(topic, 0) for topic in topics]) - vote * len(topics)
            share = agreed / total / other.topic_norm
            score -= int(_WHOLE * _EXPECTED_WEIGHT * share)  # noqa: PLW2901
        found.append((score, article_id, other))
    found.sort()
    return found


def relate(own: Candidate, other: Candidate, score: int) -> Related:
    """Return what two articles share, for a reader of `own`."""
    words = frozenset(other.sketch.word_ids())
    named = zip(own.sketch.word_ids(), own.sketch.words.split("\n"), strict=False)
    names = {term for term in own.terms if " " in term and term in other.terms}
    topics = dict.fromkeys(own.topics)
    days = (other.published - own.published).days if own.published and other.published else None
    return Related(
        article_id=other.article_id,
        score=score,
        shared_topics=tuple([topic for topic in topics if topic in other.topics]),
        shared_words=tuple([form for word, form in named if word in words][:_WORDS_NAMED]),
        shared_names=tuple(sorted(names)),
        days=days,
    )
