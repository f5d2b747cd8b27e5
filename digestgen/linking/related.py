"""Related articles: which of the candidates share most with an article, and how to say why.

Pure. The caller chooses the candidates (those near in time within each shared topic), so that one
new article changes few lists; here they are scored. What is shared counts first, nearness in time
halves or keeps it: a score of 2 is two topics on the same day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from digestgen.model.ids import TopicKey
from digestgen.text.fold import fold

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
    places = {term.casefold(): place for place, term in reversed(list(enumerate(own.terms)))}
    scored: dict[str, Related] = {}
    for candidate in candidates:
        if candidate.article_id not in scored and candidate.article_id != own.article_id:
            related = _relate(own, candidate, places)
            if related.shared_topics or related.shared_terms:
                scored[candidate.article_id] = related
    ranked = sorted(scored.values(), key=lambda one: (-one.score, one.article_id))
    return tuple(ranked[:limit])


def _relate(own: Candidate, other: Candidate, places: Mapping[str, int]) -> Related:
    other_topics = frozenset(other.topics)
    topics = tuple(topic for topic in dict.fromkeys(own.topics) if topic in other_topics)
    shared: dict[int, int] = {}
    for place, term in enumerate(other.terms):
        own_place = places.get(term.casefold())
        if own_place is not None:
            shared.setdefault(own_place, place)
    content = float(len(topics))
    for own_place, place in sorted(shared.items()):
        content += _TERM_WEIGHT * _TERM_DEPTH / (_TERM_DEPTH + max(own_place, place))
    days = None
    if own.published and other.published:
        days = (other.published - own.published).days
    return Related(
        article_id=other.article_id,
        score=round(content * _nearness(days), 6),
        shared_topics=topics,
        shared_terms=tuple(own.terms[place] for place in sorted(shared)),
        days=days,
    )


def _nearness(days: int | None) -> float:
    """Return 1 on the same day, falling towards 0.5 with time; 0.5 when a date is unknown."""
    return 0.5 if days is None else 0.5 + 0.5 * _NEAR_DAYS / (_NEAR_DAYS + abs(days))


def describe_relation(related: Related, topic_names: Mapping[TopicKey, str]) -> str:
    """Return why an article is related: `shares Libya and “Dagalo”; 9 days earlier`.

    `topic_names`: key -> name; a topic without a name is not mentioned. A term that stands in a
    topic's name or in another term (`Haftar`, `Khalifa Haftar`) says nothing more.
    """
    topics = [topic_names[key] for key in related.shared_topics if key in topic_names]
    terms = [f"“{term}”" for term in _telling(related.shared_terms, topics)]
    things = _listed([*topics[:_SHOWN], *terms[:_SHOWN]])
    when = _distance(related.days)
    return "; ".join(part for part in (things and f"shares {things}", when) if part)


def _telling(terms: Sequence[str], topics: Sequence[str]) -> list[str]:
    """Return the terms that no topic and no longer term says already."""
    said = [f" {fold(topic)} " for topic in topics]
    longer = [f" {fold(term)} " for term in terms]
    return [
        term
        for term, own in zip(terms, longer, strict=True)
        if not any(own in other for other in said)
        and not any(own in other and own != other for other in longer)
    ]


def _listed(things: Sequence[str]) -> str:
    if len(things) < 2:  # noqa: PLR2004
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def _distance(days: int | None) -> str:
    """Return the distance in time in the largest unit that is still exact enough."""
    if days is None:
        return ""
    if days == 0:
        return "same day"
    direction = "earlier" if days < 0 else "later"
    size = abs(days)
    if size < _FEW_DAYS:
        number, unit = size, "day"
    elif size < _FEW_WEEKS:
        number, unit = round(size / 7), "week"
    elif size < _FEW_MONTHS * _DAYS_A_MONTH:
        number, unit = round(size / _DAYS_A_MONTH), "month"
    else:
        number, unit = round(size / _DAYS_A_YEAR), "year"
    return f"{number} {unit}{'' if number == 1 else 's'} {direction}"
