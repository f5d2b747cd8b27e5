"""Clusters: groups joined into topics, without ever joining what the editor tells apart.

A union-find that remembers of each cluster which group it is shown as, which entry of topics.yaml
it belongs to, and why each group came to it. Order of joining matters: the caller goes through
its rules from the most certain to the least, and through each rule's findings in sorted order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple


class Join(NamedTuple):
    """A finding: the group `loser` names the same topic as `winner`, which is shown."""

    loser: int
    winner: int
    reason: str


class Clusters:
    """Indexes of groups, joined."""

    def __init__(self, keys: Sequence[str], counts: Sequence[int]) -> None:
        self._counts = counts
        self._parent = list(range(len(keys)))
        self._shown = list(range(len(keys)))
        self._entry: list[int | None] = [None] * len(keys)
        self._keys = [{key} for key in keys]
        self._apart: list[set[str]] = [set() for _ in keys]
        self._reason = ["folding"] * len(keys)

    def root(self, group: int) -> int:
        """Return the number of the cluster that `group` is in."""
        while self._parent[group] != group:
            self._parent[group] = self._parent[self._parent[group]]
            group = self._parent[group]
        return group

    def shown(self, group: int) -> int:
        """Return the group that the cluster of `group` is shown as."""
        return self._shown[self.root(group)]

    def entry(self, group: int) -> int | None:
        """Return the number of the entry that the cluster of `group` belongs to."""
        return self._entry[self.root(group)]

    def reason(self, group: int) -> str:
        """Return why `group` came to its cluster; `folding` for the group that is shown."""
        return self._reason[group]

    def claim(self, group: int, entry: int, *, keep_apart: Collection[str]) -> None:
        """Make the cluster of `group` the one of an entry, never to be joined with those keys."""
        root = self.root(group)
        self._entry[root] = entry
        self._shown[root] = group
        self._apart[root].update(keep_apart)

    def join(self, join: Join) -> bool:
        """Join two clusters unless the editor forbids it; return whether they are one now."""
        winner, loser = self.root(join.winner), self.root(join.loser)
        if winner == loser:
            return True
        if not self._may_join(winner, loser):
            return False
        shown, other = self._shown[winner], self._shown[loser]
        # A finding about another group than the head says nothing of the head: the frequent wins.
        is_weaker = other != join.loser and self._counts[shown] < self._counts[other]
        if self._entry[loser] is not None or (self._entry[winner] is None and is_weaker):
            shown, other = other, shown
        self._reason[other] = join.reason
        if len(self._keys[winner]) < len(self._keys[loser]):
            winner, loser = loser, winner
        self._parent[loser] = winner
        self._keys[winner] |= self._keys[loser]
        self._apart[winner] |= self._apart[loser]
        self._shown[winner] = shown
        if self._entry[winner] is None:
            self._entry[winner] = self._entry[loser]
        return True

    def _may_join(self, one: int, other: int) -> bool:
        if self._entry[one] is not None and self._entry[other] is not None:
            return False
        return self._apart[one].isdisjoint(self._keys[other]) and self._apart[other].isdisjoint(
            self._keys[one]
        )
