"""Cut a flattened text into segments at sentence ends and signs, with figures for each stretch.

A joint is a place where one block of the page may end and another begin; what is known of it is
a set of flags. Counts of words, capitals and small words are kept as sorted offsets, so that those
of any stretch cost two searches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from digestgen.cleaning.frame.signs import Sign, find_signs, skip_joint
from digestgen.text.sentences import STARTERS

STOP, BREAK, GLUE, STARTER, DATELINE, BEFORE, BEHIND = (1 << n for n in range(7))
"""A sentence ended and a capital follows; a stop whatever follows; a blank was lost; a word that
begins sentences; the place and agency that news begin with; a sign begins; a sign ended.
"""

_WORD = re.compile(r"\w+")
_SMALL = re.compile(r"\b[a-zà-ÿа-я]{1,3}\b")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÞА-Я]\w*")
_LONG = re.compile(r"[^\W\d_]{5,}")
_STEM = 7
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*\s*|[。！？]|___+\s*")
_GLUE = re.compile(
    r"[a-zß-ÿа-я0-9)”’\]][A-ZÀ-ÞА-Я“][a-zß-ÿа-я ]|[A-Z]{2}[A-Z][a-z]|[a-z]“|\d[A-Z]{2}"
)
_FIRST = re.compile(r"(?<=\s)[\"“‘(]?([A-Z][a-z’']*)(?=\s)")
_AGENCY = r"\((?:AP|AFP|Reuters|REUTERS|CNN|PTI|UPI|Bloomberg|ANI|IANS|[A-Z]{2,6})\)"
_DATELINE = re.compile(
    r"(?<![^\s.!?”\"’)\]a-z0-9])(?:"
    r"[A-Z][A-Z.'-]{1,20}(?: [A-Z][A-Z.'-]{1,20}){0,3}(?:, [A-Z][\w.]{1,20}){0,2},? ?(?:"
    + _AGENCY
    + r" ?)?"
    r"(?:—|–|--|-|:) "
    r"|[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?(?:, [A-Z][\w.]{1,20})?,? ?"
    + _AGENCY
    + r" ?(?:—|–|--|-) "
    r"|" + _AGENCY + r" ?(?:—|–|--|-) )"
)


class Layout(NamedTuple):
    """A text with what was found in it."""

    text: str
    signs: tuple[Sign, ...]
    joints: dict[int, int]
    """The flags of each joint by its offset."""
    ended: dict[int, int]
    """The kind of the sign that ended before a joint."""
    begun: dict[int, int]
    """The kind of the sign that begins at a joint."""
    words: list[int]
    capitals: list[int]
    small: list[int]
    stops: list[int]
    """Where sentences begin, and the end of the text."""
    cuts: list[int]
    """The borders of segments: stops, signs, both ends of the text."""
    long_words: list[int]
    repeats: list[int]
    """How many of the long words up to each stand more than once in the text."""

    def count(self, start: int, end: int) -> tuple[int, int, int]:
        """Return the words, capitalised words and small words of a stretch."""
        return (
            bisect_left(self.words, end) - bisect_left(self.words, start),
            bisect_left(self.capitals, end) - bisect_left(self.capitals, start),
            bisect_left(self.small, end) - bisect_left(self.small, start),
        )


def lay_out(text: str) -> Layout:
    """Return the layout of `text`. Linear."""
    signs = find_signs(text)
    joints: dict[int, int] = {0: 0}
    ended: dict[int, int] = {}
    begun: dict[int, int] = {}
    inside: list[tuple[int, int]] = []
    for sign in signs:
        behind = skip_joint(text, sign.end)
        joints[sign.start] = joints.get(sign.start, 0) | BEFORE
        joints[behind] = joints.get(behind, 0) | BEHIND
        begun[sign.start] = sign.kind
        ended[behind] = sign.kind
        inside.append((sign.start, sign.end))
    _add_stops(text, joints)
    for glued in _GLUE.finditer(text):
        at = glued.end() - (1 if glued[0][-1] == "“" else 2)
        joints[at] = joints.get(at, 0) | GLUE
    for first in _FIRST.finditer(text):
        if first[1] in STARTERS:
            at = first.start()
            joints[at] = joints.get(at, 0) | STARTER
    for line in _DATELINE.finditer(text):
        at = line.start()
        joints[at] = joints.get(at, 0) | DATELINE
    places = _outside(sorted(joints), inside)
    kept = {at: joints[at] for at in places}
    stops = [at for at in places if kept[at] & (STOP | BREAK)]
    cuts = [at for at in places if kept[at] & (STOP | BREAK | BEFORE | BEHIND) or not at]
    for listed in (stops, cuts):
        if not listed or listed[-1] != len(text):
            listed.append(len(text))
    stems = [(m.start(), m[0][:_STEM].lower()) for m in _LONG.finditer(text)]
    known = Counter(stem for _, stem in stems)
    repeats = [0]
    for _, stem in stems:
        repeats.append(repeats[-1] + (known[stem] > 1))
    return Layout(
        text=text,
        signs=tuple(signs),
        joints=kept,
        ended=ended,
        begun=begun,
        words=[m.start() for m in _WORD.finditer(text)],
        capitals=[m.start() for m in _CAPITAL.finditer(text)],
        small=[m.start() for m in _SMALL.finditer(text)],
        stops=stops,
        cuts=cuts,
        long_words=[at for at, _ in stems],
        repeats=repeats,
    )


def _add_stops(text: str, joints: dict[int, int]) -> None:
    for stop in _STOP.finditer(text):
        at = stop.end()
        following = text[at : at + 2].lstrip("\"“‘'([«¿¡—–")[:1]
        is_glued = not stop[0][-1].isspace()
        if (
            is_glued
            and stop[0] == "."
            and (not following.isupper() or text[at - 2 : at - 1].isupper())
        ):
            continue
        is_end = (
            following.isupper()
            or stop[0][0] in "。！？"
            or (following.isalpha() and not following.islower())
        )
        joints[at] = joints.get(at, 0) | (STOP if is_end else BREAK)


def _outside(places: list[int], inside: list[tuple[int, int]]) -> list[int]:
    """Return the places that do not lie inside a sign."""
    kept: list[int] = []
    number = 0
    for at in places:
        while number < len(inside) and inside[number][1] <= at:
            number += 1
        if number < len(inside) and inside[number][0] < at:
            continue
        kept.append(at)
    return kept
