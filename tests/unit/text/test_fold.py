from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgen.text.fold import fold


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Libyan civil war", "Libyan Civil War"),
        ("Sudan-Libya relations", "Sudan Libya  relations"),
        ("#Sudan", "Sudan"),
        ("U.S.", "US"),
        ("Côte d’Ivoire", "Cote d'Ivoire".replace("o", "ô", 1)),
        ("R&B", "R and B"),
        ("Straße", "STRASSE"),
        ("oﬃce", "office"),
        ("Ｌｉｂｙａ", "Libya"),
    ],
)
def test_spellings_that_differ_in_form_fold_alike(a: str, b: str) -> None:
    assert fold(a) == fold(b)


def test_c_and_its_kin_stay_three() -> None:
    assert len({fold("C"), fold("C++"), fold("C#")}) == 3


@pytest.mark.parametrize(
    ("a", "b"), [("café", "cafe"), ("2019", "2020"), ("Chad", "Chat"), ("1.5", "15"), ("50%", "50")]
)
def test_names_that_differ_in_letters_stay_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@given(st.text("aZ09 '.#+&", max_size=12))
def test_plain_names_fold_like_all_others(name: str) -> None:
    # A soft hyphen counts for nothing, and no name with one is plain.
    assert fold(name) == fold(f"{name}\u00ad")


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_sign_behind_a_dash_below_is_no_part_of_a_name() -> None:
    assert fold("_+") == ""
    assert fold("C_#") == "c"
