from __future__ import annotations

from datetime import date, timedelta

import pytest

from digestgen.linking.related import Candidate, Related, describe_relation, rank_related
from digestgen.model.ids import TopicKey

_DAY = date(2020, 4, 26)


def keys(text: str) -> tuple[TopicKey, ...]:
    return tuple(TopicKey(key) for key in text.split())


def candidate(
    article_id: str, topics: str = "", terms: tuple[str, ...] = (), days: int | None = 0
) -> Candidate:
    published = None if days is None else _DAY + timedelta(days)
    return Candidate(article_id, published, keys(topics), terms)


def ids(related: tuple[Related, ...]) -> list[str]:
    return [one.article_id for one in related]


def test_more_shared_topics_come_first() -> None:
    own = candidate("own", "a b c")

    ranked = rank_related(
        own, [candidate("one", "a"), candidate("two", "c a"), candidate("no", "z")]
    )

    assert ids(ranked) == ["two", "one"]
    assert ranked[0].shared_topics == ("a", "c")


def test_rarer_shared_terms_weigh_more() -> None:
    own = candidate("own", terms=("Dagalo", "Haftar", *"abcdefgh", "troops"))

    ranked = rank_related(
        own, [candidate("late", terms=("troops",)), candidate("early", terms=("dagalo", "Haftar"))]
    )

    assert ids(ranked) == ["early", "late"]
    assert ranked[0].shared_terms == ("Dagalo", "Haftar")


def test_nearer_in_time_comes_first() -> None:
    own = candidate("own", "a")
    others = [candidate("far", "a", days=-400), candidate("near", "a", days=9)]

    ranked = rank_related(own, [*others, candidate("undated", "a", days=None)])

    assert ids(ranked) == ["near", "far", "undated"]
    assert [one.days for one in ranked] == [9, -400, None]


def test_own_article_and_repeats_are_out() -> None:
    own = candidate("own", "a")

    assert ids(rank_related(own, [own, candidate("x", "a"), candidate("x", "a")])) == ["x"]


def test_order_of_candidates_is_nothing() -> None:
    own = candidate("own", "a")
    others = [candidate(name, "a") for name in "dbca"]

    assert ids(rank_related(own, others, limit=3)) == ["a", "b", "c"]
    assert rank_related(own, others) == rank_related(own, others[::-1])


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "same day"),
        (1, "1 day later"),
        (-9, "9 days earlier"),
        (35, "5 weeks later"),
        (-14, "2 weeks earlier"),
        (90, "3 months later"),
        (-800, "2 years earlier"),
    ],
)
def test_distance_is_told_in_fitting_units(days: int, words: str) -> None:
    assert f"shares Libya; {words}" == describe_relation(
        Related("x", 1.0, keys("ly"), (), days), {TopicKey("ly"): "Libya"}
    )


def test_relation_names_topics_and_terms() -> None:
    related = Related("x", 1.0, keys("slr"), ("Dagalo",), -9)

    assert (
        describe_relation(related, {TopicKey("slr"): "Sudan Libya relations"})
        == "shares Sudan Libya relations and “Dagalo”; 9 days earlier"
    )


def test_relation_names_two_of_each_and_knows_its_gaps() -> None:
    related = Related("x", 1.0, keys("a b c"), ("T", "U", "V"), None)

    assert (
        describe_relation(related, dict(zip(keys("a b c"), "ABC", strict=True)))
        == "shares A, B, “T” and “U”"
    )
    assert describe_relation(Related("x", 1.0, keys("a"), (), 0), {}) == "same day"


def test_terms_that_say_nothing_more_are_left_out() -> None:
    related = Related(
        article_id="b",
        score=1.0,
        shared_topics=(TopicKey("haftar-in-libya"),),
        shared_terms=("Haftar", "Khalifa Salem", "Salem", "Jufra"),
        days=None,
    )

    said = describe_relation(related, {TopicKey("haftar-in-libya"): "Haftar in Libya"})

    assert said == "shares Haftar in Libya, “Khalifa Salem” and “Jufra”"
