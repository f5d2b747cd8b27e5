"""Score the segments of a text for being prose of this article rather than page around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import getitem
from typing import NamedTuple

from digestgen.cleaning.frame.features import Features, Weights
from digestgen.cleaning.frame.layout import STOP, Layout
from digestgen.cleaning.frame.signs import KINDS
from digestgen.cleaning.frame.word_kinds import ADDRESSED, DIGIT, TOLD

_TELLING = re.compile(
    r"\b(?:(said|says|told|added|according|was|were|had|has|have)|(you|your|us|our|we|Your?|Our|We))\b"
    r"|(https?:|www\.|\w@\w|\.com\b)"
)
_IN_LINKS = ("http", "www.", "@", ".com")
_WORDS = (1, 2, 3, 5, 8, 13, 21, 36, 61)
_SMALL = (0.01, 0.1, 0.2, 0.3, 0.4)
_CAPITALS = (0.05, 0.12, 0.2, 0.3, 0.45, 0.7)
_REPEATED = (0.15, 0.3, 0.45, 0.6, 0.8)
_DIGITS = (0.02, 0.1)
_NO_KIND = len(KINDS)
_ENDS = ".!?…。！？"
_MOST = 5.0
_LAST_LATIN = 0x24F
SIZES = (len(_WORDS) + 1, len(_SMALL) + 1, len(_CAPITALS) + 1, 3, _NO_KIND + 1, _NO_KIND + 1, 2, 6,
         2, 2, 3, len(_DIGITS) + 1, len(_REPEATED) + 2, 2)  # fmt: skip
"""The number of values of each feature."""


class Prose(NamedTuple):
    """How much of a text is prose, as sums over its segments."""

    cuts: list[int]
    sums: list[float]
    """The score of all up to each cut: words times their segment's logit."""


def measure(layout: Layout, weights: Weights) -> Prose:
    """Return the scores of the segments of `layout`."""
    words = layout.words
    gains = []
    begin = bisect_left(words, 0)
    for (_, end), features in segment_features(layout):
        logit = sum(map(getitem, weights.numbers, features.numbers))
        behind = bisect_left(words, end, begin)
        gains.append(min(max(logit, -_MOST), _MOST) * (behind - begin))
        begin = behind
    return Prose(layout.cuts, list(accumulate(gains, initial=0.0)))


def segment_features(layout: Layout) -> list[tuple[tuple[int, int], Features]]:
    """Return the features of each segment of `layout`."""
    text, words, long_words = layout.text, layout.words, layout.long_words
    capitals, small, repeats = layout.capitals, layout.small, layout.repeats
    begun, ended, joints = layout.begun, layout.ended, layout.joints
    told, addressed, linked = _telling(layout)
    digits = layout.of_kind(DIGIT)
    rows = []
    word = z = t = y = k = d = 0
    start = layout.cuts[0]
    for end in layout.cuts[1:]:
        first_word, word = word, bisect_left(words, end, word)
        a, z = z, bisect_left(long_words, end, z)
        t0, t = t, bisect_left(told, end, t)
        y0, y = y, bisect_left(addressed, end, y)
        k0, k = k, bisect_left(linked, end, k) if linked else 0
        d0, d = d, bisect_left(digits, end, d)
        count = word - first_word
        per = count or 1
        segment = text[start:end].strip()
        last = segment[-2:]
        first = segment[:1]
        is_ended = last and (last[-1] in _ENDS or last[0] in _ENDS)
        # A word with figures may begin before the segment.
        has_digit = d > d0 or (d0 and digits[d0 - 1] == words[first_word - 1])
        numbers = (
            bisect_right(_WORDS, count),
            bisect_right(_SMALL, (small[word] - small[first_word]) / per),
            bisect_right(_CAPITALS, (capitals[word] - capitals[first_word]) / per),
            (1 + (count > 11)) if is_ended else 0,  # noqa: PLR2004
            begun.get(start, _NO_KIND),
            ended.get(start, _NO_KIND),
            1 if joints.get(start, 0) & STOP else 0,
            _first_kind(first),
            1 if k > k0 else 0,
            1 if t > t0 else 0,
            min(y - y0, 2),
            bisect_right(_DIGITS, sum(map(str.isdigit, segment)) / len(segment))
            if has_digit and segment
            else 0,
            bisect_right(_REPEATED, (repeats[z] - repeats[a]) / (z - a)) + 1 if z > a else 0,
            1 if first == "(" and last[-1] == ")" else 0,
        )
        rows.append(((start, end), Features(numbers, ())))
        start = end
    return rows


def _telling(layout: Layout) -> tuple[list[int], list[int], list[int]]:
    """Return where words stand that tell, that speak to the reader, and links."""
    text = layout.text
    if not any(sign in text for sign in _IN_LINKS):
        return layout.of_kind(TOLD), layout.of_kind(ADDRESSED), []
    places: tuple[list[int], list[int], list[int]] = ([], [], [])
    for found in _TELLING.finditer(text):
        places[(found.lastindex or 1) - 1].append(found.start())
    return places


def _first_kind(sign: str) -> int:
    if not sign:
        return 5
    if sign.isascii():
        if sign.islower():
            return 0
        if sign.isupper():
            return 1
        return 3 if sign.isdigit() else 2 if sign in "\"'" else 5
    if sign in "“‘«":
        return 2
    return 4 if ord(sign) > _LAST_LATIN else 1
