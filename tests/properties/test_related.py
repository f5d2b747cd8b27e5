"""Ranking with everything made ready gives what the plain rule gives, digit for digit."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from digestgen.linking.related import Candidate, Related, rank_related
from digestgen.model.ids import TopicKey

_TERMS = ("Dagalo", "dagalo", "Haftar", "STRASSE", "straße", *(f"t{n}" for n in range(12)))
CANDIDATES = st.builds(
    Candidate,
    st.sampled_from("abcdefghij"),
    st.none() | st.integers(0, 900).map(lambda n: date(2020, 1, 1) + timedelta(n)),
    st.lists(st.sampled_from("xyzt"), max_size=4).map(lambda keys: tuple(map(TopicKey, keys))),
    st.lists(st.sampled_from(_TERMS), max_size=14).map(tuple),
)


def plain(own: Candidate, others: list[Candidate], limit: int) -> tuple[Related, ...]:
    """Return what the rule says, word by word."""
    found: dict[str, Related] = {}
    for other in others:
        if other.article_id != own.article_id and other.article_id not in found:
            related = relate(own, other)
            if related.shared_topics or related.shared_terms:
                found[other.article_id] = related
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.article_id))[:limit])


def relate(own: Candidate, other: Candidate) -> Related:
    topics = tuple(topic for topic in dict.fromkeys(own.topics) if topic in other.topics)
    own_terms = [term.casefold() for term in own.terms]
    other_terms = [term.casefold() for term in other.terms]
    places = [n for n, t in enumerate(own_terms) if t in other_terms and own_terms.index(t) == n]
    content = float(len(topics))
    for place in places:
        content += 0.6 * 8 / (8 + max(place, other_terms.index(own_terms[place])))
    days = None
    if own.published and other.published:
        days = (other.published - own.published).days
    near = 0.5 if days is None else 0.5 + 0.5 * 30 / (30 + abs(days))
    return Related(
        article_id=other.article_id,
        score=round(content * near, 6),
        shared_topics=topics,
        shared_terms=tuple(own.terms[place] for place in places),
        days=days,
    )


@given(CANDIDATES, st.lists(CANDIDATES, max_size=12), st.integers(0, 6))
def test_ranking_is_the_plain_rule(own: Candidate, others: list[Candidate], limit: int) -> None:
    assert plain(own, others, limit) == rank_related(own, others, limit=limit)
