"""What divides the blocks above an article."""

from __future__ import annotations

import time

import pytest

from digestgen.cleaning.frame.authors import find_authors
from digestgen.cleaning.frame.heads import crumbs_at, is_one_word, openings, twice_printed
from digestgen.cleaning.frame.layout import lay_out
from digestgen.cleaning.frame.titles import MAX_CANDIDATES, title_candidates


def test_breadcrumbs_are_found_one_behind_the_other_with_and_without_blanks() -> None:
    assert crumbs_at("Home News Rain falls", [0]) == {0: 5, 5: 10}
    assert crumbs_at("HomeLatest NewsRain falls", [0]) == {0: 4, 4: 15}
    assert crumbs_at("Home › Sports › Rain falls", [0]) == {0: 7, 7: 16}
    assert crumbs_at("Homes burn down", [0]) == {}


def test_a_stretch_printed_twice_is_found_whatever_stands_between_its_words() -> None:
    text = "News Rain falls on Selby again Rain falls on Selby, again May 4"
    copies, seconds = twice_printed(text, 0, len(text))

    assert seconds == {31}
    assert text[5 : 5 + copies[5]] == "Rain falls on Selby again"


def test_a_capital_inside_a_word_of_the_article_is_no_lost_blank() -> None:
    text = "Selby McDonald wins|McDonald won"

    assert is_one_word(text, 8, 20)
    assert not is_one_word("plungeThe price|The price", 6, 15)


def test_a_standfirst_begins_with_a_capital_before_small_words() -> None:
    text = "Rain falls on Selby The river rises"

    assert openings(text, 0, len(text)) == {20: True}


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "AB ",
        "Ada Vale ",
        "ADA VALE ",
        "A.A.",
        "Home ",
        "By Ada ",
        "4 May 2021 ",
        "de la ",
        "#a ",
    ],
)
def test_candidates_are_few_and_the_cost_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece)) + " 4 May 2021 The end of it came soon."
        layout = lay_out(text)
        started = time.process_time()
        found = title_candidates(layout, len(text) - 24, len(text))
        find_authors(layout, len(text) - 24, len(text), None)
        assert len(found) <= MAX_CANDIDATES
        return time.process_time() - started

    seconds(1000)
    assert seconds(40_000) < 2.0
