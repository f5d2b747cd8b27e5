"""Candidates for the headline above an article, and what speaks for each of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from digestgen.cleaning.frame.features import Features, bucket
from digestgen.cleaning.frame.layout import BEFORE, BEHIND, GLUE, STARTER, STOP, Layout
from digestgen.cleaning.frame.signs import (
    AGE, BY, COUNT, HANDLE, KINDS, LABEL, SHARE, STAMP,
)  # fmt: skip
from digestgen.cleaning.words import en

MIN_WORDS, MAX_WORDS = 3, 32
MAX_STARTS, MAX_ENDS = 16, 8
_NO_KIND = len(KINDS)
_NAMES, _STOPPED, _GLUED, _BODY, _STARTED, _TWICE = range(_NO_KIND, _NO_KIND + 6)
_WORDS = (4, 6, 8, 11, 14, 18, 23)
_CAPITALS = (0.2, 0.4, 0.6, 0.8)
_REPEATED = (0.2, 0.4, 0.6, 0.8)
_BEFORE = (1, 3, 6, 12, 25, 50)
_NAME_RUN = re.compile(
    r"(?:(?:[^\W\d_a-z][\w.'’-]*|de|van|von|al|bin|der|and|&) ?,? ?){1,6}[-–—|•/,]? ?$"
)
_CRUMBS = re.compile(
    r"(?:(?:"
    + "|".join(
        re.escape(c) for c in sorted(en.CRUMBS | set(en.SECTIONS), key=lambda c: (-len(c), c))
    )
    + r")(?: ?[/›»>|•] ?| |(?=[A-Z])))+(?=[A-Z\"“‘'0-9])"
)
_ADDRESS = re.compile(r"https?://\S+\s+")
_TOKEN = re.compile(r"\S+")
_ENDS = (STAMP, BY, SHARE, HANDLE, COUNT, AGE, LABEL)
_LOW = 24
SIZES = (
    len(_WORDS) + 1, _NO_KIND + 3, _NO_KIND + 6, len(_CAPITALS) + 1, 2, 4, len(_REPEATED) + 2, 4,
    2, len(_BEFORE) + 1, 2, 2, 3, 5,
)  # fmt: skip


def title_candidates(layout: Layout, start: int) -> Iterator[tuple[tuple[int, int], Features]]:
    """Yield the stretches above `start`, where the article begins, that may be its headline."""
    text = layout.text
    head = text[:start].lower()
    rest = text[start : start + 4000].lower()
    places = [at for at in layout.joints if at <= start]
    if not places or places[-1] != start:
        places.append(start)
    twice = _second_copies(head, places)
    hard = sorted(
        {
            start,
            *twice,
            *(at for at in places if layout.joints.get(at, 0) & (STOP | GLUE | BEFORE | BEHIND)),
        }
    )
    names = {name: end for name, end in _name_runs(layout, start)}
    openings = {
        at for at in places if layout.joints.get(at, 0) & STARTER and _goes_on_small(text, at)
    }
    crumbs = _behind_crumbs(text, [0, *hard])
    begins = sorted({0, *hard, *crumbs.values()})
    ends = sorted({*hard, *names, *openings})
    for begin in [at for at in begins if _may_begin(text, at, layout) and at < start][:MAX_STARTS]:
        first_hard = hard[min(bisect_left(hard, begin + 1), len(hard) - 1)]
        tried = 0
        for end in ends[bisect_left(ends, begin + 1) :]:
            count, capitals, _ = layout.count(begin, end)
            if count > MAX_WORDS or tried == MAX_ENDS:
                break
            if count < MIN_WORDS:
                continue
            tried += 1
            crossed = bisect_left(hard, end) - bisect_left(hard, begin + 1)
            begin_kind = 2 if begin in crumbs.values() else 1 if begin in crumbs else 0
            yield (begin, end), _features(
                layout, begin, end, head, rest, count, capitals,
                (_end_kind(layout, end, start, set(names), twice), min(crossed, 3),
                 int(end == first_hard), begin_kind, _name_words(text, end, names)),
            )  # fmt: skip


def _features(  # noqa: PLR0913  one row of figures
    layout: Layout, begin: int, end: int, head: str, rest: str, count: int, capitals: int,
    ends: tuple[int, int, int, int, int],
) -> Features:  # fmt: skip
    text = layout.text
    shown = text[begin:end].strip()
    flags = layout.joints.get(begin, 0)
    if not begin:
        start_kind = _NO_KIND
    elif flags & BEHIND:
        start_kind = layout.ended.get(begin, _NO_KIND)
    else:
        start_kind = _NO_KIND + (1 if flags & (STOP | GLUE) else 2)
    low = shown.lower()[:60]
    copies = head.count(low) if len(low) >= _LOW else 1
    a, z = bisect_left(layout.long_words, begin), bisect_left(layout.long_words, end)
    repeated = layout.repeats[z] - layout.repeats[a]
    last = shown[-1:]
    return Features(
        (
            bucket(count, _WORDS),
            start_kind,
            ends[0],
            bucket(capitals / count, _CAPITALS),
            int(copies > 1),
            ends[1],
            bucket(repeated / (z - a), _REPEATED) + 1 if z > a else 0,
            1 if last in ".…" else 2 if last in "?!" else 3 if last in ",;:" else 0,
            ends[2],
            bucket(layout.count(0, begin)[0], _BEFORE),
            1 if shown[:1] in "\"“‘'" else 0,
            int(low[:_LOW] in rest) if len(low) >= _LOW else 0,
            ends[3],
            ends[4],
        ),
        (),
    )


def _goes_on_small(text: str, at: int) -> bool:
    """Return whether the word behind the one at `at` begins with a small letter."""
    space = text.find(" ", at)
    return space > 0 and text[space + 1 : space + 2].islower()


def _name_words(text: str, end: int, names: dict[int, int]) -> int:
    """Return how many words the name at `end` has, 0 when none begins there, at most 4."""
    return min(len(text[end : names[end]].split()), 4) if end in names else 0


def _end_kind(layout: Layout, end: int, start: int, names: set[int], twice: frozenset[int]) -> int:
    if end in names:
        return _NAMES
    if end in twice:
        return _TWICE
    if end in layout.begun:
        return layout.begun[end]
    if end == start:
        return _BODY
    flags = layout.joints.get(end, 0)
    if flags & STOP:
        return _STOPPED
    return _GLUED if flags & GLUE else _STARTED


def _name_runs(layout: Layout, start: int) -> Iterator[tuple[int, int]]:
    """Yield names directly before a date, handle or button: where they begin and end.

    Of a run of capitalised words each may be the first of the name.
    """
    text = layout.text
    for sign in layout.signs:
        if sign.start > start:
            break
        if sign.kind not in _ENDS:
            continue
        found = _NAME_RUN.search(text, max(0, sign.start - 60), sign.start)
        if found:
            for word in [*_TOKEN.finditer(found[0])][-5:]:
                if word[0][0].isupper():
                    yield found.start() + word.start(), sign.start


def _second_copies(head: str, places: list[int]) -> frozenset[int]:
    """Return where a stretch of the head begins that stands directly before as well."""
    found = set()
    for at, _ in pairwise(places):
        probe = head[at : at + _LOW]
        again = head.find(probe, at + _LOW) if len(probe) == _LOW else -1
        if again > 0:
            found.add(again)
    return frozenset(found)


def _behind_crumbs(text: str, places: list[int]) -> dict[int, int]:
    """Return where breadcrumbs, section names or an address begin, and where they end."""
    found = {}
    for at in places:
        if crumbs := _CRUMBS.match(text, at) or _ADDRESS.match(text, at):
            found[at] = crumbs.end()
    return found


def _may_begin(text: str, at: int, layout: Layout) -> bool:
    sign = text[at : at + 1]
    if not sign or not (sign.isupper() or sign.isalnum() or sign in "\"“‘'[#" or ord(sign) > 0x24F):  # noqa: PLR2004
        return False
    return layout.begun.get(at, LABEL) == LABEL
