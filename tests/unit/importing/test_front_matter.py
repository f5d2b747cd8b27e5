from __future__ import annotations

import pytest

from digestgen.content.source import read_source
from digestgen.importing.front_matter import front_matter
from digestgen.model.source import FieldValue


def read_back(fields: tuple[tuple[str, FieldValue], ...]) -> tuple[tuple[str, FieldValue], ...]:
    source, problems = read_source(f"{front_matter(fields)}\nBody.\n".encode(), "a.md")
    assert source, problems
    return tuple((field.name, field.value) for field in source.fields)


@pytest.mark.parametrize(
    "text",
    ["plain", "no", "Null", "2020", "a: b", "a #b", "'q'", '"q"', "[x]", "- x", "\\", "tab\there",
     "line\nend", "\u2028", "\x85", "é 中", "\U0001f600", " lead", "trail ", "~", "@x", "---", "%"],
)  # fmt: skip
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    fields = (("title", text), ("tags", (text, "b")), ("deep", (("k", text), ("l", (text,)))))

    assert fields == read_back(fields)


def test_people_see_plain_words_and_dates_without_quotes() -> None:
    written = front_matter(
        (("title", "The road, again"), ("date", "2020-01-02"), ("draft", "true"))
    )

    assert "---\ntitle: The road, again\ndate: 2020-01-02\ndraft: true\n---\n" == written


def test_what_other_readers_take_for_numbers_or_truth_is_quoted() -> None:
    written = front_matter((("title", "2020"), ("section", "yes")))

    assert 'title: "2020"\nsection: "yes"\n' in written


def test_names_of_all_kinds_can_be_fields() -> None:
    fields: tuple[tuple[str, FieldValue], ...] = (
        ("title", "x"),
        ("twitter:site", "@y"),
        ("a b", "z"),
    )

    assert fields == read_back(fields)
