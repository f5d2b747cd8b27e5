"""Laws of cleaning over any text."""

from __future__ import annotations

import html
import re
from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from digestgen.cleaning import clean
from digestgen.cleaning.draft import Change, apply, edits_of, start_draft
from digestgen.model.cleaned import Cleaned
from digestgen.model.edit import replay
from digestgen.model.source import Source
from tests.shared_data import needs_shared, shared
from tests.unit.cleaning.sources import markdown_source, text_source

SCRAPS = (
    " date 2020-04-26 ",
    "By By Ada Vale ",
    "By Ada Vale | ",
    "24 mins ago in World ",
    "Share ",
    "Tweet ",
    "More about A, B c More news from A B... ",
    "Tags: a, b",
    "\n",
    "\n\n",
    " ",
    ". ",
    ".",
    "Advertisement ",
    "The river rose again in the night and the town woke up wet. ",
    "Who pays The council said it would. ",
    "The river rose again in the night and ",
    "“It is over,” said Ada. ",
    "# ",
    "* ",
    "_a_",
    "[x](y)",
    "1. ",
    "Nov. 20, 2019 10:15 AM ",
    "Related articles ",
    "&amp;",
    "<b>",
    "\\",
    "`",
    "漢字。",
    "é",
    "\t",
    "\r",
    "\x00",
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=8)), max_size=40).map("".join),
)

_MADE_OF = re.compile(r"[^\W\d_]")
"""Letters: cleaning divides and joins words, so they are counted one by one."""


def laws_hold(source: Source, result: Cleaned) -> None:
    """Check what must be true of every result."""
    edits = result.edits
    assert result.markdown == replay(source.text, edits)[source.body_start :]
    assert all(e.start >= source.body_start for e in edits)
    assert all(a.end <= b.start for a, b in pairwise(edits))
    assert list(edits) == sorted(edits)
    assert all(e.before != e.after for e in edits)
    assert all(e.rule and e.reason for e in edits)
    assert 0 <= result.confidence <= 1


@given(TEXTS)
def test_edits_lead_from_the_source_to_the_result(text: str) -> None:
    source = text_source(text)

    laws_hold(source, clean(source))


@given(TEXTS, TEXTS)
def test_front_matter_is_never_touched(head: str, body: str) -> None:
    source = text_source(head + body, body_start=len(head))

    laws_hold(source, clean(source))


@given(TEXTS)
def test_nothing_vanishes_without_a_record(text: str) -> None:
    result = clean(text_source(text))

    at = 0
    kept = []
    for edit in result.edits:
        kept += [text[at : edit.start], edit.before]
        at = edit.end
    assert text == "".join([*kept, text[at:]])


@given(TEXTS)
def test_cleaned_markdown_needs_no_cleaning(text: str) -> None:
    once = clean(text_source(text)).markdown

    again = clean(markdown_source(once))

    # A text may speak of scrapes in one long line; all else is Markdown now.
    assert "\n" not in once.strip() or again.edits == ()


@given(st.text(max_size=300))
def test_markdown_of_several_lines_is_untouched(text: str) -> None:
    assert clean(markdown_source(f"a\n{text}\nb")).edits == ()


CHANGES = st.tuples(st.integers(0, 40), st.integers(0, 6), st.text("xy", max_size=3))


@given(
    st.text(alphabet="ab ", max_size=30),
    st.lists(
        st.lists(CHANGES, max_size=4),
        max_size=4,
    ),
)
def test_draft_composes_any_changes(text: str, rounds: list[list[tuple[int, int, str]]]) -> None:
    """Drafts that are changed again and again still tell one list of edits of the source."""
    work = start_draft(text, 0, language="en")
    for number, wanted in enumerate(rounds):
        changes: list[Change] = []
        at = 0
        for step, size, after in wanted:
            start = min(len(work.text), at + step)
            at = min(len(work.text), start + size)
            if not changes or start > changes[-1].end:
                changes.append(Change(start, at, after, f"round {number}"))
        expected = work.text
        for change in reversed(changes):
            expected = expected[: change.start] + change.after + expected[change.end :]
        work = apply(work, f"rule-{number}", changes)
        assert expected == work.text
    assert work.text == replay(text, edits_of(work))


@needs_shared
def test_real_markdown_files_are_untouched() -> None:
    files = [
        p for p in shared("corpora/markdown").rglob("*") if re.search(r"\.(md|markdown)$", p.name)
    ]

    touched = [
        path.name
        for path in files
        if clean(markdown_source(path.read_text(encoding="utf-8", errors="replace"))).edits
    ]

    assert len(files) > 50
    assert touched == []


@given(TEXTS)
def test_no_word_is_invented(text: str) -> None:
    # An entity that was scraped as text becomes its character.
    meant = text
    for _ in range(5):
        meant = html.unescape(meant)

    result = clean(text_source(text)).markdown

    known = Counter(_MADE_OF.findall(text)) | Counter(_MADE_OF.findall(meant))
    assert not Counter(_MADE_OF.findall(result)) - known


@given(TEXTS)
def test_cleaning_is_deterministic(text: str) -> None:
    assert clean(text_source(text)) == clean(text_source(text))
