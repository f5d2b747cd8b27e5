"""The draft: edits of several rules composed into spans of the source."""

from __future__ import annotations

from digestgen.cleaning.draft import Change, Draft, apply, edits_of, places_of, start_draft
from digestgen.model.edit import Edit, replay


def draft(text: str) -> Draft:
    return start_draft(text, 0, language="en")


def test_removal_inside_a_replacement_keeps_the_place_in_the_source() -> None:
    work = apply(draft("one two three"), "a", [Change(4, 7, "TWO TWO", "why")])
    work = apply(work, "b", [Change(4, 8, "", "less")])

    assert work.text == "one TWO three"
    assert edits_of(work) == (Edit(4, 7, "a", "two", "TWO", "why"),)


def test_insertion_taken_back_is_no_edit() -> None:
    work = apply(draft("ab"), "a", [Change(1, 1, "-", "why")])
    work = apply(work, "b", [Change(1, 2, "", "not so")])

    assert work.text == "ab"
    assert edits_of(work) == ()


def test_change_over_several_pieces_is_composed() -> None:
    source = "one two three four"
    work = apply(draft(source), "a", [Change(4, 8, "", "x"), Change(14, 14, "and ", "y")])
    work = apply(work, "b", [Change(3, 14, " to ", "z")])

    assert work.text == "one to four"
    assert replay(source, edits_of(work)) == work.text


def test_insertions_at_one_place_are_one_edit() -> None:
    work = apply(draft("ab"), "a", [Change(1, 1, "x", "one")])
    work = apply(work, "b", [Change(1, 1, "y", "two", is_markup=True)])

    assert len(edits_of(work)) == 1
    assert replay("ab", edits_of(work)) == work.text


def test_places_of_insertions_follow_later_changes() -> None:
    work = apply(draft("abc def"), "a", [Change(4, 4, "X", "why")])
    work = apply(work, "b", [Change(0, 2, "", "less")])

    assert places_of(work, "a") == {2}


def test_front_matter_is_no_piece() -> None:
    work = start_draft("HEADbody", 4, language="en")
    work = apply(work, "a", [Change(0, 1, "B", "why")])

    assert edits_of(work) == (Edit(4, 5, "a", "b", "B", "why"),)
