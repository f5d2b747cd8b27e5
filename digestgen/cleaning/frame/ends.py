"""Candidates for the place where an article ends, and what speaks for each of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from digestgen.cleaning.frame.features import Features, bucket, mask_of, masks_up_to
from digestgen.cleaning.frame.layout import BEFORE, BREAK, STARTER, STOP, Layout
from digestgen.cleaning.frame.signs import (
    AD,
    AGE,
    AUTHOR,
    BY,
    COMMENT,
    COPY,
    CREDIT,
    KINDS,
    LABEL,
    NEWS,
    RELATED,
    SHARE,
    SIGN,
    STAMP,
    TAGS,
)  # fmt: skip

MIN_SHARE = 0.15
MIN_CHARS = 600
WINDOW = 20_000
"""Characters at the end of a text that are looked at."""
_STRONG = frozenset({SHARE, RELATED, COMMENT, TAGS, NEWS, COPY, AUTHOR, AD})
_MAY_END = _STRONG | {SIGN}
"""No article ends before another sign in the middle of a sentence."""
_OWN_SENTENCE = re.compile(r"(?:,|:| ?[a-z0-9])[^.!?]{0,200}[.!?]")
_WHOLE_SENTENCE = re.compile(r"(?:,|:| ?\w)[^.!?]{0,160}[.!?]")
_LISTS = frozenset({RELATED, COMMENT, TAGS})
"""Headlines and names follow these; a sentence that tells something does not."""
_NAME_END = re.compile(r"(?: [A-Z][\w'’-]*){1,3}[.!?] ")
"""`... won the Tag Team Championship. She ...`: the label is a word of a name."""
_MOST_CAPITALS = 0.3
_TELLING = re.compile(r"\b(?:said|says|told|asked|wrote|called|was|were|had|is)\b")
_TELLS_PAGE = frozenset(range(len(KINDS))) - {CREDIT, STAMP, LABEL, BY, AGE}
"""Where none of these follows soon, nothing says that the article is over."""
_SOON_WORDS = 45
_AT_ONCE = 20
_NO_KIND = len(KINDS)
_WORDS = (1, 4, 8, 14, 25, 45, 80)
_SMALL = (0.05, 0.13, 0.22, 0.32)
_CAPITALS = (0.1, 0.2, 0.3, 0.45)
_AFTER = (1, 5, 10, 18, 30, 45, 70, 110, 170, 260, 400)
_SHARES = (0.01, 0.05, 0.1, 0.2, 0.35, 0.5)
_PROSE = (1, 2, 3, 4, 6, 9, 15)
_DENSITY = (0.1, 0.25, 0.4, 0.6, 0.8)
_SENTENCE_WORDS = 6
_BACK, _ON = 500, 300
SIZES = (
    *((len(_WORDS) + 1), (len(_SMALL) + 1), (len(_CAPITALS) + 1), 4, 4) * 4,
    *((len(_WORDS) + 1), (len(_SMALL) + 1), (len(_CAPITALS) + 1)) * 2,
    _NO_KIND + 1, 4, 4, 4, 2, len(_AFTER) + 1, len(_SHARES) + 1, len(_PROSE) + 1, len(_DENSITY) + 1,
    len(_CAPITALS) + 1, len(_SMALL) + 1, 7, 5, 2, 3,
)  # fmt: skip
MASK_BITS = (8, _NO_KIND, _NO_KIND, _NO_KIND, _NO_KIND, _NO_KIND, _NO_KIND)


def end_candidates(  # noqa: PLR0915  one row of figures
    layout: Layout,
) -> Iterator[tuple[int, Features]]:
    """Yield each candidate with its features; the last is the end of the text."""
    text, stops = layout.text, layout.stops
    size = len(text)
    signs = layout.signs
    starts = [sign.start for sign in signs]
    kinds = [sign.kind for sign in signs]
    strong = [sign.start for sign in signs if sign.kind in _STRONG]
    total = max(len(layout.words), 1)
    prose = _prose_sentences(layout)
    floor = max(min(size * MIN_SHARE, MIN_CHARS), size - WINDOW)
    after_masks = masks_up_to(kinds[::-1])[::-1]
    telling = [s.start for s in signs if s.kind in _TELLS_PAGE]
    joints = [*layout.joints, size]
    sentences: dict[tuple[int, int], tuple[int, int, int]] = {}

    def figures(start: int, end: int) -> tuple[int, int, int]:
        """Return the figures of a sentence between two stops; candidates share most of them."""
        if (start, end) not in sentences:
            sentences[start, end] = _figures(layout, start, end)
        return sentences[start, end]

    for at in joints[bisect_left(joints, floor) :]:
        flags = layout.joints.get(at, 0)
        is_end = at == size
        if not is_end:
            if not (flags & (STOP | BREAK) or layout.begun.get(at) in _MAY_END):
                continue
            if not _is_near(telling, at, layout):
                continue
        told = len(prose) - bisect_left(prose, at - 2)
        kind = layout.begun.get(at, _NO_KIND)
        if kind in _MAY_END and _tells(layout, bisect_left(starts, at), told):
            continue
        numbers: list[int] = []
        masks: list[int] = []
        begin = at
        j = bisect_right(stops, at)
        for k in range(4):
            end = stops[j + k] if j + k < len(stops) else size
            numbers += figures(begin, end) if k else _figures(layout, begin, end)
            a, z = bisect_left(starts, begin), bisect_left(starts, end)
            numbers += (min(z - a, 3), min(_between(strong, begin, end), 3))
            if k < 3:  # noqa: PLR2004
                masks.append(mask_of(kinds, a, z))
            begin = end
        i = bisect_left(stops, at)
        first = stops[i - 1] if i else 0
        second = stops[i - 2] if i > 1 else 0
        numbers += _figures(layout, first, at)
        numbers += figures(second, first)
        a = bisect_left(starts, at)
        masks.append(mask_of(kinds, bisect_left(starts, first), a))
        masks.append(mask_of(kinds, bisect_left(starts, at - _ON), a))
        masks.append(after_masks[a])
        words_before = bisect_left(layout.words, at)
        words_after = total - words_before
        count, capitals, small = layout.counts(at, size)
        per = max(count, 1)
        last = _last_kind(text, at)
        is_strong = kind in _STRONG
        numbers += (
            kind,
            min(_between(strong, at - _BACK, at), 3),
            min(_between(strong, at, at + _ON), 3),
            min(len(starts) - a, 3),
            int(bisect_left(strong, at) == len(strong)),
            bucket(words_after, _AFTER),
            bucket(words_after / total, _SHARES),
            bucket(told, _PROSE),
            bucket(told / max(len(stops) - j, 1), _DENSITY),
            bucket(capitals / per, _CAPITALS),
            bucket(small / per, _SMALL),
            last,
            _first_kind(text, at),
            int(words_before < 60),  # noqa: PLR2004
            (1 + is_strong) if last in (1, 2, 3) and flags & BEFORE else 0,
        )
        yield (
            at,
            Features(
                tuple(numbers),
                ((flags & (STOP | BREAK | BEFORE | STARTER)) | (128 if is_end else 0), *masks),
            ),
        )


def _is_near(telling: list[int], at: int, layout: Layout) -> bool:
    """Return whether a sign of a page follows soon behind `at`."""
    number = bisect_left(telling, at)
    return number < len(telling) and layout.counts(at, telling[number])[0] <= _SOON_WORDS


def _tells(layout: Layout, number: int, told: int) -> bool:
    """Return whether a label, the sign of that number, begins a sentence of the article.

    `Follow us on foot, the captain told them.`, `All rights reserved, said the sign.`; a mark of
    advertising ends no article while sentences of it follow.
    """
    sign = layout.signs[number]
    if sign.kind == AD and told and not _is_followed(layout, number):
        return True
    is_inside = not layout.joints.get(sign.start, 0) & (STOP | BREAK)
    if sign.kind in _LISTS and told and is_inside and _NAME_END.match(layout.text, sign.end):
        return True
    own = _OWN_SENTENCE.match(layout.text, sign.end)
    if own and _TELLING.search(own[0]):
        return True
    own = _WHOLE_SENTENCE.match(layout.text, sign.end) if sign.kind in _LISTS else None
    if not own or not _TELLING.search(own[0]):
        return False
    count, capitals, _ = layout.counts(own.start(), own.end())
    return capitals <= _MOST_CAPITALS * count


def _is_followed(layout: Layout, number: int) -> bool:
    """Return whether another sign that ends articles follows at once."""
    signs = layout.signs
    if number + 1 == len(signs):
        return False
    following = signs[number + 1]
    return following.kind in _STRONG and following.start - signs[number].end <= _AT_ONCE


def _figures(layout: Layout, start: int, end: int) -> tuple[int, int, int]:
    count, capitals, small = layout.counts(start, end)
    per = count or 1
    return (
        bisect_right(_WORDS, count),
        bisect_right(_SMALL, small / per),
        bisect_right(_CAPITALS, capitals / per),
    )


def _between(places: list[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)


def _prose_sentences(layout: Layout) -> list[int]:
    """Return where sentences begin that read like an article's."""
    text, words, capitals, small = layout.text, layout.words, layout.capitals, layout.small
    found = []
    start = a = 0
    for end in layout.stops:
        z = bisect_left(words, end, a)
        count = z - a
        if (
            count >= _SENTENCE_WORDS
            and small[z] - small[a] > 0.2 * count
            and capitals[z] - capitals[a] < 0.34 * count
            and text[max(start, end - 4) : end].rstrip()[-1:] in '.!?…"”’)'
        ):
            found.append(start)
        start, a = end, z
    return found


def _last_kind(text: str, at: int) -> int:
    """Return what stands before `at`: nothing, a stop, a quote, a bracket, a letter, a comma."""
    last = text[max(0, at - 3) : at].rstrip()[-1:]
    if not last:
        return 0
    if last in ".!?…。":
        return 1
    if last in '"”’':
        return 2
    if last in ")]":
        return 3
    if last.isalnum():
        return 4
    return 5 if last in ",;:-–—|/" else 6


def _first_kind(text: str, at: int) -> int:
    first = text[at : at + 1]
    if not first:
        return 0
    if first.islower():
        return 1
    if first in '"“‘':
        return 2
    return 3 if first.isupper() else 4
