"""Places for the nodes of a graph: tied ones near each other, nothing on top of anything.

Stress majorisation (Gansner, Koren, North: Graph Drawing by Stress Majorization, 2004), a fixed
number of rounds from a fixed start; then boxes are pushed apart, and what still overlaps moves
down. A few tens of nodes: quadratic in them, cubic for the distances.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from digestgen.charts.graph import Tie

ROUNDS = 60
PUSHES = 80
_NEAR = 1e-9


class Box(NamedTuple):
    """The room that a node with its label takes, around the node's middle."""

    half_width: int
    above: int
    below: int


class Spot(NamedTuple):
    """Where the middle of a node is."""

    x: int
    y: int


def arrange(boxes: list[Box], ties: list[Tie], *, width: int, height: int) -> list[Spot]:
    """Return a spot for each box: none overlaps another, all lie within `width` and below 0.

    They lie within `height` as well, if there is room.
    """
    if not boxes:
        return []
    places = _fitted(_stress(len(boxes), ties), boxes, width, height)
    _push_apart(places, boxes, width, height)
    return _settled(places, boxes, width)


def _distances(count: int, ties: list[Tie]) -> list[list[float]]:
    """Return how far apart any two should be: along the ties, the strong ones being short."""
    far = 1e9
    most = max((tie.shared for tie in ties), default=1)
    table = [[0.0 if i == j else far for j in range(count)] for i in range(count)]
    for one, other, shared in ties:
        table[one][other] = table[other][one] = 2.0 - sqrt(shared / most)
    for by, middle in enumerate(table):
        for row in table:
            start = row[by]
            if start < far:
                for j, onward in enumerate(middle):
                    row[j] = min(row[j], start + onward)
    longest = max((d for row in table for d in row if d < far), default=1.0)
    # Parts without a tie between them stand beside each other.
    return [[min(d, longest * 0.5 + 1.0) for d in row] for row in table]


def _stress(count: int, ties: list[Tie]) -> list[list[float]]:
    wanted = _distances(count, ties)
    places = [list(place) for place in _spiral(count)]
    weights = [[1.0 / (d * d) if d else 0.0 for d in row] for row in wanted]
    for _ in range(ROUNDS):
        for i, here in enumerate(places):
            x, y = here
            sum_x = sum_y = total = 0.0
            for there, distance, weight in zip(places, wanted[i], weights[i], strict=True):
                if not weight:
                    continue
                dx, dy = x - there[0], y - there[1]
                scale = distance / sqrt(dx * dx + dy * dy + _NEAR)
                sum_x += weight * (there[0] + dx * scale)
                sum_y += weight * (there[1] + dy * scale)
                total += weight
            if total:
                here[0], here[1] = sum_x / total, sum_y / total
    return places


def _spiral(count: int) -> list[tuple[float, float]]:
    """Return places around the first: right, down, left, up, each leg longer, a little askew."""
    places = []
    x = y = 0
    dx, dy, leg, walked = 1, 0, 1, 0
    for number in range(count):
        # No three in a line: what lies on one line never leaves it.
        places.append((x + number * 0.01, y + number * number * 0.003))
        x, y, walked = x + dx, y + dy, walked + 1
        if walked == leg:
            dx, dy, walked = -dy, dx, 0
            leg += dy == 0
    return places


def _fitted(
    places: list[list[float]], boxes: list[Box], width: int, height: int
) -> list[list[float]]:
    """Return the places stretched over the drawing, the longer side along its longer side."""
    spans = [max(p[axis] for p in places) - min(p[axis] for p in places) for axis in (0, 1)]
    if (spans[0] < spans[1]) != (width < height):
        places = [[p[1], p[0]] for p in places]
        spans.reverse()
    least = [min(p[axis] for p in places) for axis in (0, 1)]
    side = max(box.half_width for box in boxes)
    rooms = (
        (side, width - 2 * side),
        (max(b.above for b in boxes), height - max(b.above + b.below for b in boxes)),
    )
    return [
        [
            start + (place[axis] - least[axis]) / spans[axis] * room
            if spans[axis] > _NEAR
            else start + room / 2
            for axis, (start, room) in enumerate(rooms)
        ]
        for place in places
    ]


def _push_apart(places: list[list[float]], boxes: list[Box], width: int, height: int) -> None:
    """Move overlapping boxes apart along the shorter way, half of it each. In place."""
    for _ in range(PUSHES):
        is_moved = False
        for i, one in enumerate(boxes):
            for j in range(i + 1, len(boxes)):
                is_moved |= _push(places[i], one, places[j], boxes[j])
        for place, box in zip(places, boxes, strict=True):
            place[0] = min(max(place[0], box.half_width), width - box.half_width)
            place[1] = min(max(place[1], box.above), height - box.below)
        if not is_moved:
            return


def _push(here: list[float], one: Box, there: list[float], other: Box) -> bool:
    dx = here[0] - there[0]
    # Between the middles of the boxes, not of the nodes.
    dy = here[1] + (one.below - one.above) / 2 - there[1] - (other.below - other.above) / 2
    over_x = one.half_width + other.half_width - abs(dx)
    over_y = (one.above + one.below + other.above + other.below) / 2 - abs(dy)
    if over_x <= 0 or over_y <= 0:
        return False
    axis, over, sign = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
    step = over / 2 + 0.5
    step = step if sign > 0 else -step
    here[axis] += step
    there[axis] -= step
    return True


def _settled(places: list[list[float]], boxes: list[Box], width: int) -> list[Spot]:
    """Return the places in whole numbers; from the top down, each as low as it must to be free."""
    spots = [
        Spot(min(max(round(x), box.half_width), width - box.half_width), max(round(y), box.above))
        for (x, y), box in zip(places, boxes, strict=True)
    ]
    done: list[int] = []
    for i in sorted(range(len(spots)), key=lambda i: (spots[i].y - boxes[i].above, spots[i].x, i)):
        low = spots[i].y
        while lower := [
            spots[j].y + boxes[j].below + boxes[i].above
            for j in done
            if _overlap(Spot(spots[i].x, low), boxes[i], spots[j], boxes[j])
        ]:
            low = max(lower)
        spots[i] = Spot(spots[i].x, low)
        done.append(i)
    return spots


def _overlap(here: Spot, one: Box, there: Spot, other: Box) -> bool:
    return (
        abs(here.x - there.x) < one.half_width + other.half_width
        and here.y - one.above < there.y + other.below
        and there.y - other.above < here.y + one.below
    )
