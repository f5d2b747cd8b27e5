from __future__ import annotations

from tests.unit.cleaning.sources import cleaned

_OPENING = "The oil ports are open again. "


def test_a_mark_that_comes_again_is_taken_before_a_name_too() -> None:
    text = f"{_OPENING}Advertisement The pumps run. Advertisement Hariga in the east is first."

    assert "Advertisement" not in cleaned(text).markdown
    assert "Hariga in the east is first." in cleaned(text).markdown


def test_a_single_word_before_a_name_may_be_part_of_it() -> None:
    text = f"{_OPENING}Advertisement Standards in the east agreed."

    assert "Advertisement Standards" in cleaned(text).markdown
