"""Whether two texts are copies of one: the same story from several files, with small edits.

Pure. Texts are compared by samples of their pairs of neighbouring words: the smallest of the
numbers of all pairs (bottom-k, Broder 1997). The share of both samples among the smallest of both
estimates the resemblance; with the sizes it gives how much of the shorter text stands in the
longer, since a copy may have lost its tail.
"""

from __future__ import annotations

from digestgen.linking.sketch import MOST_PASSAGES
from digestgen.model.sketch import Sketch

COPIED = 0.58
"""Of the shorter text's pairs, in the longer; measured by `python -m benchmarks.topics`."""
RESEMBLING = 0.3
"""Of all pairs, in both: a paragraph quoted in a long text makes no copy of it."""
FEWEST_SHARED = 8
"""Pairs in the sample; fewer are chance."""


def resemblance(one: Sketch, other: Sketch) -> tuple[float, float]:
    """Return the estimated share of pairs in both, of all pairs and of the shorter text's."""
    mine, yours = one.passage_numbers(), other.passage_numbers()
    both = set(mine).intersection(yours)
    if len(both) < FEWEST_SHARED:
        return 0.0, 0.0
    smallest = sorted({*mine, *yours})[: max(MOST_PASSAGES, min(len(mine), len(yours)))]
    of_all = len(both.intersection(smallest)) / len(smallest)
    shared = of_all / (1 + of_all) * (one.pairs + other.pairs)
    return of_all, min(1.0, shared / max(1, min(one.pairs, other.pairs)))


def are_copies(one: Sketch, other: Sketch) -> bool:
    """Return whether two texts are one but for small edits. Symmetric; 10 us."""
    of_all, of_shorter = resemblance(one, other)
    return of_all >= RESEMBLING and of_shorter >= COPIED
