"""Candidates for the headline above an article; what speaks for each stands in `title_features`.

A headline begins a block of the page (the text itself, behind breadcrumbs, an address, a stamp, a
button or a lost blank) and ends where another begins: a sign, a name before a date, the second copy
of the headline, or a standfirst.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from digestgen.cleaning.blanked import blanked
from digestgen.cleaning.frame.features import Features
from digestgen.cleaning.frame.heads import (
    bylines,
    crumbs_at,
    extra_begins,
    extra_ends,
    inside,
    is_one_word,
    name_runs,
    openings,
    twice_printed,
)  # fmt: skip
from digestgen.cleaning.frame.layout import BEFORE, BEHIND, GLUE, STOP, Layout
from digestgen.cleaning.frame.signs import AGE, BY, COUNT, CREDIT, HANDLE, LABEL, SHARE, STAMP
from digestgen.cleaning.frame.title_features import STEM, Head, features, is_pair
from digestgen.cleaning.frame.word_kinds import Stems

MIN_WORDS, MAX_WORDS = 3, 32
MAX_SIGNS, MAX_BEGINS, MAX_ENDS, MAX_CANDIDATES = 2, 14, 6, 48
HEAD = 5000
"""Characters before the article that are looked at."""
BODY = 1500
_STEMS = Stems(STEM)
_WALLS = frozenset({STAMP, BY, AGE, COUNT, HANDLE, CREDIT})
"""No headline goes beyond one of these."""
_LATIN_ENDS = 0x24F


class Candidate(NamedTuple):
    """A stretch that may be the headline."""

    start: int
    end: int
    features: Features


def title_candidates(
    layout: Layout, start: int, end: int, *, within: tuple[int, int] | None = None
) -> list[Candidate]:
    """Return the stretches above the article from `start` to `end` that may be its headline.

    With `within` those alone that begin at its first place and end up to its second; there may be
    some among them that are left out when all are asked for.
    """
    text = layout.text
    floor = max(0, start - HEAD)
    if floor == start:
        return []
    every = list(layout.joints)
    places = every[bisect_left(every, floor) : bisect_left(every, start)]
    if not places or places[0] != floor:
        places.insert(0, floor)
    icons, capitals = extra_ends(text, floor, start)
    by = bylines(layout, floor, start)
    hard = {at for at in places if layout.joints.get(at, 0) & (STOP | BEFORE | BEHIND)}
    glued = {at for at in places if layout.joints.get(at, 0) & GLUE}.union(capitals)
    hard |= {at for at in glued if not is_one_word(text, at, start)}
    copies, seconds = twice_printed(text, floor, start)
    names, opened = name_runs(layout, start), openings(text, floor, start)
    sure_ends = {start, *hard, *seconds, *icons, *by}
    ends = sorted({*sure_ends, *names, *opened})
    if within:
        begin, until = within
        ends = [at for at in ends if begin < at <= until]
        if not ends or layout.counts(begin, ends[-1])[0] < MIN_WORDS:
            return []
    blocks = sorted({floor, *hard, *copies, *extra_begins(text, floor, start)})
    limit = min(start + BODY, end)
    # Cut into a string of its own: what stands before and behind joins no word of it.
    stems = [*map(_STEMS.__getitem__, blanked(text[start:limit], joints="'’.-").split())]
    pairs = frozenset(pairwise(stems))
    crumbs = {a: z for a, z in crumbs_at(text, blocks).items() if not is_pair(text, z, pairs)}
    head = Head(
        layout, start, frozenset(stems), pairs,
        copies, seconds, names, opened,
        crumbs, frozenset(crumbs.values()), frozenset(icons), frozenset(by),
        inside(layout, places, seconds), {}, {},
    )  # fmt: skip
    begins = [at for at in sorted({*blocks, *head.behind_crumbs}) if _may_begin(text, at, layout)]
    soft_ends = opened.keys() - names.keys() - sure_ends
    found: list[Candidate] = []
    for begin in (within[0],) if within else _chosen(begins, copies):
        found += _candidates(head, begin, ends[bisect_right(ends, begin) :], soft_ends)
    return found[:MAX_CANDIDATES]


def _candidates(
    head: Head, begin: int, ends: list[int], soft_ends: set[int]
) -> Iterator[Candidate]:
    """Yield the candidates from `begin` to each of `ends`, up to the first wall."""
    layout = head.layout
    soft = signs = 0
    for at in ends:
        count = layout.counts(begin, at)[0]
        if count > MAX_WORDS:
            return
        signs += at in layout.begun
        if signs > MAX_SIGNS:
            return
        if count < MIN_WORDS:
            if layout.begun.get(at) in _WALLS:
                return
            continue
        if at in soft_ends:
            soft += 1
            if soft > MAX_ENDS:
                continue
        yield Candidate(begin, at, features(head, begin, at, count))
        if layout.begun.get(at) in _WALLS or at in head.by:
            return


def _chosen(begins: list[int], copies: dict[int, int]) -> list[int]:
    """Return the begins that are tried: of many, the first, those printed twice and the last."""
    if len(begins) <= MAX_BEGINS:
        return begins
    twice = [at for at in begins if at in copies][:3]
    few = (MAX_BEGINS - len(twice)) * 2 // 3
    return sorted({*twice, *begins[:few], *begins[-(MAX_BEGINS - len(twice) - few) :]})


def _may_begin(text: str, at: int, layout: Layout) -> bool:
    sign = text[at : at + 1]
    if not sign or not (
        sign.isupper() or sign.isalnum() or sign in "\"“‘'[#¿¡«" or ord(sign) > _LATIN_ENDS
    ):
        return False
    if sign.islower() and not (at == 0 or text[at + 1 : at + 2].isupper()):
        return False
    kind = layout.begun.get(at, LABEL)
    return kind == LABEL or (kind == SHARE and text[at : at + 5].title() not in ("Share", "Tweet"))
