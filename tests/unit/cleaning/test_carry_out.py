from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from digestgen.cleaning.carry_out import carry_out
from digestgen.model.cleaned import Cleaned
from digestgen.model.edit import Edit, replay
from digestgen.model.metadata import Metadata
from digestgen.model.wish import Removal, Wishes
from tests.unit.cleaning.sources import markdown_source

TEXT = "Read more below. The river rose. Share this. It fell again. Sign up now."
SOURCE = markdown_source(TEXT)


def edit(words: str, after: str = "") -> Edit:
    start = TEXT.index(words)
    return Edit(start, start + len(words), "rule", words, after, "why")


def removal(words: str) -> Removal:
    start = TEXT.index(words)
    return Removal(start, start + len(words), "asked for")


def kept(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return (start, start + len(words))


def after(*edits: Edit, wishes: Wishes) -> Cleaned:
    cleaned = Cleaned(replay(TEXT, edits), edits, Metadata(), confidence=0.9)
    return carry_out(SOURCE, cleaned, wishes)


def test_without_wishes_nothing_differs() -> None:
    cleaned = Cleaned(TEXT, (), Metadata())

    assert carry_out(SOURCE, cleaned, Wishes()) is cleaned


def test_an_edit_that_touches_kept_text_is_undone() -> None:
    found = after(edit("Read more below. "), edit("Share this. "), wishes=Wishes((kept("more"),)))

    assert found.markdown == TEXT.replace("Share this. ", "")
    assert found.confidence == 0.9


def test_what_is_put_between_two_kept_letters_is_undone() -> None:
    place = TEXT.index("river") + 2
    inside, before = Edit(place, place, "rule", "", "x", "why"), edit("Read more below. ")

    assert after(before, inside, wishes=Wishes((kept("river"),))).edits == (before,)


def test_what_is_dropped_goes_around_what_is_gone() -> None:
    found = after(edit("Share this. "), wishes=Wishes(removals=(removal("rose. Share this. It"),)))

    assert found.markdown == "Read more below. The river  fell again. Sign up now."
    assert [e.rule for e in found.edits] == ["drop", "rule", "drop"]


spans = st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=8, unique=True).map(sorted)


@given(spans, spans, spans)
def test_edits_stay_sorted_and_apart(edited: list[int], gone: list[int], stays: list[int]) -> None:
    edits = tuple(
        Edit(a, b, "rule", TEXT[a:b], "new" * (a % 2), "why")
        for a, b in zip(edited[::2], edited[1::2], strict=False)
    )
    keep = tuple(zip(stays[::2], stays[1::2], strict=False))
    removals = tuple(
        Removal(a, b, "asked for")
        for a, b in zip(gone[::2], gone[1::2], strict=False)
        if not any(a < end and start < b for start, end in keep)
    )

    found = after(*edits, wishes=Wishes(keep, removals))

    assert found.markdown == replay(TEXT, found.edits)
    assert all(a.end <= b.start for a, b in pairwise(found.edits))
    taken = {at for e in found.edits for at in range(e.start, e.end)}
    assert all(taken.issuperset(range(r.start, r.end)) for r in removals)
    assert all(taken.isdisjoint(range(*span)) for span in keep)
