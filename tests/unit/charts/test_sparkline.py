"""Sparklines: nothing leaves the drawing, more is never lower."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digestgen.charts.sparkline import HEIGHT, draw_sparkline

numbers = st.lists(st.integers(0, 100_000), max_size=16)


@given(numbers)
def test_bars_lie_within_the_drawing_and_stand_apart(values: list[int]) -> None:
    drawn = draw_sparkline(values)

    assert len(values) == len(drawn.bars)
    for bar in drawn.bars:
        assert 0 <= bar.x and bar.x + bar.width <= drawn.width
        assert 0 <= bar.y and bar.y + bar.height == drawn.height == HEIGHT
    pairs = zip(drawn.bars, drawn.bars[1:], strict=False)
    assert all(one.x + one.width < other.x for one, other in pairs)


@given(numbers)
def test_more_is_never_lower_and_nothing_is_lowest(values: list[int]) -> None:
    heights = [bar.height for bar in draw_sparkline(values).bars]

    ordered = sorted(zip(values, heights, strict=True))
    assert [height for _, height in ordered] == sorted(heights)
    assert all((height == 1) == (value == 0) for value, height in ordered)
    assert not any(values) or max(heights) == HEIGHT
