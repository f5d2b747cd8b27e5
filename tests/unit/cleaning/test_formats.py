"""Which sources are cleaned at all, and which rules run."""

from __future__ import annotations

import msgspec
import pytest

from digestgen.cleaning import RULE_NAMES, clean
from digestgen.model.source import Field, Format
from tests.unit.cleaning.sources import cleaned, markdown_source, text_source

MESS = "date 2021-01-02 By By Ada Vale 2 days ago in World " + "The river rose again. " * 40


def test_markdown_comes_back_untouched() -> None:
    text = "# Title\n\nBy Ada Vale\n\nTags: a, b\n"

    result = clean(markdown_source(text))

    assert text == result.markdown
    assert result.edits == ()
    assert result.confidence == 1.0


def test_markdown_with_front_matter_is_no_scrape_whatever_it_says() -> None:
    text = "---\ntitle: A\n---\n" + MESS
    field = Field(name="title", value="A", line=2, column=8)

    result = clean(markdown_source(text, fields=(field,), body_start=len(text) - len(MESS)))

    assert result.edits == ()
    assert MESS == result.markdown


def test_one_long_line_with_a_sure_mark_is_a_scrape_even_as_markdown() -> None:
    result = clean(markdown_source(MESS))

    assert result.found.authors == ("Ada Vale",)


@pytest.mark.parametrize(
    "text",
    [
        "The river rose again. " * 40,
        "By By Ada Vale. Short.",
        MESS + "\n\nA second paragraph.\n",
    ],
    ids=["no mark", "short", "two paragraphs"],
)
def test_other_markdown_without_front_matter_is_none(text: str) -> None:
    assert clean(markdown_source(text)).edits == ()


def test_saved_pages_come_back_untouched() -> None:
    page = msgspec.structs.replace(text_source(MESS), format=Format.HTML)

    assert clean(page).edits == ()


def test_front_matter_of_a_text_is_out_of_reach() -> None:
    head = "---\ntitle: By By Nobody\n---\n"

    result = clean(text_source(head + MESS, body_start=len(head)))

    assert all(edit.start >= len(head) for edit in result.edits)
    assert result.found.authors == ("Ada Vale",)


def test_rule_switched_off_does_nothing() -> None:
    result = cleaned(MESS, rules_off=("byline",))

    assert result.found.authors == ()
    assert "byline" not in {edit.rule for edit in result.edits}


def test_edits_name_known_rules() -> None:
    assert {edit.rule for edit in cleaned(MESS).edits} <= set(RULE_NAMES)


def test_empty_text_stays_empty() -> None:
    result = cleaned("")

    assert result.markdown == ""
    assert result.found.title == ""
