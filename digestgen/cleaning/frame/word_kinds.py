"""The words of a text, each with what layout and scores ask of it, found in one pass.

Kinds of words are kept between texts: most words of a text stood in the texts before it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, compress, count
from operator import add
from typing import NamedTuple

from digestgen.cleaning.blanked import blanked
from digestgen.text.sentences import STARTERS, word_set

CAPITAL, SMALL, LONG, STARTER, TOLD, ADDRESSED, DIGIT, MIXED = (1 << n for n in range(8))
"""A capital first; up to three small letters; five letters or more and nothing else; a word that
begins sentences; one that tells; one that speaks to the reader; digits in it; long runs of letters
with other signs between.
"""
IS = {1 << n: bytes(1 if kinds >> n & 1 else 0 for kinds in range(256)) for n in range(8)}
"""Tables that turn kinds into marks of one of them."""
_MAX_KEPT = 50_000
_MAX_CHARS = 30
"""Longer words are not kept."""
_CAPITAL = re.compile(r"[A-ZÀ-ÞА-Я]")
_SMALL = re.compile(r"[a-zà-ÿа-я]{1,3}")
_LONG = re.compile(r"[^\W\d_]{5,}")
_STEM = 7
_TOLD = word_set("said says told added according was were had has have")
_ADDRESSED = word_set("you your us our we You Your Our We")


class _Kinds(dict[str, int]):
    """Word -> its kinds, a bit each; filled as words are asked for."""

    def __missing__(self, word: str) -> int:
        kinds = _kinds(word)
        if len(word) <= _MAX_CHARS:
            if len(self) >= _MAX_KEPT:
                self.clear()
            self[word] = kinds
        return kinds


_KINDS = _Kinds()


class Stems(dict[str, str]):
    """Word -> its stem, so many signs; filled as words are asked for."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def __missing__(self, word: str) -> str:
        stem = word[: self._size].lower()
        if len(word) <= _MAX_CHARS:
            if len(self) >= _MAX_KEPT:
                self.clear()
            self[word] = stem
        return stem


_STEMS = Stems(_STEM)


class Words(NamedTuple):
    """The words of a text: runs of letters, figures and `_`."""

    starts: list[int]
    texts: list[str]
    kinds: bytes
    capitals: list[int]
    """How many of the words before each, and of all, begin with a capital."""
    small: list[int]


def read_words(text: str) -> Words:
    """Return the words of `text`. Linear."""
    parts = blanked(text).split(" ")
    # Each part but the last has its blank behind it; parts without a sign are none.
    places = map(add, accumulate(map(len, parts), initial=0), count())
    starts, texts = list(compress(places, parts)), list(filter(None, parts))
    kinds = bytes(map(_KINDS.__getitem__, texts))
    return Words(starts, texts, kinds, _before(kinds, CAPITAL), _before(kinds, SMALL))


def repeated_stems(words: Words) -> tuple[list[int], list[int]]:
    """Return where long words begin, and how many up to each stand more than once, forms aside."""
    marks = words.kinds.translate(IS[LONG])
    starts, texts = [*compress(words.starts, marks)], [*compress(words.texts, marks)]
    mixed = words.kinds.translate(IS[MIXED])
    at = mixed.find(1)
    if at >= 0:
        longs = [*zip(starts, texts, strict=True)]
        while at >= 0:
            start = words.starts[at]
            longs += [(start + m.start(), m[0]) for m in _LONG.finditer(words.texts[at])]
            at = mixed.find(1, at + 1)
        longs.sort()
        starts, texts = [at for at, _ in longs], [text for _, text in longs]
    stems = [*map(_STEMS.__getitem__, texts)]
    counts = map(Counter(stems).__getitem__, stems)
    return starts, list(accumulate(map((1).__lt__, counts), initial=0))


def _before(kinds: bytes, kind: int) -> list[int]:
    return list(accumulate(kinds.translate(IS[kind]), initial=0))


def _kinds(word: str) -> int:
    is_long = len(word) > 4 and _LONG.search(word)  # noqa: PLR2004
    return (
        (CAPITAL if _CAPITAL.match(word) else 0)
        | (SMALL if _SMALL.fullmatch(word) else 0)
        | ((LONG if _LONG.fullmatch(word) else MIXED) if is_long else 0)
        | (STARTER if word in STARTERS else 0)
        | (TOLD if word in _TOLD else 0)
        | (ADDRESSED if word in _ADDRESSED else 0)
        | (DIGIT if any(map(str.isdigit, word)) else 0)
    )
