"""Front matter without a fence: header lines, comments, Lektor's pages."""

from __future__ import annotations

import pytest

from digestgen.content.source import read_source
from tests.unit.content.reading import fault, read, values


def test_header_lines_end_at_the_first_blank_line() -> None:
    source, problems = read("Title: A: b\nDate: 2020-04-26\nTags: x,\n    y\n\nBody: here.\n")

    assert not problems
    assert source.dialect == "pelican"
    assert values(source) == {"Title": "A: b", "Date": "2020-04-26", "Tags": "x,\ny"}
    assert source.body == "Body: here.\n"
    assert (source.fields[1].line, source.fields[1].column) == (2, 7)


def test_a_header_may_be_all_there_is() -> None:
    source, _ = read("title: A\nslug:\n")

    assert (values(source), source.body) == ({"title": "A", "slug": None}, "")


@pytest.mark.parametrize(
    "text",
    [
        "Title: A\nSome words.\n\nBody.\n",
        "Note: a\nWarning: b\n\nBody.\n",
        "Title: A\n10:30 the day begins\n\nBody.\n",
    ],
)
def test_a_line_that_is_no_field_makes_it_a_body(text: str) -> None:
    assert text == read(text)[0].body


def test_a_header_field_that_stands_twice_is_a_fault() -> None:
    problem = fault("Title: A\nDate: 2020\ntitle: B\n\nBody.\n")

    assert (problem.code, problem.line) == ("front-matter-repeated-key", 3)


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("Title: A\nDate: 2020-04-26\n\nBody.\n", "pelican"),
        ("By: Jane\nTitle: A\n\nBody.\n", "pelican"),
        ("By: Jane\nDate: 2020-04-26\n\nBody.\n", "none"),
        ("Title: A\n", "none"),
        ("Title: A\n\n", "none"),
    ],
)
def test_plain_text_needs_a_title_and_a_body(text: str, dialect: str) -> None:
    assert dialect == read(text, "a.txt")[0].dialect


@pytest.mark.parametrize(
    "text",
    [
        ".. title: A\n.. tags: x, y\n.. empty:\n\nBody.\n",
        "<!--\n.. title: A\n.. tags: x, y\n\n.. empty:\n-->\nBody.\n",
        "<!-- .. title: A\n.. tags: x, y\n.. empty: -->\nBody.\n",
    ],
)
def test_comments_of_nikola_are_fields(text: str) -> None:
    source, _ = read(text)

    assert source.dialect == "nikola"
    assert values(source) == {"title": "A", "tags": "x, y", "empty": None}
    assert source.body.lstrip("\n") == "Body.\n"


def test_a_comment_of_fields_must_end() -> None:
    assert fault("<!--\n.. title: A\n\nBody.\n").code == "front-matter-unclosed"


LEKTOR = "_model: post\n---\ntitle: A\n---\ntags:\n\nx\n----\ny\n---\nbody: One.\n\n----\n\nTwo.\n"


def test_a_page_of_lektor_has_its_body_last() -> None:
    source, _ = read(LEKTOR, "a/contents.lr")

    assert source.dialect == "lektor"
    assert values(source) == {"_model": "post", "title": "A", "tags": "x\n---\ny"}
    assert source.body == "One.\n\n----\n\nTwo.\n"


def test_a_lektor_body_in_the_middle_is_put_last() -> None:
    source, _ = read("title: A\n---\nbody:\n\nWords.\n---\ntags: x\n", "contents.lr")

    assert values(source) == {"title": "A", "tags": "x"}
    assert source.body.strip() == "Words."
    assert source.fields[1].line == 7


def test_a_rule_in_a_lektor_body_stays_there() -> None:
    source, _ = read("title: A\n---\nbody:\nOne.\n---\nTwo, no field.\n", "contents.lr")

    assert source.body == "One.\n---\nTwo, no field.\n"


@pytest.mark.parametrize("text", ["title: A\n---\ntags: x\n", "title: A\n"])
def test_a_lektor_page_may_lack_a_body(text: str) -> None:
    assert read(text, "contents.lr")[0].body == ""


def test_lektor_faults() -> None:
    assert fault("a: 1\n---\na: 2\n", "contents.lr").code == "front-matter-repeated-key"
    assert fault(f"a:\n{'x' * 70_000}\n", "contents.lr").code == "front-matter-size"
    source, _ = read_source(b"No field at all.\n", "contents.lr")
    assert source
    assert source.dialect == "none"
