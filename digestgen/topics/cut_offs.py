"""Cut-off tags: `Sudan Libya relation...` belongs to the one tag that begins with it.

Pure. A cut-off form never ties two whole tags together: it goes to one of them or stays alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from digestgen.topics.clusters import Clusters, Join
from digestgen.topics.groups import Group, fold_of

CUT_OFF = "cut-off"
_MIN_PREFIX = 3


def cut_off_joins(
    groups: Sequence[Group], clusters: Clusters, pairs: Mapping[int, Set[int]]
) -> list[Join]:
    """Return the joins of cut-off groups with whole ones; `pairs`: seen in one source.

    Call it when the whole groups are joined: they count as one when they name one topic.
    """
    whole = sorted((fold_of(group), n) for n, group in enumerate(groups) if not group.is_cut)
    folds = [fold for fold, _ in whole]
    joins = []
    for number, group in enumerate(groups):
        if not group.is_cut:
            continue
        seen_with = {clusters.root(n) for n in pairs.get(number, ()) if not groups[n].is_cut}
        found = seen_with or _beginning_with(fold_of(group), folds, whole, clusters)
        if len(found) == 1:
            joins.append(Join(number, found.pop(), CUT_OFF))
    return joins


def _beginning_with(
    start: str, folds: Sequence[str], whole: Sequence[tuple[str, int]], clusters: Clusters
) -> set[int]:
    """Return the clusters of whole tags that begin with `start`: several if it is unclear.

    A tag that is just `start` is the answer where more than one begins with it: two topics would
    have one address otherwise.
    """
    found: set[int] = set()
    at = bisect_left(folds, start)
    if at < len(folds) and folds[at] == start:
        return {clusters.root(whole[at][1])}
    while at < len(folds) and folds[at].startswith(start) and len(found) <= 1:
        found.add(clusters.root(whole[at][1]))
        at += 1
    return found if len(start) >= _MIN_PREFIX else set()
