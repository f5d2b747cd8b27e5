from __future__ import annotations

import pytest

from digestgen.topics.slips import Slip, american, correction, is_slip, is_spelling_variant, slip_of


@pytest.mark.parametrize(
    ("word", "right", "found"),
    [
        ("civill", "civil", (Slip.DOUBLED, 0)),
        ("comission", "commission", (Slip.HALVED, 6)),
        ("probelm", "problem", (Slip.SWAPPED, 1)),
        ("goverment", "government", (Slip.DROPPED, 4)),
        ("texting", "testing", (Slip.OTHER, 4)),
        ("slideshow", "sideshow", (Slip.OTHER, 7)),
        ("civil", "civil", None),
        ("search", "research", None),
        ("preact", "react", None),
        ("ggraph", "graph", None),
        ("lama", "llama", None),
        ("medial", "meddle", None),
        ("", "a", None),
    ],
)
def test_one_edit_is_named(word: str, right: str, found: tuple[Slip, int] | None) -> None:
    assert found == slip_of(word, right)


@pytest.mark.parametrize(
    ("word", "right"),
    [("civill", "civil"), ("govenor", "governor"), ("medacine", "medicine"), ("scince", "science")],
)
def test_slips_are_seen_beside_the_right_word(word: str, right: str) -> None:
    assert is_slip(word, right, language="en", is_seen=True)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("molecular", "molecule"),
        ("moleculer", "molecule"),
        ("remainer", "remainder"),
        ("organisation", "organization"),
        ("counselling", "counseling"),
        ("centre", "center"),
        ("scapy", "scipy"),
        ("psr11", "psr15"),
        ("war", "warr"),
    ],
)
def test_grammar_spelling_and_short_names_are_no_slips(word: str, right: str) -> None:
    assert not is_slip(word, right, language="en", is_seen=True)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("civill", "civil"),
        ("goverment", "government"),
        ("titels", "titles"),
        ("immensly", "immensely"),
    ],
)
def test_clear_misspelling_is_put_right_without_a_model(word: str, right: str) -> None:
    assert right == correction(word, "en")


@pytest.mark.parametrize(
    "word",
    [
        *(
            "civil",
            "slideshow",
            "texting",
            "noone",
            "behaviour",
            "neighbour",
            "travelling",
            "centre",
        ),
        *(
            "metadata",
            "workflow",
            "scipy",
            "haftar",
            "defence",
            "programme",
            "xqzzk",
            "çivill",
            "c3po",
        ),
    ],
)
def test_words_that_may_be_right_are_left_alone(word: str) -> None:
    assert not correction(word, "en")


def test_a_word_of_thousands_of_letters_is_not_looked_up() -> None:
    """All texts one edit away from it would fill a gigabyte."""
    assert not correction("x" * 1_000_000, "en")


def test_other_languages_are_not_corrected_without_a_model() -> None:
    assert not correction("civill", "de")
    assert correction("civill", "en-GB") == "civil"


@pytest.mark.parametrize(
    ("british", "key"),
    [
        ("visualisation", "visualization"),
        ("harbour", "harbor"),
        ("theatre", "theater"),
        ("centred", "centered"),
        ("defence", "defense"),
        ("catalogue", "catalog"),
        ("programmes", "programs"),
        ("our", "our"),
        ("war", "war"),
    ],
)
def test_british_and_american_spelling_have_one_key(british: str, key: str) -> None:
    assert key == american(british)


def test_two_words_are_no_spelling_variants() -> None:
    assert not is_spelling_variant("promise", "premise")
    assert not is_spelling_variant("war", "wor")
