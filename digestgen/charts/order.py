"""An order in which what is tied stands near: for lists with arcs, and for places around a ring."""

from __future__ import annotations

from digestgen.charts.graph import Tie

ROUNDS = 12


def in_line(count: int, ties: list[Tie]) -> list[int]:
    """Return 0 to `count` - 1 in such an order. Cubic in `count`, which is a few tens.

    Begun with the one that has the strongest ties, each next one is the most tied to the last few;
    then neighbours change places as long as that makes the ties shorter.
    """
    weight = [[0] * count for _ in range(count)]
    for one, other, shared in ties:
        weight[one][other] = weight[other][one] = shared
    left = list(range(count))
    order: list[int] = []
    while left:
        # What stands last counts double, then less and less.
        recent = order[:-5:-1]
        best = max(
            left,
            key=lambda i: (
                sum(weight[i][j] * (8 >> at) for at, j in enumerate(recent)),
                sum(weight[i]),
                -i,
            ),
        )
        left.remove(best)
        order.append(best)
    for _ in range(ROUNDS):
        if not _improved(order, weight):
            break
    return order


def _improved(order: list[int], weight: list[list[int]]) -> bool:
    """Change places of neighbours where ties get shorter; return whether there was one. In place.

    A change of two neighbours makes the ties of one to all above longer or shorter by one row.
    """
    is_better = False
    for at in range(len(order) - 1):
        upper, lower = weight[order[at]], weight[order[at + 1]]
        gain = sum(lower[j] - upper[j] for j in order[:at])
        gain -= sum(lower[j] - upper[j] for j in order[at + 2 :])
        if gain > 0:
            order[at], order[at + 1] = order[at + 1], order[at]
            is_better = True
    return is_better
