"""Alike in their beginning: a cut-off form beside the few topics that begin with it.

Pure. Where just one begins so, the two are joined without asking (`cut_offs`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from digestgen.topics.groups import Group, fold_of
from digestgen.topics.likeness import Likeness

_MIN_PREFIX = 6
_MOST = 3
_SCORES = {1: 0.8, 2: 0.6, 3: 0.5}


def like_cut_offs(groups: Sequence[Group], _language: str) -> Iterator[Likeness]:
    """Yield the pairs of a cut-off form and each whole one of at most three that begin with it."""
    whole = sorted((fold_of(group), n) for n, group in enumerate(groups) if not group.is_cut)
    for number, group in enumerate(groups):
        start = fold_of(group)
        if not group.is_cut or len(start) < _MIN_PREFIX:
            continue
        at = bisect_left(whole, (start, -1))
        found: list[int] = []
        while at < len(whole) and whole[at][0].startswith(start) and len(found) <= _MOST:
            found.append(whole[at][1])
            at += 1
        if len(found) > _MOST:
            continue
        for other in found:
            rivals = f", as {len(found)} topics do" if len(found) > 1 else ""
            reason = f"“{groups[other].name}” begins with “{group.name}”{rivals}"
            pair = sorted((number, other))
            yield Likeness(pair[0], pair[1], _SCORES[len(found)], "cut-off", reason)
