"""How costs grow with the number of articles, as a table. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.results import Summary
from benchmarks.stats import power_law
from benchmarks.tables import Table, seconds


def scale_table(summaries: Sequence[Summary]) -> Table:
    """Return a row a scenario and size, and below each scenario the fitted exponents."""
    rows: list[tuple[str, ...]] = []
    for scenario in dict.fromkeys(summary.scenario for summary in summaries):
        chosen = [s for s in summaries if s.scenario == scenario and not s.fault]
        rows += [
            (
                scenario,
                f"{s.articles:,}",
                seconds(s.wall_s),
                seconds(s.cpu_s),
                f"{s.memory_mib:,.0f}",
                f"{s.wall_s / s.articles * 1000:.3f}",
            )
            for s in chosen
        ]
        rows += [
            (scenario, "failed", "", "", "", "")
            for s in summaries
            if s.scenario == scenario and s.fault
        ]
        if len(chosen) > 1:
            rows.append((f"{scenario}, exponent", "", *_exponents(chosen), ""))
    heading = ("scenario", "articles", "wall s", "CPU s", "memory MiB", "ms an article")
    return Table(heading, tuple(rows))


def _exponents(summaries: Sequence[Summary]) -> tuple[str, ...]:
    costs: tuple[Callable[[Summary], float], ...] = (
        lambda s: s.wall_s,
        lambda s: s.cpu_s,
        lambda s: s.memory_mib,
    )
    sizes = [float(summary.articles) for summary in summaries]
    fits = [power_law(sizes, [cost(summary) for summary in summaries]) for cost in costs]
    return tuple(f"{fit[1]:.2f}" if fit else "" for fit in fits)
