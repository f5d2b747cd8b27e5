from __future__ import annotations

import pytest

from digestgen.linking.reasons import describe_relation
from digestgen.linking.related import Related
from digestgen.model.ids import TopicKey


def keys(text: str) -> tuple[TopicKey, ...]:
    return tuple(TopicKey(key) for key in text.split())


def related(
    topics: tuple[TopicKey, ...],
    words: tuple[str, ...],
    names: tuple[str, ...] = (),
    *,
    days: int | None = None,
) -> Related:
    return Related("x", 1, topics, words, names, days)


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
        related(keys("ly"), (), days=days), {TopicKey("ly"): "Libya"}
    )


def test_relation_names_topics_and_terms() -> None:
    found = related(keys("slr"), ("Dagalo",), days=-9)

    assert (
        describe_relation(found, {TopicKey("slr"): "Sudan Libya relations"})
        == "shares Sudan Libya relations and “Dagalo”; 9 days earlier"
    )


def test_relation_names_two_of_each_and_knows_its_gaps() -> None:
    found = related(keys("a b c"), ("T", "U", "V"))

    assert (
        describe_relation(found, dict(zip(keys("a b c"), "ABC", strict=True)))
        == "shares A, B, “T” and “U”"
    )
    assert describe_relation(related(keys("a"), (), days=0), {}) == "same day"


def test_words_that_say_nothing_more_are_left_out() -> None:
    found = related(keys("haftar-in-libya"), ("Haftar", "salem", "Jufra"))

    said = describe_relation(found, {TopicKey("haftar-in-libya"): "Haftar in Libya"})

    assert said == "shares Haftar in Libya, “salem” and “Jufra”"


def test_a_word_is_told_as_the_name_that_both_have_it_in() -> None:
    found = related((), ("Dagalo", "Khalifa", "Jufra"), ("Khalifa Haftar", "Hamdan Dagalo"))

    assert describe_relation(found, {}) == "shares “Hamdan Dagalo” and “Khalifa Haftar”"
