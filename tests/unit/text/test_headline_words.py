from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgen.text.headline_words import folded, headline_words, shard_of


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Trip to Tripoli", ("trip", "to", "tripoli")),
        ("ÉTÉ, Straße, Łódź, Ærø", ("ete", "strasse", "lodz", "aero")),
        ("Al-Sisi’s plan B", ("al", "sisis", "plan")),
        ("The U.S. and the U.N.", ("the", "us", "and", "un")),
        ("Version 1.5 of C++", ("version", "of")),
        ("road, Road, ROAD", ("road",)),
        ("ΟΔΟΣ οδός", ("οδοσ",)),
        ("كَتَبَ ليبيا", ("كتب", "ليبيا")),
        ("利比亚 2011", ("利比", "比亚", "亚", "2011")),
        ("snake_case", ("snake", "case")),
        ("...", ()),
        ("", ()),
    ],
)
def test_a_title_has_these_words(title: str, words: tuple[str, ...]) -> None:
    assert words == headline_words(title)


@pytest.mark.parametrize(
    ("word", "shard"),
    [("tripoli", "tr"), ("19", "19"), ("жизнь", "u436-438"), ("aж", "u61-436"), ("亚", "x13a")],
)
def test_a_word_stands_in_the_shard_of_its_beginning(word: str, shard: str) -> None:
    assert shard == shard_of(word)


@given(st.text(max_size=40))
def test_every_word_has_a_shard_that_is_a_file_name(title: str) -> None:
    for word in headline_words(title):
        assert re.fullmatch(r"[a-z0-9]{2}|x[0-9a-f]+|u[0-9a-f]+-[0-9a-f]+", shard_of(word))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_for_words(title: str) -> None:
    for word in headline_words(title):
        assert word == folded(word)


@given(st.text(max_size=20), st.text(max_size=20))
def test_all_beginnings_of_a_word_but_a_letter_lie_in_its_shard(first: str, second: str) -> None:
    for word in headline_words(f"{first} {second}"):
        for end in range(2, len(word)):
            assert shard_of(word[:end]) == shard_of(word)
