"""A row of small bars, one for each week or month: which way a number goes, at a glance.

In pixels, whole numbers; the last bar is the one that is spoken of. What has no articles keeps a
line one pixel high, so that a gap is seen as a gap. Linear in the values.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

HEIGHT = 28
STEP = 11
"""From one bar to the next; two pixels of it are free."""
_FREE = 2


class SparkBar(msgspec.Struct, frozen=True):
    """One week or month."""

    x: int
    y: int
    width: int
    height: int


class Sparkline(msgspec.Struct, frozen=True):
    """All of them, the earliest first."""

    width: int
    height: int
    bars: tuple[SparkBar, ...]


def draw_sparkline(values: Sequence[int]) -> Sparkline:
    """Return the bars of `values`, none of them negative; the highest is as high as the drawing."""
    most = max(values, default=0)
    bars = []
    for place, value in enumerate(values):
        # A one among hundreds is still higher than nothing.
        height = max(3, (value * HEIGHT + most // 2) // most) if value else 1
        bars.append(SparkBar(place * STEP, HEIGHT - height, STEP - _FREE, height))
    return Sparkline(max(0, len(values) * STEP - _FREE), HEIGHT, tuple(bars))
