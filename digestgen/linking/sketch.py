"""The sketch of a text: by it related articles are found, and copies of one text.

Pure. How telling a word is comes from the fixed background list, never from the site's articles: a
new article changes no other article's sketch. What a chunk between blanks (`mercenaries,`) means is
remembered, as in `scan`; it is a function of the chunk. Linear; 0.1 ms for 500 words once most of
them were met.

A word's weight is the root of its number times the logarithm of its rarity; one in the title counts
as six. Roots because a word that comes twenty times is not twenty times as telling; measured by
`python -m benchmarks.topics`, beside logarithms and BM25's saturation.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache, reduce
from itertools import chain, islice
from math import log, log2, sqrt
from operator import neg, or_, xor
from zlib import crc32

from digestgen.linking.scan import MAX_WORD
from digestgen.linking.terms import chunks_in
from digestgen.model.sketch import (
    LEVELS_A_DOUBLE,
    MOST_PASSAGES,
    NAMED_WORDS,
    NO_SKETCH,
    Sketch,
)
from digestgen.text.words import has_word_list, word_counts

MOST_WORDS = 96
"""More gain nothing: 64 find 1.5 % fewer related articles, 128 as many as 96."""
BITS = ((0, 0, 2048, 1), (26, 2048, 1024, 1), (33, 3072, 256, 4))
"""Words from a level on have a bit: where these begin, how many there are, how often all stand.

What two texts share of them counts heavy words more, nearly as the product of their weights would.
With twice as many bits related articles are no better.
"""
BIT_BYTES = 512
_TITLE_COUNTS = 6
_MIN_WORD = 3
_MIN_UNLISTED = 6
"""Of languages without a list; short words of any language are common."""
_COMMON = 80_000
"""A word that the list has oftener tells nothing; *government* is just beyond."""
_RARE, _ALL = 10_000, 10_000_000
_LEAST, _STEP, _STEPS = 4.6, 0.16, 15
"""Rarity is kept in sixteen steps, within the id of a word: so what is remembered of a word cannot
depend on others with the same checksum."""
_MOST_MET = 60_000
_MIXED = 5
_ID = (1 << 32) - 1

_Word = tuple[int, str, int]
"""Id, form as it stands in the text, and a number that gives one of the pair with the next word's
id: any mixture will do whose lower half looks like chance."""
_WORD = re.compile(r"[^\W_]+")


def sketch_of(title: str, plain_text: str, *, language: str) -> Sketch:
    """Return the sketch of a text with its title."""
    chunks = _chunks(language)
    chunks.keep_small()
    heading = _words(title, chunks)
    written = chunks_in(plain_text, language=language)
    words = list(chain.from_iterable(filter(None, map(chunks.__getitem__, written))))
    ids = [word[0] for word in words]
    counts = Counter(ids)
    for word_id in {word[0] for word in heading}:
        counts[word_id] += _TITLE_COUNTS
    if not counts:
        return NO_SKETCH
    levels = _LEVELS
    ranked = sorted([levels[seen << 4 | i & _STEPS] + i for i, seen in counts.items()])
    del ranked[MOST_WORDS:]
    kept = [both & _ID for both in ranked]
    weighed = bytes([-(both >> 32) for both in ranked])
    mixed = [word[2] for word in words]
    pairs = set(map(xor, mixed, islice(ids, 1, None)))
    return Sketch(
        ids=array("I", kept).tobytes(),
        levels=weighed,
        words="\n".join(_forms(kept[:NAMED_WORDS], heading + words)),
        bits=_bits(kept, weighed),
        passages=array("I", sorted(pairs)[:MOST_PASSAGES]).tobytes(),
        pairs=len(pairs),
    )


def _bits(ids: list[int], levels: bytes) -> bytes:
    """Return the bits of words, weightiest first."""
    bits = 0
    for (least, _, size, _), masks in zip(BITS, _masks(), strict=True):
        # The levels fall: words from this one on are a beginning.
        here = ids[: bisect_right(levels, -least, key=neg)] if least else ids
        bits |= reduce(or_, [masks[(one >> 4) % size] for one in here], 0)
    return bits.to_bytes(BIT_BYTES, "little")


@cache
def _masks() -> tuple[tuple[int, ...], ...]:
    """Return the bits of each place, for each line of BITS; 1.6 MB."""
    return tuple(
        tuple(
            sum(1 << at for at in range(begin + place, begin + place + size * times, size))
            for place in range(size)
        )
        for _, begin, size, times in BITS
    )


def _forms(ids: list[int], words: list[_Word]) -> list[str]:
    """Return the words of these ids as the text has them, in lower case where it has them so."""
    written = {word[1] for word in words}
    forms = {word[0]: word[1] for word in words}
    found = [forms[word_id] for word_id in ids]
    return [lower if (lower := form.lower()) in written else form for form in found]


def _words(text: str, chunks: _Chunks) -> list[_Word]:
    """Return the telling words of a text in order."""
    written = text.replace("_", " ").split()
    return list(chain.from_iterable(map(chunks.__getitem__, written)))


class _Levels(dict[int, int]):
    """Times and steps of rarity -> minus the level of weight, above an id; worked out once."""

    def __missing__(self, key: int) -> int:
        weight = sqrt(key >> 4) * (_LEAST + _STEP * (key & _STEPS))
        level = self[key] = -round(LEVELS_A_DOUBLE * log2(weight)) << 32
        return level


_LEVELS = _Levels()


class _Chunks(dict[str, tuple[_Word, ...]]):
    """Chunk -> its words that are not dull."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._counts = word_counts(language)
        self._is_listed = has_word_list(language)
        self._has_plurals = language.split("-", maxsplit=1)[0].lower() == "en"

    def __missing__(self, chunk: str) -> tuple[_Word, ...]:
        found: list[_Word] = []
        for form in _WORD.findall(chunk):
            word = form.lower()
            if not _MIN_WORD <= len(word) <= MAX_WORD or word.isdigit():
                continue
            stem = _singular(word) if self._has_plurals else word
            steps = self._rarity_of(stem)
            if steps is not None:
                checksum = crc32(stem.encode("utf-8", "surrogatepass"))
                word_id = checksum & ~_STEPS | steps
                found.append((word_id, form, word_id << _MIXED & _ID))
        known = self[chunk] = tuple(found)
        return known

    def _rarity_of(self, stem: str) -> int | None:
        """Return how rare a word and its plural are, 0 to _STEPS; None for one that tells nothing.

        By its length where there is no list.
        """
        if not self._is_listed:
            return min(len(stem), _STEPS) if len(stem) >= _MIN_UNLISTED else None
        count = self._counts[stem]
        if self._has_plurals:
            count += self._counts[_plural(stem)]
        return None if count > _COMMON else round((log(_ALL / (count + _RARE)) - _LEAST) / _STEP)

    def keep_small(self) -> None:
        """Forget all when it is too much; not within a text."""
        if len(self) > _MOST_MET:
            self.clear()


@lru_cache(maxsize=4)
def _chunks(language: str) -> _Chunks:
    return _Chunks(language)


def _singular(word: str) -> str:
    """Return an English word without the ending of a plural; the same for both is enough."""
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004
        return f"{word[:-3]}y"
    if len(word) > _MIN_WORD and word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    return word


def _plural(stem: str) -> str:
    return f"{stem[:-1]}ies" if stem[-1] == "y" else f"{stem}s"
