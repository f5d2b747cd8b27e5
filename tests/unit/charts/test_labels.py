from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from digestgen.charts.labels import ELLIPSIS, label_lines, text_width


def lines(text: str, most: int = 2) -> tuple[str, ...]:
    return label_lines(text, size=12, width=100, most=most)


def test_a_short_name_is_one_line() -> None:
    assert lines("Sudan") == ("Sudan",)


def test_a_name_breaks_between_words() -> None:
    assert lines("Libyan civil war of 2011") == ("Libyan civil", "war of 2011")


def test_a_name_breaks_behind_a_hyphen() -> None:
    assert lines("product-management") == ("product-", "management")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert lines("Department of Constitutional Affairs", most=1) == ("Department of…",)


def test_a_word_wider_than_a_line_is_broken_anywhere() -> None:
    assert lines("Donaudampfschifffahrt") == ("Donaudampfsc-", "hifffahrt")
    narrow = label_lines("reproducibility", size=12, width=85, most=3)
    assert narrow == ("reproducibi-", "lity")


def test_a_word_of_thousands_of_letters_costs_what_it_is_long() -> None:
    """It took a minute, each beginning of it measured by itself."""
    assert lines("x" * 100_000, most=1) == ("x" * 12 + ELLIPSIS,)


def test_no_sign_is_parted_from_its_accents() -> None:
    text = "é".join("x" * 9)
    decomposed = unicodedata.normalize("NFD", text)

    assert not any(unicodedata.combining(line[0]) for line in lines(decomposed, most=5))


def test_nothing_is_one_empty_line() -> None:
    assert lines("") == ("",)


@given(st.text(max_size=60), st.integers(40, 200), st.integers(1, 4))
def test_no_line_is_wider_than_its_room_and_none_too_many(text: str, width: int, most: int) -> None:
    found = label_lines(text, size=12, width=width, most=most)

    assert 1 <= len(found) <= most
    for line in found:
        # One sign with its accents stays, however wide.
        assert (
            text_width(line, 12) <= width or len(line.rstrip(ELLIPSIS)) <= 2 or not line.isascii()
        )


@given(st.text(alphabet="abc -é", max_size=60) | st.text(alphabet="aé", min_size=20))
def test_nothing_is_lost_when_there_is_room(text: str) -> None:
    found = label_lines(text, size=12, width=150, most=99)

    # A word that is broken gets a hyphen.
    assert "".join("".join(found).split()).replace("-", "") == "".join(text.split()).replace(
        "-", ""
    )
