"""Find where a text begins anew: a teaser, then the whole text from the teaser's first word.

The shape looked for, in words: `A1 h2 A2 h3 A3 | A1 ... A2 ... A3 ...` where the second copy
starts exactly where the first breaks off, and `h2`, `h3` are short runs that stand in the first
copy alone (subheadings). With one run only it is a passage printed twice in a row. Hashes of word
runs; linear but for a bounded number of trials.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_SEED = 8
"""Words that must agree before two places are compared."""
_SYNC = 6
_INDEX = 3
MAX_GAP = 15
"""Words of the longest subheading."""
_TRIES = 200
_WORK_PER_WORD = 12


class Match(NamedTuple):
    """`length` words at `first` that stand again at `second`."""

    first: int
    second: int
    length: int


class Restart(NamedTuple):
    """A text that begins anew at word `second`.

    What stands from word `first` up to there is its teaser.
    """

    first: int
    second: int
    matches: tuple[Match, ...]
    """In order; between them, in the first copy, stand the gaps."""

    @property
    def end(self) -> int:
        """The word behind the last one of the second copy that the first has as well."""
        last = self.matches[-1]
        return last.second + last.length


def find_restarts(words: Sequence[str]) -> tuple[Restart, ...]:
    """Return all places where `words` begin anew, in order, not overlapping."""
    first_at: dict[int, int] = {}
    found: list[Restart] = []
    index: dict[int, list[int]] | None = None
    tries, work = 0, _WORK_PER_WORD * len(words)
    j, free_from = 0, 0
    while j + _SEED <= len(words):
        key = hash(tuple(words[j : j + _SEED]))
        i = first_at.setdefault(key, j)
        if i == j or i < free_from or i + _SEED > j:
            if i < free_from:
                first_at[key] = j
            j += 1
            continue
        length = _agreement(words, i, j)
        if length < _SEED:
            j += 1
            continue
        work -= length
        if tries < _TRIES and work > 0:
            tries += 1
            index = _index(words) if index is None else index
            restart, cost = _align(words, index, i, j)
            work -= cost
            if restart:
                found.append(restart)
                free_from = j
                j = restart.end
                continue
        j += length
    return tuple(found)


def _agreement(words: Sequence[str], a: int, b: int) -> int:
    """Return how many words agree from `a` and `b` on.

    The first copy ends where the second begins.
    """
    length = 0
    while a + length < b and b + length < len(words) and words[a + length] == words[b + length]:
        length += 1
    return length


def _index(words: Sequence[str]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for at in range(len(words) - _INDEX + 1):
        places.setdefault(hash(tuple(words[at : at + _INDEX])), []).append(at)
    return places


def _align(
    words: Sequence[str], index: dict[int, list[int]], first: int, second: int
) -> tuple[Restart | None, int]:
    """Return the restart at `second` of what began at `first`, if it is one.

    The second value is the number of words compared.
    """
    a, b = first, second
    matches: list[Match] = []
    while True:
        length = 0
        while (
            a + length < second
            and b + length < len(words)
            and words[a + length] == words[b + length]
        ):
            length += 1
        if length:
            matches.append(Match(a, b, length))
            a, b = a + length, b + length
        if a >= second or (second - a == 1 and b < len(words) and words[b].startswith(words[a])):
            return Restart(first, second, tuple(matches)), a - first
        synced = _sync(words, index, a, b, second)
        if synced is None:
            return None, a - first + MAX_GAP
        a, b = synced


def _sync(
    words: Sequence[str], index: dict[int, list[int]], a: int, b: int, limit: int
) -> tuple[int, int] | None:
    """Return the next pair of places behind `a` and `b` where the copies agree again."""
    for start in range(a + 1, min(a + MAX_GAP + 2, limit - _INDEX + 1)):
        size = min(_SYNC, limit - start)
        places = index.get(hash(tuple(words[start : start + _INDEX])), [])
        at = bisect_left(places, b)
        for place in places[at : at + 20]:
            if words[place : place + size] == words[start : start + size]:
                return start, place
    return None
