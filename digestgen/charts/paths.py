"""The line of a tie: straight, or bent around the names that stand in its way."""

from __future__ import annotations

from digestgen.charts.layout import Box, Spot

_BENDS = (0, 9, -9, 18, -18)
"""How far a line leaves the straight one, in hundredths of its length; tried in turn."""
_STEPS = 16
"""Places along a line that are looked at."""


def free_path(one: int, other: int, spots: list[Spot], boxes: list[Box]) -> str:
    """Return the path between two nodes, as SVG has it, that meets the fewest other boxes.

    Of equals the least bent. In whole numbers; linear in the boxes.
    """
    here, there = spots[one], spots[other]
    around = _near(one, other, spots, boxes)
    best = (len(spots) * _STEPS, here)
    for bend in _BENDS:
        # The control point of a quadratic curve lies twice as far out as the curve goes.
        control = Spot(
            (here.x + there.x) // 2 + (here.y - there.y) * bend * 2 // 100,
            (here.y + there.y) // 2 + (there.x - here.x) * bend * 2 // 100,
        )
        hits = _hits(here, control, there, around)
        if hits < best[0]:
            best = (hits, control)
        if not hits:
            break
    if best[1] == Spot((here.x + there.x) // 2, (here.y + there.y) // 2):
        return f"M{here.x} {here.y}L{there.x} {there.y}"
    return f"M{here.x} {here.y}Q{best[1].x} {best[1].y} {there.x} {there.y}"


def _near(one: int, other: int, spots: list[Spot], boxes: list[Box]) -> list[tuple[int, ...]]:
    """Return left, right, top, bottom of the boxes that a bent line might meet."""
    here, there = spots[one], spots[other]
    reach = (abs(here.x - there.x) + abs(here.y - there.y)) // 3
    left, right = min(here.x, there.x) - reach, max(here.x, there.x) + reach
    top, bottom = min(here.y, there.y) - reach, max(here.y, there.y) + reach
    sides = [
        (spot.x - box.half_width, spot.x + box.half_width, spot.y - box.above, spot.y + box.below)
        for at, (spot, box) in enumerate(zip(spots, boxes, strict=True))
        if at not in (one, other)
    ]
    return [s for s in sides if s[0] < right and s[1] > left and s[2] < bottom and s[3] > top]


def _hits(here: Spot, control: Spot, there: Spot, around: list[tuple[int, ...]]) -> int:
    """Return at how many places along a curve something stands."""
    found = 0
    for step in range(1, _STEPS):
        back = _STEPS - step
        shares = (back * back, 2 * back * step, step * step)
        points = tuple(zip(shares, (here, control, there), strict=True))
        x = sum(share * spot.x for share, spot in points) // (_STEPS * _STEPS)
        y = sum(share * spot.y for share, spot in points) // (_STEPS * _STEPS)
        found += any(s[0] < x < s[1] and s[2] < y < s[3] for s in around)
    return found
