"""Score the segments of a text for being prose of this article rather than page around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import NamedTuple

from digestgen.cleaning.frame.features import Features, Weights, bucket, score
from digestgen.cleaning.frame.layout import STOP, Layout
from digestgen.cleaning.frame.signs import KINDS

_TELLING = re.compile(
    r"\b(?:(said|says|told|added|according|was|were|had|has|have)|(you|your|us|our|we|Your?|Our|We))\b"
    r"|(https?:|www\.|\w@\w|\.com\b)"
)
_WORDS = (1, 2, 3, 5, 8, 13, 21, 36, 61)
_SMALL = (0.01, 0.1, 0.2, 0.3, 0.4)
_CAPITALS = (0.05, 0.12, 0.2, 0.3, 0.45, 0.7)
_REPEATED = (0.15, 0.3, 0.45, 0.6, 0.8)
_DIGITS = (0.02, 0.1)
_NO_KIND = len(KINDS)
_ENDS = ".!?…。！？"
_MOST = 5.0
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
    for (start, end), features in segment_features(layout):
        logit = min(max(score(features, weights), -_MOST), _MOST)
        gains.append(logit * (bisect_left(words, end) - bisect_left(words, start)))
    return Prose(layout.cuts, list(accumulate(gains, initial=0.0)))


def segment_features(layout: Layout) -> list[tuple[tuple[int, int], Features]]:
    """Return the features of each segment of `layout`."""
    text = layout.text
    told: list[int] = []
    addressed: list[int] = []
    linked: list[int] = []
    for found in _TELLING.finditer(text):
        (told, addressed, linked)[(found.lastindex or 1) - 1].append(found.start())
    rows = []
    for start, end in pairwise(layout.cuts):
        count, capitals, small = layout.count(start, end)
        per = max(count, 1)
        segment = text[start:end].strip()
        last = segment[-2:]
        is_ended = bool(last) and (last[-1] in _ENDS or last[0] in _ENDS)
        first = segment[:1]
        a, z = bisect_left(layout.long_words, start), bisect_left(layout.long_words, end)
        repeated = layout.repeats[z] - layout.repeats[a]
        numbers = (
            bucket(count, _WORDS),
            bucket(small / per, _SMALL),
            bucket(capitals / per, _CAPITALS),
            (1 + (count > 11)) if is_ended else 0,
            layout.begun.get(start, _NO_KIND),
            layout.ended.get(start, _NO_KIND),
            1 if layout.joints.get(start, 0) & STOP else 0,
            _first_kind(first),
            1 if bisect_left(linked, end) > bisect_left(linked, start) else 0,
            1 if bisect_left(told, end) > bisect_left(told, start) else 0,
            min(bisect_left(addressed, end) - bisect_left(addressed, start), 2),
            bucket(sum(map(str.isdigit, segment)) / max(len(segment), 1), _DIGITS),
            bucket(repeated / (z - a), _REPEATED) + 1 if z > a else 0,
            1 if first == "(" and last[-1:] == ")" else 0,
        )
        rows.append(((start, end), Features(numbers, ())))
    return rows


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
    return 4 if ord(sign) > 0x24F else 1
