from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgen.strict_yaml import Mapping, Scalar, Sequence, load


def texts(yaml: str) -> dict[str, object]:
    node, faults = load(yaml)
    assert faults == ()
    assert isinstance(node, Mapping)
    return {key.text or "": plain(value) for key, value in node.pairs}


def plain(node: object) -> object:
    if isinstance(node, Scalar):
        return node.text
    assert isinstance(node, Sequence)
    return [plain(item) for item in node.items]


def test_scalars_stay_what_the_editor_typed() -> None:
    yaml = "slug: 0123\ntags: [no, on, 2020, 1.0]\nday: 2020-13-01\nflag: yes"

    assert texts(yaml) == {
        "slug": "0123",
        "tags": ["no", "on", "2020", "1.0"],
        "day": "2020-13-01",
        "flag": "yes",
    }


def test_nothing_and_a_tilde_are_absent_but_quoted_they_are_text() -> None:
    assert texts("a:\nb: ~\nc: '~'\nd: ''") == {"a": None, "b": None, "c": "~", "d": ""}


def test_all_repeated_keys_are_told_with_both_lines() -> None:
    _, faults = load("a: 1\na: 2\nb: 3\nb: 4")

    assert [
        (2, "'a' stands here again (first in line 1)"),
        (4, "'b' stands here again (first in line 3)"),
    ] == [(fault.line, fault.message) for fault in faults]


@pytest.mark.parametrize(
    "yaml",
    ["a: &x 1", "a: *x", "- a\n--- b\n", "a: b: c", "\tx: 1", "a: [", "a: @b", "\x00", "a: '"],
)
def test_what_cannot_be_read_is_a_fault_with_a_place(yaml: str) -> None:
    node, faults = load(yaml)

    assert node is None
    assert faults[0].line >= 1
    assert faults[0].column >= 1
    assert faults[0].hint


@pytest.mark.parametrize(
    "yaml", ["[" * 100_000, "- " * 50_000, "{a: " * 50_000, "? " * 50_000, "!!a " * 50_000]
)
def test_a_bomb_is_refused_in_no_time(yaml: str) -> None:
    started = time.process_time()

    node, faults = load(yaml)

    assert node is None
    assert faults
    assert time.process_time() - started < 2


def test_too_many_characters_are_refused() -> None:
    assert load("a: " + "x" * 200, max_chars=100)[1][0].message == "203 characters of YAML"


@given(st.text(max_size=200))
def test_any_text_gives_nodes_or_faults(yaml: str) -> None:
    node, faults = load(yaml)

    assert not (node is not None and faults)


def test_lines_count_from_the_first_line_of_the_text() -> None:
    node, _ = load("a: 1", first_line=5)
    _, faults = load("a: 1\na: 2", first_line=5)

    assert isinstance(node, Mapping)
    assert node.pairs[0][1].line == 5
    assert (6, "'a' stands here again (first in line 5)") == (faults[0].line, faults[0].message)
