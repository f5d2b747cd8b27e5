"""Related articles: which of the candidates share most with an article, and how to say why.

Pure. The caller chooses the candidates (those near in time within each shared topic), so that one
new article changes few lists; here they are scored. What is shared counts first, nearness in time
halves or keeps it: a score of 2 is two topics on the same day.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

import msgspec

from digestgen.model.ids import TopicKey
from digestgen.text.fold import fold
from digestgen.wording import ENGLISH, Wording, ngettext_noop

_TERM_WEIGHT = 0.6
"""Of the rarest term of both; the sum over many shared terms may well exceed a topic."""
_TERM_DEPTH = 8
"""A term at this place of a list weighs half as much as the first."""
_NEAR_DAYS = 30
"""At this distance half of what nearness gives is gone."""
_FEW_DAYS, _FEW_WEEKS, _FEW_MONTHS = 14, 9 * 7, 24
_DAYS_A_MONTH, _DAYS_A_YEAR = 30.44, 365.25
_SHOWN = 2
"""Topics and terms named in a sentence, each."""


class Candidate(msgspec.Struct, frozen=True):
    """What relatedness looks at."""

    article_id: str
    published: date | None
    topics: tuple[TopicKey, ...]
    terms: tuple[str, ...]
    """Rarest first."""


class Profile(NamedTuple):
    """A candidate made ready for many comparisons; worth keeping as long as the candidate."""

    article_id: str
    day: int | None
    marks: frozenset[str]
    """Topics, each behind a sign that no term holds, and terms, case-folded."""
    terms: tuple[str, ...]
    """Case-folded, rarest first."""
    candidate: Candidate


_TOPIC = -1
_TOPIC_SIGN = "\0"


def profile_of(candidate: Candidate) -> Profile:
    """Return a candidate ready to be compared. Linear in its topics and terms."""
    # Interned: the same term stands in many profiles.
    terms = tuple([sys.intern(term.casefold()) for term in candidate.terms])
    marks = frozenset(
        (*terms, *[sys.intern(f"{_TOPIC_SIGN}{topic}") for topic in candidate.topics])
    )
    day = candidate.published.toordinal() if candidate.published else None
    return Profile(candidate.article_id, day, marks, terms, candidate)


def _place(mark: str, terms: tuple[str, ...]) -> int:
    """Return where a term stands first; _TOPIC for a topic.

    Looked up, not kept: of thirty articles near each other few share more than a topic, and a
    mapping for each of 10,000 took 10 MB.
    """
    return _TOPIC if mark[0] == _TOPIC_SIGN else terms.index(mark)


class Related(msgspec.Struct, frozen=True):
    """A related article with the reasons."""

    article_id: str
    score: float
    shared_topics: tuple[TopicKey, ...]
    """In the order of the article that is read."""
    shared_terms: tuple[str, ...]
    """Rarest first, as in the article that is read."""
    days: int | None
    """From the article that is read to this one: negative when this one is older; None unknown."""


def rank_related(
    own: Candidate, candidates: Iterable[Candidate], *, limit: int = 5
) -> tuple[Related, ...]:
    """Return the candidates that share a topic or a rare term with `own`, best first.

    Ties by article id; `own` and repeated candidates are left out. Linear in topics and terms.
    """
    return rank_profiles(profile_of(own), map(profile_of, candidates), limit=limit)


def rank_profiles(
    own: Profile, candidates: Iterable[Profile], *, limit: int = 5
) -> tuple[Related, ...]:
    """Return what `rank_related` does, of candidates made ready; 2 us each."""
    own_id, own_day, own_marks, own_terms, _ = own
    weights, nearness = _WEIGHTS, _NEARNESS
    topic_weight = weights[_TOPIC]
    scored: dict[str, tuple[float, str, Profile]] = {}
    for other in candidates:
        article_id, day, marks, terms, _ = other
        shared = own_marks & marks
        if not shared or article_id in scored:
            continue
        if len(shared) == 1:
            # Most share the topic by which they were found, and nothing else.
            (mark,) = shared
            content = topic_weight
            if mark[0] != _TOPIC_SIGN:
                content = weights[max(own_terms.index(mark), terms.index(mark))]
        else:
            pairs = [(_place(mark, own_terms), _place(mark, terms)) for mark in shared]
            # In one order, topics first: the sum of floats depends on it.
            pairs.sort()
            content = 0.0
            for own_place, place in pairs:
                content += weights[own_place if own_place > place else place]
        near = 0.5 if day is None or own_day is None else nearness[day - own_day]
        scored[article_id] = (-round(content * near, 6), article_id, other)
    scored.pop(own_id, None)
    ranked = sorted(scored.values())[:limit]
    return tuple(_related(own, other, -score) for score, _, other in ranked)


class _Weights(dict[int, float]):
    """What something shared counts by its place, worked out once."""

    def __missing__(self, place: int) -> float:
        weight = self[place] = _TERM_WEIGHT * _TERM_DEPTH / (_TERM_DEPTH + place)
        return weight


class _Nearness(dict[int, float]):
    """What is left of it by days between: 1 on the same day, falling towards 0.5. Kept."""

    def __missing__(self, days: int) -> float:
        near = 0.5 + 0.5 * _NEAR_DAYS / (_NEAR_DAYS + abs(days))
        # A table without end for whoever compares far and wide is not wanted.
        if abs(days) < _DAYS_KEPT:
            self[days] = near
        return near


_DAYS_KEPT = 20_000
_WEIGHTS = _Weights({_TOPIC: 1.0})
_NEARNESS = _Nearness()


def _related(own: Profile, other: Profile, score: float) -> Related:
    topics = dict.fromkeys(own.candidate.topics)
    shared = sorted(_place(mark, own.terms) for mark in own.marks & other.marks)
    return Related(
        article_id=other.article_id,
        score=score,
        shared_topics=tuple(topic for topic in topics if f"{_TOPIC_SIGN}{topic}" in other.marks),
        shared_terms=tuple(own.candidate.terms[place] for place in shared if place != _TOPIC),
        days=None if own.day is None or other.day is None else other.day - own.day,
    )


def describe_relation(
    related: Related, topic_names: Mapping[TopicKey, str], wording: Wording = ENGLISH
) -> str:
    """Return why an article is related: `shares Libya and “Dagalo”; 9 days earlier`.

    `topic_names`: key -> name; a topic without a name is not mentioned. A term that stands in a
    topic's name or in another term (`Haftar`, `Khalifa Haftar`) says nothing more.
    """
    topics = [topic_names[key] for key in related.shared_topics if key in topic_names]
    terms = islice(_telling(related.shared_terms, topics), _SHOWN)
    quoted = [wording.gettext("“%(term)s”", term=term) for term in terms]
    things = wording.listed([*topics[:_SHOWN], *quoted])
    shares = wording.gettext("shares %(things)s", things=things) if things else ""
    return wording.semicolon.join(
        part for part in (shares, _distance(related.days, wording)) if part
    )


def _telling(terms: Sequence[str], topics: Sequence[str]) -> Iterator[str]:
    """Yield the terms that no topic and no longer term says already."""
    said = "\n".join([f" {fold(topic)} " for topic in topics])
    longer = [f" {fold(term)} " for term in terms]
    for term, own in zip(terms, longer, strict=True):
        if own not in said and not any(own in other and own != other for other in longer):
            yield term


def _distance(days: int | None, wording: Wording) -> str:
    """Return the distance in time in the largest unit that is still exact enough."""
    if days is None:
        return ""
    if days == 0:
        return wording.gettext("same day")
    size = abs(days)
    if size < _FEW_DAYS:
        number, unit = size, 0
    elif size < _FEW_WEEKS:
        number, unit = round(size / 7), 1
    elif size < _FEW_MONTHS * _DAYS_A_MONTH:
        number, unit = round(size / _DAYS_A_MONTH), 2
    else:
        number, unit = round(size / _DAYS_A_YEAR), 3
    return wording.ngettext(*(_EARLIER if days < 0 else _LATER)[unit], number)


_EARLIER = (
    ngettext_noop("%(num)s day earlier", "%(num)s days earlier"),
    ngettext_noop("%(num)s week earlier", "%(num)s weeks earlier"),
    ngettext_noop("%(num)s month earlier", "%(num)s months earlier"),
    ngettext_noop("%(num)s year earlier", "%(num)s years earlier"),
)
_LATER = (
    ngettext_noop("%(num)s day later", "%(num)s days later"),
    ngettext_noop("%(num)s week later", "%(num)s weeks later"),
    ngettext_noop("%(num)s month later", "%(num)s months later"),
    ngettext_noop("%(num)s year later", "%(num)s years later"),
)
