"""What maps are drawn of: things with a name and a size, and ties between them."""

from __future__ import annotations

from math import isqrt
from typing import NamedTuple


class Node(NamedTuple):
    """A topic."""

    text: str
    href: str
    articles: int


class Tie(NamedTuple):
    """Two topics, by their places in a list, the first one first, that share articles."""

    one: int
    other: int
    shared: int


def radius(articles: int, most: int, *, least: int, largest: int) -> int:
    """Return the radius of a circle whose area grows with `articles`, `largest` for `most`."""
    grown = isqrt(10_000 * articles // max(1, most))
    return least + (grown * (largest - least) + 50) // 100


def stroke(shared: int, most: int, *, least: int, largest: int) -> int:
    """Return the width of a line, in tenths of a pixel, `largest` for `most`."""
    return least + (shared * (largest - least) + most // 2) // max(1, most)


def strongest(ties: list[Tie], nodes: int, each: int) -> list[Tie]:
    """Return the ties that are among the `each` strongest of one of their two ends, sorted.

    Of equals those with the first nodes.
    """
    of: list[list[Tie]] = [[] for _ in range(nodes)]
    for tie in sorted(ties, key=lambda t: (-t.shared, t.one, t.other)):
        of[tie.one].append(tie)
        of[tie.other].append(tie)
    return sorted({tie for mine in of for tie in mine[:each]})
