"""Front matter between fences: where it begins and ends, what it says, and what is none."""

from __future__ import annotations

from textwrap import dedent

import pytest

from digestgen.model.problem import Severity
from tests.unit.content.reading import fault, read, values

_LINES = "title: Recruits\ndate: 2020-04-26\ntags: [a, b]\ndraft: no\n"
WRITTEN = {
    "plain": f"---\n{_LINES}---\nBody.\n",
    "closed by dots": f"---\n{_LINES}...\nBody.\n",
    "with its name": f"---yaml\n{_LINES}---\nBody.\n",
    "with four dashes": f"----\n{_LINES}----\nBody.\n",
    "below blank lines": f"\n\n---  \n{_LINES}---\nBody.\n",
    "in braces": "---\n{title: Recruits, date: 2020-04-26, tags: [a, b], draft: no}\n---\nBody.\n",
    "in a code fence": f"```yaml\n{_LINES}```\nBody.\n",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_yaml_is_read_as_typed_in_all_its_fences(text: str) -> None:
    source, problems = read(text)

    assert not problems
    assert source.dialect == "yaml"
    assert source.body == "Body.\n"
    expected = {"title": "Recruits", "date": "2020-04-26", "tags": ("a", "b"), "draft": "no"}
    assert expected == values(source)


TOML = """\
title = "Recruits"
date = 2020-04-26
weight = 3
ratio = 1.50
on = true
at = 2020-04-26T10:00:00Z
[extra]
x = ["a"]
"""


@pytest.mark.parametrize("fence", ["+++ +++", "~~~~toml ~~~~", "```toml ```", "---toml ---"])
def test_toml_is_read_back_to_text(fence: str) -> None:
    opening, closing = fence.split()

    source, _ = read(f"{opening}\n{TOML}{closing}\nBody.\n")

    assert source.dialect == "toml"
    assert source.body == "Body.\n"
    expected = {
        "title": "Recruits",
        "date": "2020-04-26",
        "weight": "3",
        "ratio": "1.50",
        "on": "true",
        "at": "2020-04-26 10:00:00+00:00",
        "extra": (("x", ("a",)),),
    }
    assert expected == values(source)
    assert [(field.line, field.column) for field in source.fields[:5]] == [
        (2, 9),
        (3, 8),
        (4, 10),
        (5, 9),
        (6, 6),
    ]


JSON = (
    '{"title": "Recruits", "weight": 007.10, "on": true, "none": null,\n "tags": ["a", {"b": []}]}'
)


_PAIRS = '"title": "R", "weight": 7.10, "on": true, "none": null,\n "tags": ["a", {"b": []}]'


@pytest.mark.parametrize(
    "text",
    [
        f"{{\n{_PAIRS}}}\n",
        f"---json\n{{{_PAIRS}}}\n---\n",
        f";;;\n{{{_PAIRS}}}\n;;;\n",
        f";;;\n{_PAIRS}\n;;;\n",
        f"```json\n{{\n{_PAIRS}}}\n```\n",
    ],
)
def test_json_is_read_as_typed(text: str) -> None:
    source, _ = read(text + "Body.\n")

    assert source.dialect == "json"
    assert source.body == "Body.\n"
    expected = {"title": "R", "weight": "7.10", "on": "true", "none": None}
    assert {**expected, "tags": ("a", (("b", ()),))} == values(source)


def test_fields_with_escaped_names_keep_a_place() -> None:
    source, _ = read('{"title": "A", "t\\u0061gs": []}\n')

    assert [(f.name, f.line) for f in source.fields] == [("title", 1), ("tags", 1)]


def test_an_empty_json_block_has_no_fields() -> None:
    assert read(";;;\n\n;;;\nBody.\n")[0].fields == ()


def test_fields_know_their_place_in_the_file() -> None:
    source, _ = read('\n---\ntitle: "A"\nnested:\n  x: 1\n---\n')

    assert [(field.line, field.column) for field in source.fields] == [(3, 8), (5, 3)]


def test_json_fields_know_their_place_in_the_file() -> None:
    source, _ = read('{\n  "title": "A",\n  "tags": []\n}\n')

    assert [(field.line, field.column) for field in source.fields] == [(2, 12), (3, 11)]


def test_lines_that_yaml_refuses_are_read_plainly_with_a_warning() -> None:
    text = """\
        ---
        title: Trade: a story
        twitter_site: @desk
        tags: [one, "two"]
        list:
          - a
          - "b"
        # a comment
        empty:
        quoted: "x"
        ---
        Body.
        """

    source, (problem,) = read(dedent(text))

    assert source.dialect == "plain"
    expected = {
        "title": "Trade: a story",
        "twitter_site": "@desk",
        "tags": ("one", "two"),
        "list": ("a", "b"),
        "empty": None,
        "quoted": "x",
    }
    assert expected == values(source)
    assert (
        problem.code,
        problem.severity,
        problem.line,
    ) == ("front-matter-plain", Severity.WARNING, 2)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\ntitle: [a\n  b: {\n---\n", "front-matter-yaml", 3),
        ("---\ntitle: a\ntitle: b\n---\n", "front-matter-repeated-key", 3),
        ("---\ntitle: a: b\ntitle: c\n---\n", "front-matter-repeated-key", 3),
        ("---\na: &x 1\nb: *x\n---\n", "front-matter-yaml", 2),
        ("+++\ntitle = a\n+++\n", "front-matter-toml", 2),
        ('+++\ntitle = "a"\n\ntitle = "b"\n+++\n', "front-matter-repeated-key", 4),
        (f"+++\n{'a.' * 40}b = 1\n+++\n", "front-matter-toml", 2),
        ('{"title": "a",\n "title": "b"}\n', "front-matter-repeated-key", 2),
        ('{"title": "a",\n "date": }\n', "front-matter-json", 2),
        (f'{{"title": {"[" * 500}\n', "front-matter-json", 1),
        (";;;\n{} x\n;;;\n", "front-matter-json", 2),
        ("---\ntitle: a\n\nBody.\n", "front-matter-unclosed", 1),
        ("\n---\nfoo: a\n", "front-matter-unclosed", 2),
        ('+++\ntitle = "a"\n', "front-matter-unclosed", 1),
        (";;;\n{}\n", "front-matter-unclosed", 1),
        ("---json\n{}\n", "front-matter-unclosed", 1),
        ('~~~toml\ntitle = "a"\n', "front-matter-unclosed", 1),
        (f"---\ntitle: {'a' * 70_000}\n---\n", "front-matter-size", 1),
        (f"~~~yaml\ntitle: {'a' * 70_000}\n~~~\n", "front-matter-size", 1),
        (f";;;\n{' ' * 70_000}\n;;;\n", "front-matter-size", 1),
        (f'+++\ntitle = "{"a" * 70_000}"\n+++\n', "front-matter-size", 1),
    ],
)
def test_faults_name_their_line_and_what_to_write(text: str, code: str, line: int) -> None:
    problem = fault(text)

    assert (code, line) == (problem.code, problem.line)
    assert problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule above.\n",
        "---\nProse follows. It is long: see below.\n\nMore.\n\n---\n\nEnd.\n",
        "---\n# Heading\n---\n",
        "Words.\n\n---\n\ntitle: no field\n",
        "---",
        "+++\nwords\n",
        "```toml\n[package]\nname = 'x'\n```\n\nThat was an example.\n",
        "```python\ntitle = 1\n```\n",
        "{% include x %}\nWords.\n",
        "{{ shortcode }}\n",
        "{: .class }\n",
        "{}\n",
        "Note: this is prose.\n\nMore.\n",
        "Summary: this is prose.\n\nMore.\n",
        "https://example.org/: a link\n",
        ".. note: nothing\n",
        "Title of it\n===========\n",
    ],
)
def test_a_body_that_looks_like_front_matter_stays_a_body(text: str) -> None:
    source, _ = read(text)

    assert (source.dialect, source.body_start, source.fields) == ("none", 0, ())


def test_an_empty_block_is_front_matter_without_fields() -> None:
    source, _ = read("---\n---\nBody.\n")

    assert (source.body, source.fields) == ("Body.\n", ())


@pytest.mark.parametrize(
    "text",
    [" date 2020-04-26 By By Jane Doe in Politics", "{ not json", "Note: x\nTitle: y\n"],
)
def test_scraped_text_is_never_eaten(text: str) -> None:
    source, _ = read(text, "a.txt")

    assert text == source.body
    assert source.dialect == "none"


def test_plain_text_may_have_fenced_fields_too() -> None:
    source, _ = read("---\ntitle: A\n---\nBody.\n", "a.txt")

    assert source.body == "Body.\n"


@pytest.mark.parametrize(
    "text", ['---\ntitle: "\\0a\\x1b"\n---\n', '{"title": "\\u0000a\\ud800"}\n']
)
def test_escapes_cannot_bring_in_what_no_page_may_hold(text: str) -> None:
    source, _ = read(text)

    assert values(source)["title"] == "a"
