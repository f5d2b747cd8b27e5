"""Cut a flattened text into segments at sentence ends and signs, with figures for each stretch.

A joint is a place where one block of the page may end and another begin; what is known of it is
a set of flags. Counts of words, capitals and small words are kept as sorted offsets, so that those
of any stretch cost two searches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import compress
from typing import NamedTuple

from digestgen.cleaning.frame.signs import Sign, find_signs, skip_joint
from digestgen.cleaning.frame.word_kinds import IS, Words, read_words, repeated_stems
from digestgen.cleaning.frame.word_kinds import STARTER as STARTER_WORD

STOP, BREAK, GLUE, STARTER, DATELINE, BEFORE, BEHIND = (1 << n for n in range(7))
"""A sentence ended and a capital follows; a stop whatever follows; a blank was lost; a word that
begins sentences; the place and agency that news begin with; a sign begins; a sign ended.
"""

_STOP = re.compile(r"[.!?…。！？_](?:(?<=[.!?…])[.!?…]*[\"'”’»)\]]*\s*|(?<=[。！？])|(?<=_)__+\s*)")
_GLUE = re.compile(
    r"[a-zß-ÿа-я0-9)”’\]][A-ZÀ-ÞА-Я“][a-zß-ÿа-я ]|[A-Z]{2}[A-Z][a-z]|[a-z]“|\d[A-Z]{2}"
)
_MAY_GLUE = re.compile(r"[A-ZÀ-ÞА-Я“](?<=[a-zß-ÿа-я0-9)”’\]A-Z\d].)")
"""A sign that stands second or third in all that is glued; much quicker to find."""
_BEFORE_WORDS = frozenset("\"“‘'([«¿¡—–")
_OPENERS = frozenset('"“‘(')
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

_DATELINE_END = re.compile(r"[—–\-:] ")
_DATELINE_CHARS = 200
"""No dateline is longer."""


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
    kinds: bytes
    """Of each word, as in `word_kinds`."""
    capitals: list[int]
    """How many of the words before each begin with a capital."""
    small: list[int]
    stops: list[int]
    """Where sentences begin, and the end of the text."""
    cuts: list[int]
    """The borders of segments: stops, signs, both ends of the text."""
    long_words: list[int]
    repeats: list[int]
    """How many of the long words up to each stand more than once in the text."""

    def counts(self, start: int, end: int) -> tuple[int, int, int]:
        """Return the words, capitalised words and small words of a stretch."""
        a, z = bisect_left(self.words, start), bisect_left(self.words, end)
        return z - a, self.capitals[z] - self.capitals[a], self.small[z] - self.small[a]

    def of_kind(self, kind: int) -> list[int]:
        """Return where the words of a kind of `word_kinds` begin."""
        return list(compress(self.words, self.kinds.translate(IS[kind])))


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
    words = read_words(text)
    _add_all(joints, _glued(text), GLUE)
    _add_all(joints, _starters(text, words), STARTER)
    _add_all(joints, _datelines(text), DATELINE)
    places = _outside(sorted(joints), inside)
    kept = {at: joints[at] for at in places}
    stops = [at for at in places if kept[at] & (STOP | BREAK)]
    cuts = [at for at in places if kept[at] & (STOP | BREAK | BEFORE | BEHIND) or not at]
    for listed in (stops, cuts):
        if not listed or listed[-1] != len(text):
            listed.append(len(text))
    long_words, repeats = repeated_stems(words)
    return Layout(
        text=text,
        signs=tuple(signs),
        joints=kept,
        ended=ended,
        begun=begun,
        words=words.starts,
        kinds=words.kinds,
        capitals=words.capitals,
        small=words.small,
        stops=stops,
        cuts=cuts,
        long_words=long_words,
        repeats=repeats,
    )


def _add_all(joints: dict[int, int], places: Iterable[int], flag: int) -> None:
    for at in places:
        joints[at] = joints.get(at, 0) | flag


def _add_stops(text: str, joints: dict[int, int]) -> None:
    for stop in _STOP.finditer(text):
        start, at = stop.span()
        following = text[at : at + 1]
        if following in _BEFORE_WORDS:
            following = text[at : at + 2].lstrip("\"“‘'([«¿¡—–")[:1]
        if (
            not text[at - 1].isspace()
            and at == start + 1
            and text[start] == "."
            and (not following.isupper() or text[at - 2 : at - 1].isupper())
        ):
            continue
        is_end = (
            following.isupper()
            or text[start] in "。！？"
            or (following.isalpha() and not following.islower())
        )
        joints[at] = joints.get(at, 0) | (STOP if is_end else BREAK)


def _glued(text: str) -> Iterator[int]:
    """Yield where a blank was lost, as `_GLUE.finditer` finds the places."""
    end = 0
    for sign in _MAY_GLUE.finditer(text):
        at = sign.start()
        if at <= end:
            continue
        glued = _GLUE.search(text, max(end, at - 3), at + 3)
        if glued and glued.start() < at:
            end = glued.end()
            yield end - (1 if glued[0][-1] == "“" else 2)


def _starters(text: str, words: Words) -> Iterator[int]:
    """Yield where words stand between blanks that often begin sentences; a quote may be before."""
    marks = words.kinds.translate(IS[STARTER_WORD])
    for start, word in compress(zip(words.starts, words.texts, strict=True), marks):
        at = start - 1 if text[start - 1 : start] in _OPENERS else start
        if (
            text[at - 1 : at].isspace()
            and text[start + len(word) : start + len(word) + 1].isspace()
        ):
            yield at


def _datelines(text: str) -> Iterator[int]:
    """Yield where datelines begin, as `_DATELINE.finditer` finds them."""
    end = 0
    for dash in _DATELINE_END.finditer(text):
        at = dash.start()
        before = text[max(0, at - 24) : at].rstrip(" -").rsplit(None, 1)
        if at < end or not before or before[-1].islower():
            continue
        line = _DATELINE.search(text, max(end, at - _DATELINE_CHARS), at + _DATELINE_CHARS)
        if line and line.start() <= at:
            end = line.end()
            yield line.start()


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
