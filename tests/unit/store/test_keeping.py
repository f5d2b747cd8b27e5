from __future__ import annotations

from digestgen.store.keeping import Keeping


def test_what_was_made_is_kept() -> None:
    keeping, made = Keeping(), []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    assert ["A", "B", "A"] == keeping.remember_each("word", ["a", "b", "a"], make)
    assert "A" == keeping.remember("word", "a", lambda: "other")
    assert "other" == keeping.remember("form", "a", lambda: "other")
    assert ["a", "b"] == made


def test_of_too_much_the_half_that_came_first_is_forgotten() -> None:
    keeping, made = Keeping(), []

    def make(key: str) -> str:
        made.append(key)
        return key

    keeping.remember_each("word", "abcde", make, at_most=4)
    keeping.remember_each("word", "de", make, at_most=4)
    assert list("abcde") == made

    keeping.remember_each("word", "a", make, at_most=4)
    assert list("abcdea") == made
