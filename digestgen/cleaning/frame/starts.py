"""Candidates for the place where an article begins, and what speaks for each of them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from digestgen.cleaning.frame.features import (
    MOST_SIGNS, Features, bucket, mask_of, masks_up_to,
)  # fmt: skip
from digestgen.cleaning.frame.layout import BEHIND, Layout
from digestgen.cleaning.frame.prose import Prose
from digestgen.cleaning.frame.signs import (
    AD, AGE, BY, COUNT, CREDIT, HANDLE, KINDS, SHARE, STAMP,
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
_BEFORE_TOKEN = re.compile(r"\S+\s*$")
_SAME = 26
SIZES = (
    *((len(_WORDS) + 1), (len(_SMALL) + 1), (len(_CAPITALS) + 1), 3) * 3,
    _NO_KIND + 1, 5, len(_BEFORE) + 1, len(_SHARES) + 1, 7, 9, 2, 2,
    len(_SUMS) + 1, len(_SUMS) + 1, 2, 2, len(_GAPS) + 1, len(_GAPS) + 1,
)  # fmt: skip
MASK_BITS = (8, _NO_KIND + 1, _NO_KIND, 3)


def start_candidates(layout: Layout, prose: Prose) -> Iterator[tuple[int, Features]]:
    """Yield each candidate with its features; the first is the start of the text."""
    text = layout.text
    low = text.lower()
    is_same_size = len(low) == len(text)
    limit = min(WINDOW, int(len(text) * MAX_SHARE))
    sign_starts = [sign.start for sign in layout.signs]
    kinds = [sign.kind for sign in layout.signs]
    total = max(len(layout.words), 1)
    sums, cuts = prose.sums, prose.cuts
    before_masks = masks_up_to(kinds)
    lowest, highest = _running(sums)
    middle = min(sums[: len(sums) // 2 + 1])
    top = max(sums)
    for at, flags in layout.joints.items():
        if at > limit:
            break
        if at and not _may_begin(text, at, layout):
            continue
        i = bisect_left(cuts, at)
        gained, left = sums[i], sums[-1] - sums[i]
        a = bisect_left(sign_starts, at)
        before = before_masks[a]
        near = set(kinds[a : min(bisect_left(sign_starts, at + _NEAR), a + MOST_SIGNS)])
        words_before = bisect_left(layout.words, at)
        numbers, first_kinds = _sentences(layout, at, sign_starts, kinds)
        same = low[at : at + _SAME] if is_same_size else ""
        again = low.find(same, at + 20, at + 2500) >= 0 if len(same) == _SAME else False
        earlier = low.find(same, 0, at) >= 0 if len(same) == _SAME and at else False
        features = Features(
            (
                *numbers,
                layout.ended.get(at, _NO_KIND) if flags & BEHIND else _NO_KIND,
                min(bisect_left(sign_starts, at + _NEAR) - a, 4),
                bucket(words_before, _BEFORE),
                bucket(words_before / total, _SHARES),
                _token_kind(text, at),
                _kind_before(text, at),
                int(again),
                int(earlier),
                bucket(gained / 600, _SUMS),
                bucket(left / 600, _SUMS),
                int(gained <= lowest[i] + 1e-9),
                int(gained >= highest[i] - 1e-9),
                bucket((gained - middle) / 300, _GAPS),
                bucket((top - gained) / 300, _GAPS),
            ),
            (
                flags | (128 if not at else 0),
                before | (0 if before else 1 << _NO_KIND),
                first_kinds,
                (STAMP in near) | (BY in near) << 1 | (SHARE in near) << 2,
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


def _sentences(
    layout: Layout, at: int, sign_starts: list[int], kinds: list[int]
) -> tuple[list[int], int]:
    """Return the figures of the three sentences from `at` on and the kinds of signs in the first."""
    stops = layout.stops
    j = bisect_right(stops, at)
    start = at
    numbers: list[int] = []
    inside = 0
    for k in range(3):
        end = stops[j + k] if j + k < len(stops) else len(layout.text)
        count, capitals, small = layout.count(start, end)
        per = max(count, 1)
        a, z = bisect_left(sign_starts, start + 1), bisect_left(sign_starts, end)
        numbers += (
            bucket(count, _WORDS),
            bucket(small / per, _SMALL),
            bucket(capitals / per, _CAPITALS),
            min(z - a, 2),
        )
        if not k:
            inside = mask_of(kinds, a, z)
        start = end
    return numbers, inside


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


def _kind_before(text: str, at: int) -> int:
    found = _BEFORE_TOKEN.search(text, max(0, at - 40), at)
    if not found:
        return 0
    word = found[0].rstrip()
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
