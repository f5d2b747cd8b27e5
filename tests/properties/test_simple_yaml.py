"""Law: YAML read without a YAML parser is what the parser reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.strict_yaml.full import full_node
from digestgen.strict_yaml.simple import simple_node

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
    simple = simple_node(block, 3)
    return simple is None or full_node(block, 3) == (simple, ())


def indented(lines: list[str], blanks: int) -> list[str]:
    """Return lines further to the right; empty ones as they are."""
    return [" " * blanks + line if line else line for line in lines]


def named(name: str, below: list[str], blanks: int) -> list[str]:
    """Return a name with what stands below it."""
    return [f"{name}:", *indented(below, blanks)]


def listed(items: list[list[str]], blanks: int) -> list[str]:
    """Return a list whose items may have several lines."""
    found = []
    for first, *rest in items:
        found += ["-" + " " * blanks + first, *indented(rest, blanks + 1)]
    return found


names = st.sampled_from(["a", "b", "c_d", "e-f", "yes", "g9"])
texts = st.one_of(
    st.sampled_from(["x", "y z", "12:30", "http://a.b", "é 中", "null", "v  ", "a, b", "1e3", "𝒳"]),
    st.sampled_from(
        ['"a: b"', '""', "'# x'", "'- '", "[]", "[a, 'b', \"c d\"]", "[a ,b ] ", "[1,]"]
    ),
    values.filter(bool),
)
pairs = st.builds("{}:{}{}".format, names, st.sampled_from([" ", "   "]), texts).map(lambda x: [x])
between = st.sampled_from([["# c"], ["   # c"], [""], ["  "]])
gaps = st.integers(1, 4)
trees = st.recursive(
    st.one_of(pairs, pairs, texts.map(lambda x: [x]), between),
    lambda below: st.one_of(
        st.lists(below, min_size=1, max_size=3).map(
            lambda found: [line for part in found for line in part]
        ),
        st.builds(named, names, below, st.integers(0, 4)),
        st.builds(listed, st.lists(below.filter(lambda x: x[0]), min_size=1, max_size=3), gaps),
    ),
    max_leaves=6,
)


def moved(lines: list[str], which: int, by: int) -> list[str]:
    """Return the lines with one of them more to the right or left."""
    at = which % len(lines)
    line = lines[at]
    line = " " * by + line if by > 0 else line.removeprefix(" " * -by)
    return [*lines[:at], line, *lines[at + 1 :]]


shifted = st.builds(moved, trees, st.integers(0, 20), st.integers(-2, 2))
documents = st.one_of(blocks, shifted.map("\n".join))


@settings(max_examples=1500)
@given(documents)
def test_any_block_is_read_as_the_parser_reads_it(block: str) -> None:
    assert agrees(block)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@settings(max_examples=200_000)
@given(documents)
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
        "a:\n- b\n  c",
        "a:\n- b\n - c",
        "a:\n  - b\n- c",
        "a:\n   b: c\n  d: e",
        "a: [b, [c]]",
        "a: [b: c]",
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: |\n  b",
        "a: >-\n  b",
        "a: {b: c}",
        "a: 'b''c'",
        "a: b\na: c",
        "a: b\tc",
        "---\na: b",
        " a: b",
        "a",
        "# a",
        "",
        "\n".join(" " * depth + "a:" for depth in range(2000)) + " b",
    ],
)
def test_what_is_not_simple_is_left_to_the_parser(block: str) -> None:
    assert simple_node(block, 1) is None


@pytest.mark.parametrize(
    "block",
    [
        'title: "A: b"\ndate: 2020-01-01T00:00:00Z\ntags: [a, "b c"]\nby:\n  - J D\n\nx: \'y\'',
        "title: A\nfeeds:\n  # How many.\n  length: 20\n\n  formats: [atom, rss]\nlanguage: fr\n",
        "- name: A b\n  aliases:\n    - C\n    - D\n  broader: [E, F]\n\n- name: G\n",
        "a:\n- b: c\n  d:\n  - e\n- f\ng: h",
    ],
)
def test_ordinary_front_matter_and_configuration_are_read(block: str) -> None:
    assert simple_node(block, 2)
    assert agrees(block)
