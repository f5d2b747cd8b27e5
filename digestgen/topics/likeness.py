"""What the rules of suggestions share: a likeness of two spellings, and blocking instead of pairs.

Pure. A likeness is a reason to ask the editor, never to join: it has a score between 0 and 1 and
says in words what is alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from digestgen.topics.groups import Group

MAX_BUCKET = 64
"""Larger buckets hold what says nothing of a name; comparing all pairs would be quadratic."""
_SMALL_TEXT = "a an and n of the und et y de la le el"
SMALL_WORDS = frozenset(_SMALL_TEXT.split())


class Likeness(NamedTuple):
    """Two groups, by their numbers, that may name one topic."""

    one: int
    other: int
    score: float
    """Before evidence, 0 to 1."""
    kind: str
    """Stable and short: `plural`, `acronym`, ..."""
    reason: str
    """For people."""


def blocked(
    groups: Sequence[Group], keys: Callable[[Group], Iterable[str]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of groups that share a key, each once a key, the smaller number first.

    Near-linear: keys that more than MAX_BUCKET groups share are left out.
    """
    buckets: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        if group.words and not group.is_cut:
            for key in dict.fromkeys(keys(group)):
                buckets.setdefault(key, []).append(number)
    for numbers in buckets.values():
        if 1 < len(numbers) <= MAX_BUCKET:
            for place, one in enumerate(numbers):
                yield from ((one, other) for other in numbers[place + 1 :])


def differing(one: Group, other: Group) -> list[int]:
    """Return the places where the words of two groups of equal length differ."""
    return [
        at for at, pair in enumerate(zip(one.words, other.words, strict=True)) if pair[0] != pair[1]
    ]
