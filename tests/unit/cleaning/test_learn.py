from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from digestgen.cleaning.learn import Elsewhere, Ends, Proposal, ends_of, propose
from digestgen.model.edit import Edit
from tests.unit.cleaning.sources import text_source

# Nothing that a rule knows: what rules remove is not proposed.
INVITATION = "The Valley Mail is printed on Tuesdays by the Hollow Press."
NOTICE = "All rights reserved by the owners of this paper."


def prose(seed: int, sentences: int = 40) -> str:
    """Return sentences of words drawn at random: no two articles share five in a row."""
    draw = random.Random(seed)
    words = ["river", "town", "council", "bread", "market", "bridge", "harbour", "road", "boat"]
    words += ["people", "water", "night", "morning", "price", "mill", "border", "wind"]
    return " ".join(" ".join(draw.choices(words, k=9)).capitalize() + "." for _ in range(sentences))


def articles(make: Callable[[int], str], count: int = 30) -> list[Ends]:
    return [ends_of(text_source(make(n)), ()) for n in range(count)]


def texts_of(proposals: tuple[Proposal, ...]) -> list[tuple[str, bool, int]]:
    return [(" ".join(p.words), p.is_head, p.articles) for p in proposals]


def test_what_all_have_at_the_end_is_proposed() -> None:
    found = propose(articles(lambda n: f"{prose(n)} {INVITATION}"))

    assert texts_of(found) == [(INVITATION, False, 30)]


def test_what_all_have_at_the_start_is_proposed() -> None:
    found = propose(articles(lambda n: f"{NOTICE} {prose(n)}"))

    assert texts_of(found) == [(NOTICE, True, 30)]


def test_a_passage_behind_another_and_behind_words_of_the_article_is_found() -> None:
    found = propose(
        articles(lambda n: f"{prose(n)} {INVITATION} Written by Person{n}. " + NOTICE * (n % 2))
    )

    assert texts_of(found) == [(f"{INVITATION} Written by", False, 30), (NOTICE, False, 15)]


def test_few_articles_are_no_evidence() -> None:
    assert propose(articles(lambda n: f"{prose(n)} {INVITATION}", 9)) == ()
    assert propose(articles(lambda n: f"{prose(n)} {INVITATION if n < 9 else ''}", 100)) == ()


def test_copies_of_one_article_count_once() -> None:
    assert propose(articles(lambda _: f"{prose(1)} {INVITATION}")) == ()


def test_the_end_of_a_sentence_is_no_boilerplate() -> None:
    ending = "and it will meet again on the first Monday of next month."

    assert propose(articles(lambda n: f"{prose(n)} It sat {n} and {ending}")) == ()


def test_the_beginning_of_a_sentence_is_no_boilerplate() -> None:
    name = "The commander of the forces in the east of the country"

    assert (
        propose(articles(lambda n: f"{name} said so. {prose(n)}".replace("so.", f"so{n}."))) == ()
    )


def test_prose_that_is_merely_common_stands_anywhere() -> None:
    common = "More than five thousand people have died since the war began."

    def make(n: int) -> str:
        return f"{prose(n)} {common}" if n % 2 else f"{prose(n, 20)} {common} {prose(n + 99, 20)}"

    proposals = propose(articles(make, 60))
    elsewhere = Elsewhere(proposals)
    for n in range(60):
        elsewhere.see(text_source(make(n)))

    assert len(proposals) == 1
    assert elsewhere.kept() == ()


def test_a_pattern_matches_the_passage_whatever_its_blanks() -> None:
    (proposal,) = propose(articles(lambda n: f"{prose(n)} Pay $5 (or more) a month. {n}"))
    elsewhere = Elsewhere([proposal])

    for n in range(12):
        elsewhere.see(text_source(f"{prose(n)}\nPay  $5\n(or more)\ta month. {n}"))

    assert texts_of(elsewhere.kept()) == [("Pay $5 (or more) a month.", False, 12)]


def test_what_the_rules_removed_is_not_proposed() -> None:
    text = f"{prose(1)} {INVITATION}"
    start = len(text) - len(INVITATION)
    edits = [Edit(start, len(text), "frame-tail", INVITATION, "", "why")]

    assert INVITATION not in ends_of(text_source(text), edits).tail


@pytest.mark.parametrize("words", [0, 1, 4, 12])
def test_short_texts_have_short_ends(words: int) -> None:
    ends = ends_of(text_source("word " * words), ())

    assert len(ends.head.split()) == len(ends.tail.split()) == words // 3
