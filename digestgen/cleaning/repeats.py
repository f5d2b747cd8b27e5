"""Find where a text begins anew: a teaser, then the whole text from the teaser's first word.

The shape looked for, in words: `A1 h2 A2 h3 A3 | A1 ... A2 ... A3 ...` where the second copy
starts exactly where the first breaks off, and `h2`, `h3` are short runs that stand in the first
copy alone (subheadings). With one run only it is a passage printed twice in a row. Hashes of word
runs; linear but for a bounded number of trials.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

SEED = 8
"""Words that must agree before two places are compared."""
_SYNC = 6
_LONG_SYNC = 14
_PLACES = 40
"""Places compared for each word of a gap."""
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


def find_restarts(
    words: Sequence[str], is_wanted: Callable[[Restart], bool]
) -> tuple[Restart, ...]:
    """Return the wanted places where `words` begin anew, in order, not overlapping."""
    words = tuple(words)
    places = repeated_runs(words, SEED)
    if not places:
        return ()
    first_at: dict[int, int] = {}
    found: list[Restart] = []
    index: _Index | None = None
    tries, work = 0, _WORK_PER_WORD * len(words)
    free_from = next_at = 0
    refused = _Refused(0, 0)
    for j in places:
        if j < next_at:
            continue
        key = hash(words[j : j + SEED])
        i = first_at.setdefault(key, j)
        if i < free_from:
            first_at[key] = i = j
        is_same_pair = j - i == refused.distance and j < refused.until
        if i + SEED > j or is_same_pair or tries >= _TRIES or work <= 0:
            continue
        length = _agreement(words, i, j)
        work -= length
        if length >= SEED:
            tries += 1
            index = _index(words) if index is None else index
            restart, cost = _align(words, index, i, j)
            work -= cost
            if restart and is_wanted(restart):
                found.append(restart)
                free_from = j
                next_at = restart.end
                continue
            refused = _Refused(j - i, j + length)
    return tuple(found)


def repeated_runs(words: tuple[str, ...], size: int) -> tuple[int, ...]:
    """Return where runs of `size` words begin that stand more than once, in order, all of them.

    Linear. The last answers are kept.
    """
    return _repeated(words, size)[0]


@lru_cache(maxsize=2)
def _repeated(words: tuple[str, ...], size: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where repeated runs begin, and the hash of each.

    All words of such a run stand more than once, so those are counted first; few texts have many
    runs of them.
    """
    known = Counter(words)
    marks = bytes(map((1).__lt__, map(known.__getitem__, words)))
    wanted = b"\1" * size
    places: list[int] = []
    at = marks.find(wanted)
    while at >= 0:
        end = marks.find(b"\0", at)
        end = len(marks) if end < 0 else end
        places += range(at, end - size + 1)
        at = marks.find(wanted, end)
    # Numbers, not runs: a million tuples would cost the collector of garbage more than all else.
    keys = [hash(words[place : place + size]) for place in places]
    counts = Counter(keys)
    if len(counts) == len(keys):
        return (), ()
    marks = bytes([counts[key] > 1 for key in keys])
    return tuple(compress(places, marks)), tuple(compress(keys, marks))


class _Refused(NamedTuple):
    """A pair of places that is no restart; the words behind both agree up to `until`."""

    distance: int
    until: int


def _agreement(words: tuple[str, ...], a: int, b: int) -> int:
    """Return how many words agree from `a` and `b` on.

    The first copy ends where the second begins.
    """
    length = 0
    while a + length < b and b + length < len(words) and words[a + length] == words[b + length]:
        length += 1
    return length


_Index = dict[int, list[int]]
"""Where short runs of words stand that stand more than once, by their hash."""


def _index(words: tuple[str, ...]) -> _Index:
    index: _Index = defaultdict(list)
    for at, key in zip(*_repeated(words, _INDEX), strict=True):
        index[key].append(at)
    return index


def _align(
    words: tuple[str, ...], index: _Index, first: int, second: int
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
            return None, a - first + MAX_GAP * _PLACES
        a, b = synced


def _sync(
    words: tuple[str, ...], index: _Index, a: int, b: int, limit: int
) -> tuple[int, int] | None:
    """Return the next pair of places behind `a` and `b` where the copies agree again.

    The first pair that agrees for long, else the one that agrees longest: texts full of set phrases
    agree for some words in many places.
    """
    best, best_length = None, _SYNC - 1
    for start in range(a + 1, min(a + MAX_GAP + 2, limit - _INDEX + 1)):
        places = index.get(hash(words[start : start + _INDEX]), [])
        at = bisect_left(places, b)
        enough = min(_LONG_SYNC, limit - start)
        for place in places[at : at + _PLACES]:
            length = 0
            while (
                length < enough
                and place + length < len(words)
                and words[start + length] == words[place + length]
            ):
                length += 1
            if length == enough:
                return start, place
            if length > best_length:
                best, best_length = (start, place), length
    return best
