"""What speaks for a stretch above an article being its headline, as features to be weighed.

Its words come again in the first sentences, those of names and sections mostly do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from digestgen.cleaning.frame.features import Features, bucket
from digestgen.cleaning.frame.heads import Inside, Runs
from digestgen.cleaning.frame.layout import BEHIND, GLUE, STOP, Layout
from digestgen.cleaning.frame.signs import AGE, BY, COUNT, HANDLE, LABEL, SHARE, STAMP
from digestgen.cleaning.words import en
from digestgen.text.sentences import word_set

STEM = 6
"""Characters of a word that are compared."""
_TOKEN = re.compile(r"\w+(?:['’.-]\w+)*")
_HUMP = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_LAST = re.compile(r"(\w+(?:['’.-]\w+)*)\s*$")
_WORDS = (4, 5, 7, 9, 12, 15, 19, 24)
_BEFORE = (1, 3, 6, 13, 31)
_SHARES = (0.01, 0.25, 0.5, 0.75)
_MIN_LONG = 4
_OPEN_ENDS = word_set("""a an the of in at for with from and or but by as into his her its their our
    my your is are was were be new who what when how why than that this these if while more de la el
    di da von und der""")
"""No headline ends with one of these."""
_SAME = 3
"""Characters that a blank and a stop may make of a difference."""
(B_TEXT, B_STAMP, B_BUTTON, B_OTHER, B_CRUMB, B_GLUE, B_STOP, B_COPY, B_PLAIN) = range(9)
(
    E_STAMP,
    E_BY,
    E_SHARE,
    E_COUNT,
    E_LABEL,
    E_NAME,
    E_COPY,
    E_GLUE,
    E_STOP,
    E_BODY,
    E_OPEN,
    E_OPEN_SMALL,
) = range(12)
(C_TITLE, C_SENTENCE, C_CAPS, C_MIXED, C_NONE) = range(5)
SIZES = (
    9,
    12,
    len(_WORDS) + 1,
    5,
    4,
    3,
    3,
    3,
    4,
    3,
    len(_SHARES) + 1,
    len(_BEFORE) + 1,
    10,
    4,
    3,
    2,
    4,
    4,
    3,
    3,
    3,
    2,
    2,
)


class Head(NamedTuple):
    """What is looked up for each candidate."""

    layout: Layout
    limit: int
    body: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    copies: dict[int, int]
    seconds: frozenset[int]
    names: Runs
    opened: dict[int, bool]
    crumbs: dict[int, int]
    behind_crumbs: frozenset[int]
    icons: frozenset[int]
    by: frozenset[int]
    inside: Inside
    begins: dict[int, _Begin]
    ends: dict[int, _End]
    """What is known of one place, whatever the other; looked up once."""


class _Begin(NamedTuple):
    kind: int
    words_before: int
    is_one: int


class _End(NamedTuple):
    kind: int
    name: int
    rest: int
    is_told: int
    is_apart: int
    is_one: int


def features(head: Head, begin: int, end: int, count: int) -> Features:
    """Return the features of the stretch from `begin` to `end`, `count` words."""
    layout = head.layout
    text = layout.text
    shown = text[begin:end].strip(" |•·/–—-")
    tokens = [t[0] for t in _TOKEN.finditer(shown)]
    long = [t for t in tokens if len(t) >= _MIN_LONG]
    said = [t[:STEM].lower() in head.body for t in long]
    stops, glued, signs = head.inside.between(begin, end)
    if begin in layout.begun and begin in head.crumbs:
        signs += 1
    last = shown[-1:]
    first, behind = _begin(head, begin), _end(head, end)
    return Features(
        (
            first.kind,
            behind.kind,
            bucket(count, _WORDS),
            _case(tokens),
            _copy(head, begin, end),
            stops,
            glued,
            min(signs, 2),
            _last_word(tokens, head),
            2 if not long else int(said[0]),
            bucket(sum(said) / len(said), _SHARES) if said else 0,
            first.words_before,
            behind.name,
            1 if last in ".…" else 2 if last in "?!" else 3 if last in ",;:" else 0,
            0 if begin not in head.crumbs else 1 if head.crumbs[begin] < end else 2,
            int(shown.count("(") != shown.count(")") or shown.count("“") != shown.count("”")),
            _names_inside(head, begin, end),
            _opened_inside(head, begin, end),
            behind.rest,
            behind.is_told,
            behind.is_apart,
            first.is_one,
            behind.is_one,
        ),
        (),
    )


def _begin(head: Head, at: int) -> _Begin:
    known = head.begins.get(at)
    if known is None:
        known = head.begins[at] = _Begin(
            _begin_kind(head, at),
            bucket(head.layout.counts(0, at)[0], _BEFORE),
            _is_one(head, at),
        )
    return known


def _end(head: Head, at: int) -> _End:
    known = head.ends.get(at)
    if known is None:
        name = head.names.get(at)
        known = head.ends[at] = _End(
            _end_kind(head, at),
            0 if name is None else min(name.words, 4 + name.is_known) + (4 if name.is_known else 0),
            _rest(head, at),
            _is_told(head, at),
            0 if name is None or name.words == 1 else 1 + name.is_apart,
            _is_one(head, at),
        )
    return known


def _begin_kind(head: Head, begin: int) -> int:  # noqa: PLR0911  a table
    layout = head.layout
    if begin in head.seconds:
        return B_COPY
    if begin in head.behind_crumbs:
        return B_CRUMB
    if not begin:
        return B_TEXT
    flags = layout.joints.get(begin, 0)
    if flags & BEHIND:
        kind = layout.ended.get(begin)
        if kind in (STAMP, AGE, BY):
            return B_STAMP
        return B_BUTTON if kind in (SHARE, COUNT, LABEL) else B_OTHER
    if flags & STOP:
        return B_STOP
    return B_GLUE if flags & GLUE or layout.text[begin - 1].isalnum() else B_PLAIN


def _end_kind(head: Head, end: int) -> int:  # noqa: PLR0911  a table
    layout = head.layout
    if end in head.seconds:
        return E_COPY
    kind = layout.begun.get(end)
    if kind is not None:
        if kind in (STAMP, AGE):
            return E_STAMP
        if kind in (BY, HANDLE):
            return E_BY
        if kind == COUNT:
            return E_COUNT
        return E_SHARE if kind == SHARE else E_LABEL
    if end in head.by:
        return E_BY
    if end in head.names:
        return E_NAME
    if end in head.icons:
        return E_SHARE
    flags = layout.joints.get(end, 0)
    if flags & GLUE or (layout.text[end - 1].islower() and layout.text[end].isupper()):
        return E_GLUE
    if flags & STOP:
        return E_STOP
    if end == head.limit:
        return E_BODY
    return E_OPEN if head.opened.get(end) else E_OPEN_SMALL


def _case(tokens: list[str]) -> int:
    """Return how the words are written: as in a title, a sentence, in capitals, or mixed."""
    long = [t for t in tokens if len(t) >= _MIN_LONG and t[0].isalpha()]
    if not long:
        return C_NONE
    small = [t[0].islower() for t in long]
    # Only letters of scripts without capitals are neither.
    if not any(small) and not any(c.islower() or c.isupper() for t in long for c in t):
        return C_NONE
    if sum([t.isupper() for t in long]) > 0.7 * len(long):
        return C_CAPS
    share = sum(small) / len(small)
    if share <= 0.2:  # noqa: PLR2004
        return C_TITLE
    half = (len(small) + 1) // 2
    if sum(small[:half]) <= 0.25 * half and sum(small[half:]) >= 0.6 * (len(small) - half):
        return C_MIXED
    return C_SENTENCE


def _copy(head: Head, begin: int, end: int) -> int:
    """Return 3 for a stretch printed twice, 2 when only its begin is, 1 when it lies in another."""
    length = head.copies.get(begin)
    if length is not None:
        return 3 if abs(begin + length - end) <= 3 else 2  # noqa: PLR2004  a blank or a stop apart
    return int(any(at < begin < at + size for at, size in head.copies.items()))


def _last_word(tokens: list[str], head: Head) -> int:
    if not tokens:
        return 0
    word = tokens[-1]
    if word.lower() in _OPEN_ENDS:
        return 1
    if word[:STEM].lower() in head.body:
        return 2
    return 3 if word in en.NO_NAMES else 0


def _names_inside(head: Head, begin: int, end: int) -> int:
    """Return 0 when no name ends at `end`; more, the surer it is that what ends there is a name."""
    sure = 0
    for at, name in head.names.items():
        if begin < at < end <= name.end and name.words > 1:
            sure = max(sure, 3 if name.is_apart else 2 if name.is_known else 1)
    return sure


def _opened_inside(head: Head, begin: int, end: int) -> int:
    """Return how many places inside look like the first words of a standfirst."""
    strong = sum(value for at, value in head.opened.items() if begin < at < end)
    return min(strong, 3)


def _rest(head: Head, end: int) -> int:
    """Return what stands between `end` and the next sign: nothing, few words, or many."""
    layout = head.layout
    following = bisect_left(layout.signs, (end,))
    until = layout.signs[following].start if following < len(layout.signs) else head.limit
    count = layout.counts(end, min(until, head.limit))[0]
    return 0 if not count else 1 if count <= 5 else 2  # noqa: PLR2004


def _is_told(head: Head, end: int) -> int:
    """Return 1 when the article tells of the name at `end`, 2 when not; 0: there is no name."""
    name = head.names.get(end)
    if name is None:
        return 0
    words = [t[0][:STEM].lower() for t in _TOKEN.finditer(head.layout.text, end, name.end)]
    return 1 if tuple(words[:2]) in head.pairs else 2


def _is_one(head: Head, at: int) -> int:
    """Return 1 when the words on both sides of `at` stand side by side in the article as well."""
    return int(is_pair(head.layout.text, at, head.pairs))


def is_pair(text: str, at: int, pairs: frozenset[tuple[str, str]]) -> bool:
    """Return whether the words on both sides of `at` are one of `pairs`."""
    before = _LAST.search(text, max(0, at - 30), at)
    after = _TOKEN.search(text, at, at + 40)
    if not before or not after:
        return False
    last = _HUMP.split(before[1])[-1]
    return (last[:STEM].lower(), after[0][:STEM].lower()) in pairs
