"""Candidates for the place where an article begins, and what speaks for each of them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from digestgen.cleaning.frame.features import (
    MOST_SIGNS,
    Features,
    mask_of,
    masks_up_to,
)  # fmt: skip
from digestgen.cleaning.frame.layout import BEHIND, Layout
from digestgen.cleaning.frame.prose import Prose
from digestgen.cleaning.frame.signs import (
    AD,
    AGE,
    BY,
    COUNT,
    CREDIT,
    HANDLE,
    KINDS,
    SHARE,
    STAMP,
)  # fmt: skip
from digestgen.text.sentences import STARTERS

WINDOW = 6000
MAX_SHARE = 0.8
_NO_START = frozenset({STAMP, SHARE, CREDIT, COUNT, HANDLE, AGE, AD})
"""No article begins with one of these."""
_NO_KIND = len(KINDS)
_WORDS = (4, 8, 14, 40, 70)
_SMALL = (0.08, 0.18, 0.3)
_CAPITALS = (0.12, 0.22, 0.35)
_BEFORE = (1, 4, 8, 14, 22, 35, 55, 90, 150, 250, 450)
_SHARES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5)
_SUMS = (-0.5, -0.25, -0.1, -0.03, 0.03, 0.1, 0.25, 0.5)
_GAPS = (0.001, 0.03, 0.1, 0.25, 0.5)
_NEAR = 600
_TOKEN = re.compile(r"[\"“‘'(\[]*([^\W_][\w'’]*)")
_SAME = 26
SIZES = (
    *((len(_WORDS) + 1), (len(_SMALL) + 1), (len(_CAPITALS) + 1), 3) * 3,
    _NO_KIND + 1, 5, len(_BEFORE) + 1, len(_SHARES) + 1, 7, 9, 2, 2,
    len(_SUMS) + 1, len(_SUMS) + 1, 2, 2, len(_GAPS) + 1, len(_GAPS) + 1,
)  # fmt: skip
MASK_BITS = (8, _NO_KIND + 1, _NO_KIND, 3)


def start_candidates(layout: Layout, prose: Prose) -> Iterator[tuple[int, Features]]:
    """Yield each candidate with its features; the first is the start of the text."""
    text, words = layout.text, layout.words
    low = text.lower()
    same_chars = _SAME if len(low) == len(text) else 0
    limit = min(WINDOW, int(len(text) * MAX_SHARE))
    sign_starts = [sign.start for sign in layout.signs]
    kinds = [sign.kind for sign in layout.signs]
    total = len(words) or 1
    sums, cuts = prose.sums, prose.cuts
    before_masks = masks_up_to(kinds)
    lowest, highest = _running(sums)
    middle = min(sums[: len(sums) // 2 + 1])
    top, last = max(sums), sums[-1]
    sentences = _Sentences(layout, sign_starts, kinds)
    i = a = 0
    for at, flags in layout.joints.items():
        if at > limit:
            break
        if at and not _may_begin(text, at, layout):
            continue
        i = bisect_left(cuts, at, i)
        gained = sums[i]
        a = bisect_left(sign_starts, at, a)
        z = bisect_left(sign_starts, at + _NEAR, a)
        before = before_masks[a]
        near = kinds[a : min(z, a + MOST_SIGNS)]
        words_before = bisect_left(words, at)
        numbers, first_kinds = sentences.figures(at, words_before)
        again = earlier = 0
        if same_chars and at + same_chars <= len(low):
            same = low[at : at + same_chars]
            again = 1 if low.find(same, at + 20, at + 2500) >= 0 else 0
            earlier = 1 if at and low.find(same, 0, at) >= 0 else 0
        features = Features(
            (
                *numbers,
                layout.ended.get(at, _NO_KIND) if flags & BEHIND else _NO_KIND,
                min(z - a, 4),
                bisect_right(_BEFORE, words_before),
                bisect_right(_SHARES, words_before / total),
                _token_kind(text, at),
                _kind_before(text, at),
                again,
                earlier,
                bisect_right(_SUMS, gained / 600),
                bisect_right(_SUMS, (last - gained) / 600),
                1 if gained <= lowest[i] + 1e-9 else 0,
                1 if gained >= highest[i] - 1e-9 else 0,
                bisect_right(_GAPS, (gained - middle) / 300),
                bisect_right(_GAPS, (top - gained) / 300),
            ),
            (
                flags | (128 if not at else 0),
                before or 1 << _NO_KIND,
                first_kinds,
                (STAMP in near) | (BY in near) << 1 | (SHARE in near) << 2 if near else 0,
            ),
        )
        yield at, features


def _running(sums: list[float]) -> tuple[list[float], list[float]]:
    """Return the least sum up to each cut and the greatest from each on."""
    lowest, highest = [], []
    least, most = math.inf, -math.inf
    for value in sums:
        least = min(least, value)
        lowest.append(least)
    for value in reversed(sums):
        most = max(most, value)
        highest.append(most)
    return lowest, highest[::-1]


def _may_begin(text: str, at: int, layout: Layout) -> bool:
    sign = text[at : at + 1]
    if not sign or sign.islower() or not (sign.isalnum() or sign in "\"“‘'([«<#$£€"):
        return False
    return layout.begun.get(at) not in _NO_START


class _Sentences:
    """The figures of sentences: most are asked for by several candidates."""

    def __init__(self, layout: Layout, sign_starts: list[int], kinds: list[int]) -> None:
        self._layout, self._stops = layout, layout.stops
        self._sign_starts, self._kinds = sign_starts, kinds
        self._small, self._capitals = layout.small, layout.capitals
        self._size = len(layout.text)
        self._stop = -1
        self._words_end = self._signs_end = 0
        self._next: tuple[int, ...] = ()

    def figures(self, at: int, word: int) -> tuple[tuple[int, ...], int]:
        """Return the figures of three sentences from `at` on and the kinds of signs in the first.

        To be asked for places in order; `word` is the number of the first word there.
        """
        j = bisect_right(self._stops, at, max(self._stop, 0))
        if j != self._stop:
            self._stop = j
            self._words_end, self._signs_end, behind = self._before(j)
            words, signs, behind_second = self._before(j + 1)
            second = self._sentence(self._words_end, words, signs - behind)
            words_third, signs_third, _ = self._before(j + 2)
            self._next = second + self._sentence(words, words_third, signs_third - behind_second)
        a = bisect_right(self._sign_starts, at)
        z = self._signs_end
        kinds = mask_of(self._kinds, a, z) if a < z else 0
        return self._sentence(word, self._words_end, z - a) + self._next, kinds

    def _before(self, j: int) -> tuple[int, int, int]:
        """Return how many words and signs begin before stop `j`, and how many signs up to it."""
        at = self._stops[j] if j < len(self._stops) else self._size
        signs = self._sign_starts
        words = bisect_left(self._layout.words, at)
        return words, bisect_left(signs, at), bisect_right(signs, at)

    def _sentence(self, a: int, z: int, signs: int) -> tuple[int, ...]:
        """Return the figures of the words from number `a` to `z`."""
        per = (z - a) or 1
        return (
            bisect_right(_WORDS, z - a),
            bisect_right(_SMALL, (self._small[z] - self._small[a]) / per),
            bisect_right(_CAPITALS, (self._capitals[z] - self._capitals[a]) / per),
            signs if signs < 2 else 2,  # noqa: PLR2004
        )


def _token_kind(text: str, at: int) -> int:
    found = _TOKEN.match(text, at)
    if not found:
        return 6
    word = found[1]
    if word in STARTERS:
        return 0
    if word.isupper() and len(word) > 2:  # noqa: PLR2004
        return 1
    if word[0].isdigit():
        return 2
    if text[at] in '"“‘':
        return 3
    return 4 if word[0].isupper() else 5


def _kind_before(text: str, at: int) -> int:  # noqa: PLR0911  a table in words
    before = text[max(0, at - 40) : at].rsplit(None, 1)
    if not before:
        return 0
    word = before[-1].rstrip()
    last = word[-1]
    if last in '.!?…"”':
        return 1
    if last in ",;":
        return 2
    if last == ":":
        return 3
    if last in "—–-|/•·":
        return 4
    if last.isdigit():
        return 5
    if last in ")]":
        return 6
    return 7 if word[0].islower() else 8
