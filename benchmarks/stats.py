"""The little statistics that the benchmarks need. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence


def median(values: Sequence[float]) -> float:
    """Return the middle value, or the mean of the two in the middle. Raises ValueError if empty."""
    if not values:
        raise ValueError("no values, no median")
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that at least `percent` per cent of the values do not exceed.

    That is a value that was measured, never one between two. Raises ValueError if empty.
    """
    if not values:
        raise ValueError("no values, no percentile")
    rank = math.ceil(percent / 100 * len(values))
    return sorted(values)[max(rank, 1) - 1]


def ratio(value: float, base: float) -> float | None:
    """Return how many times `base` goes into `value`; None when `base` is nothing."""
    return value / base if base > 0 else None


def power_law(sizes: Sequence[float], costs: Sequence[float]) -> tuple[float, float] | None:
    """Return (factor, exponent) of the curve `factor * size ** exponent` nearest to the costs.

    Least squares of logarithms. An exponent of 1 means twice the articles, twice the cost. None
    with fewer than two sizes, or a size or cost that is not positive.
    """
    if len(set(sizes)) < 2 or min(*sizes, *costs) <= 0:  # noqa: PLR2004  a line needs two points
        return None
    xs = [math.log(size) for size in sizes]
    ys = [math.log(cost) for cost in costs]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / sum(
        (x - x_mean) ** 2 for x in xs
    )
    return math.exp(y_mean - slope * x_mean), slope
