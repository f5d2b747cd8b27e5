"""Repeated runs are found quickly, and all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digestgen.cleaning.repeats import repeated_runs


@given(st.lists(st.sampled_from("abcde"), max_size=60).map(tuple), st.integers(1, 8))
def test_all_repeated_runs_are_found(words: tuple[str, ...], size: int) -> None:
    runs = [words[at : at + size] for at in range(len(words) - size + 1)]

    assert repeated_runs(words, size) == tuple(
        at for at, run in enumerate(runs) if runs.count(run) > 1
    )
