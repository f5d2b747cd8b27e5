"""Whether two texts are copies of one: the same story from several files, with small edits.

Pure. Texts are compared by samples of their pairs of neighbouring words: the smallest of the
numbers of all pairs (bottom-k, Broder 1997). The share of both samples among the smallest of both
estimates the resemblance; with the sizes it gives how much of the shorter text stands in the
longer, since a copy may have lost its tail.
"""

from __future__ import annotations

from typing import NamedTuple

from digestgen.model.sketch import MOST_PASSAGES, Sketch

COPIED = 0.58
"""Of the shorter text's pairs, in the longer; measured by `python -m benchmarks.topics`."""
RESEMBLING = 0.3
"""Of all pairs, in both: a paragraph quoted in a long text makes no copy of it."""
FEWEST_SHARED = 8
"""Pairs in the sample; fewer are chance."""


class Sample(NamedTuple):
    """The passages of a text, made ready for many comparisons."""

    numbers: frozenset[int]
    pairs: int


def sample_of(sketch: Sketch) -> Sample:
    """Return the sample of a text."""
    return Sample(frozenset(sketch.passage_numbers()), sketch.pairs)


def resemblance(one: Sample, other: Sample) -> tuple[float, float]:
    """Return the estimated share of pairs in both, of all pairs and of the shorter text's."""
    both = one.numbers & other.numbers
    size = max(min(MOST_PASSAGES, one.pairs + other.pairs - len(both)), 1)
    if len(both) < max(FEWEST_SHARED, RESEMBLING * size):
        # Most that share a passage: enough to know, before anything is sorted.
        return 0.0, 0.0
    smallest = sorted(one.numbers | other.numbers)[:MOST_PASSAGES]
    of_all = len(both.intersection(smallest)) / len(smallest)
    shared = of_all / (1 + of_all) * (one.pairs + other.pairs)
    return of_all, min(1.0, shared / max(1, min(one.pairs, other.pairs)))


def are_copies(one: Sample, other: Sample) -> bool:
    """Return whether two texts are one but for small edits. Symmetric; 1 us, 10 for likely ones."""
    of_all, of_shorter = resemblance(one, other)
    return of_all >= RESEMBLING and of_shorter >= COPIED
