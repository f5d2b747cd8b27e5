from __future__ import annotations

from digestgen.cleaning.draft import Change, Draft, apply, start_draft
from digestgen.cleaning.veto import without_vetoed

TEXT = "One two three. Four five six."


def left(
    *changes: Change, kept: tuple[int, int], rule: str = "some", draft: Draft | None = None
) -> list[str]:
    draft = draft or start_draft(TEXT, 0, language="en")
    found = without_vetoed(draft, rule, changes, (kept,))
    return [draft.text[c.start : c.end] or f"+{c.after}" for c in found]


def change(start: int, end: int, after: str = "") -> Change:
    return Change(start, end, after, "why")


def test_changes_elsewhere_stay() -> None:
    assert left(change(0, 4), change(4, 8), change(15, 19), kept=(4, 7)) == ["One ", "Four"]


def test_what_touches_at_the_border_alone_stays() -> None:
    assert left(change(0, 4), change(7, 8), kept=(4, 7)) == ["One ", " "]


def test_insertions_inside_go_and_those_at_the_border_stay() -> None:
    changes = (change(4, 4, "## "), change(5, 5, " "), change(7, 7, "\n\n"))

    assert left(*changes, kept=(4, 7)) == ["+## ", "+\n\n"]


def test_a_passage_that_was_to_move_stays_where_it_is() -> None:
    changes = (change(0, 8), change(20, 20, "two "), change(24, 24, "other "))

    assert left(*changes, kept=(4, 7)) == ["+other "]


def test_words_that_may_not_be_put_into_kept_text_stay_where_they_were() -> None:
    changes = (change(0, 4), change(17, 17, "One "), change(20, 24))

    assert left(*changes, kept=(15, 19)) == ["five"]


def test_form_comes_in_kept_text_but_not_inside_a_word() -> None:
    changes = (change(3, 4, "\n\n"), change(5, 5, "\\"), change(9, 9, "\n\n"))

    assert left(*changes, kept=(0, 14), rule="paragraphs") == [" ", "+\\"]


def test_places_are_found_through_earlier_changes() -> None:
    early = [change(0, 4), change(8, 8, "brand new ")]
    draft = apply(start_draft(TEXT, 0, language="en"), "early", early)
    assert draft.text == "two brand new three. Four five six."

    found = left(change(4, 9), change(14, 19), change(21, 25), kept=(15, 19), draft=draft)

    assert found == ["brand", "three"]
