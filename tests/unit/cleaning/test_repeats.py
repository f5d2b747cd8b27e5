"""Places where a text begins anew."""

from __future__ import annotations

from time import process_time

import pytest

from digestgen.cleaning.repeats import Restart, find_restarts
from tests.unit.cleaning.sources import cleaned

A = [f"a{i}" for i in range(20)]
B = [f"b{i}" for i in range(20)]
C = [f"c{i}" for i in range(20)]


def any_restart(restart: Restart) -> bool:
    return restart.second > 0


def test_text_that_begins_anew_is_found() -> None:
    found = find_restarts([*C, *A, *A, *B], any_restart)

    assert [(r.first, r.second, r.end) for r in found] == [(20, 40, 60)]


def test_runs_with_headings_between_are_one_restart() -> None:
    teaser = [*A[:10], "h1", "h2", *B[:10]]

    found = find_restarts([*C, *teaser, *A, *B], any_restart)

    assert [(r.first, r.second) for r in found] == [(20, 42)]
    assert [m.length for m in found[0].matches] == [10, 10]


def test_repeat_with_other_text_between_is_none() -> None:
    assert find_restarts([*A, *B, *A, *C], any_restart) == ()


@pytest.mark.parametrize(
    "text",
    ["word " * 100_000, "Word. " * 50_000, "aa.Bb" * 20_000, "." * 300_000, "[" * 100_000,
     "*a " * 50_000, "Facebook " * 30_000, "More about " * 30_000, " " * 300_000, "“" * 100_000],
    ids=["word", "stop", "glued", "dots", "bracket", "star", "share", "label", "blank", "quote"],
)  # fmt: skip
def test_monotonous_text_costs_no_more_than_its_length(text: str) -> None:
    start = process_time()

    cleaned(text)

    assert process_time() - start < 10
