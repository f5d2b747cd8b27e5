from __future__ import annotations

from itertools import combinations

from digestgen.charts.graph import Tie
from digestgen.charts.layout import Box, arrange


def test_where_there_is_no_room_the_drawing_grows_downwards() -> None:
    """What pushing cannot part moves down until it is free."""
    boxes = [Box(half_width=70 + at % 3 * 9, above=20, below=40) for at in range(20)]

    spots = arrange(boxes, [Tie(0, at, at) for at in range(1, 20)], width=300, height=120)

    for (here, one), (there, other) in combinations(zip(spots, boxes, strict=True), 2):
        beside = abs(here.x - there.x) >= one.half_width + other.half_width
        below = here.y - one.above >= there.y + other.below
        above = there.y - other.above >= here.y + one.below
        assert beside or below or above
    assert all(b.half_width <= s.x <= 300 - b.half_width for s, b in zip(spots, boxes, strict=True))
    assert max(spot.y for spot in spots) > 120


def test_nothing_needs_no_room() -> None:
    assert arrange([], [], width=10, height=10) == []
