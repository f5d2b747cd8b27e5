"""What the scores are sums over: each feature is a small whole number, its weight is looked up.

A feature set is a tuple of numbers, one a feature, and a tuple of masks, each bit a feature of its
own. The same code serves the learning of the weights and their use.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import getitem
from typing import NamedTuple


class Features(NamedTuple):
    """The features of one place."""

    numbers: tuple[int, ...]
    masks: tuple[int, ...]


class Weights(NamedTuple):
    """A weight for each value of each number and for each bit of each mask."""

    numbers: tuple[tuple[float, ...], ...]
    masks: tuple[tuple[float, ...], ...]


def score(features: Features, weights: Weights) -> float:
    """Return the sum of the weights of `features`."""
    total: float = sum(map(getitem, weights.numbers, features.numbers))
    for mask, table in zip(features.masks, weights.masks, strict=True):
        left = mask
        while left:
            lowest = left & -left
            total += table[lowest.bit_length() - 1]
            left ^= lowest
    return total


class Scorer:
    """Scores the candidates of one text: what the bits of a mask weigh is looked up once."""

    def __init__(self, weights: Weights) -> None:
        self._numbers = weights.numbers
        self._masks = tuple(map(_Bits, weights.masks))

    def score(self, features: Features) -> float:
        """Return what `score` returns, added up in the same order."""
        total: float = sum(map(getitem, self._numbers, features.numbers))
        for table, mask in zip(self._masks, features.masks, strict=True):
            if mask:
                total = sum(table[mask], total)
        return total


class _Bits(dict[int, tuple[float, ...]]):
    """The weights of the bits of a mask, the lowest first."""

    def __init__(self, table: tuple[float, ...]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, mask: int) -> tuple[float, ...]:
        bits = range(mask.bit_length())
        kept = self[mask] = tuple([self._table[bit] for bit in bits if mask >> bit & 1])
        return kept


def bucket(value: float, edges: Sequence[float]) -> int:
    """Return how many of `edges` are at or below `value`."""
    return bisect_right(edges, value)


MOST_SIGNS = 12
"""Signs of one stretch that are looked at: a page of nothing but buttons costs no more."""


def mask_of(kinds: Sequence[int], start: int, end: int) -> int:
    """Return the kinds from `start` to `end`, a bit each; of many signs, the first ones."""
    mask = 0
    if start < end:
        for kind in kinds[start : min(end, start + MOST_SIGNS)]:
            mask |= 1 << kind
    return mask


def masks_up_to(kinds: Sequence[int]) -> list[int]:
    """Return the mask of all kinds before each place in `kinds`, and of all of them."""
    masks = [0]
    for kind in kinds:
        masks.append(masks[-1] | 1 << kind)
    return masks
