"""Law: front matter read without a YAML parser is what the parser reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.content.dialects.simple_yaml import simple_fields
from digestgen.content.dialects.yaml_block import yaml_fields

SIGNS = [
    "a",
    "b",
    "é",
    "中",
    "x y",
    "2020-01-01",
    "12:30",
    "http://a.b",
    ": ",
    ":",
    " #",
    "#",
    "yes",
]
SIGNS += [
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "~",
    "null",
    "?",
    "? ",
]
SIGNS += [
    "\\",
    "\t",
    ",",
    ", ",
    "-",
    "- ",
    "...",
    "---",
    ".",
    "_",
    "/",
    "(",
    "+",
    "$",
    ";",
    "^",
    "=",
]
SIGNS += ["<<", "\u00a0", "\u2028", "\x85", "\ufeff", "\u200b", " ", "  "]
LINES = [
    "title: ",
    "tags:",
    "k:\n- a",
    "k:\n  - b",
    "k: [x, y]",
    'k: "v w"',
    "k: 'v'",
    "date: 2020",
]
LINES += [
    "- ",
    "  - ",
    "   - c",
    "\n",
    "# c",
    "k: []",
    "k: [a,]",
    "k: v  ",
    "k:  v",
    "'k': v",
    "k:v",
]
values = st.lists(st.sampled_from(SIGNS), max_size=5).map("".join)
lines = st.one_of(
    st.sampled_from(LINES),
    values,
    st.builds(str.__add__, st.sampled_from(LINES), values),
)
blocks = st.lists(lines, max_size=6).map("\n".join)


def agrees(block: str) -> bool:
    """Return whether `block` is read as the parser reads it, or left to it."""
    simple = simple_fields(block, 3)
    return simple is None or yaml_fields(block, 3) == ("yaml", (simple, ()))


@settings(max_examples=1500)
@given(blocks)
def test_any_block_is_read_as_the_parser_reads_it(block: str) -> None:
    assert agrees(block)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@settings(max_examples=200_000)
@given(blocks)
def test_very_many_blocks_are_read_as_the_parser_reads_them(block: str) -> None:
    assert agrees(block)


@pytest.mark.parametrize(
    "block",
    [
        "a: b\n  c",
        "a: b: c",
        "a: b #c",
        "a: b:",
        'a: "b\\n"',
        "a:",
        "a:\nb: c",
        "a:\n- b: c",
        "a:\n- b\n  c",
        "a:\n- b\n - c",
        "a: [b, [c]]",
        "a: [b: c]",
        "a: &b c",
        "a: 'b''c'",
        "a: b\na: c",
        "a: b\tc",
    ],
)
def test_what_is_not_simple_is_left_to_the_parser(block: str) -> None:
    assert simple_fields(block, 1) is None


def test_ordinary_front_matter_is_read() -> None:
    block = """\
title: "A: b"
date: 2020-01-01T00:00:00Z
tags: [a, "b c"]
authors:
  - Jane Doe

x: 'y'
"""

    fields = simple_fields(block, 2)

    assert fields
    assert [field.value for field in fields] == [
        "A: b", "2020-01-01T00:00:00Z", ("a", "b c"), ("Jane Doe",), "y",
    ]  # fmt: skip
    assert agrees(block)
