"""Results as tables, for a terminal and for a Markdown page. Pure."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from benchmarks.results import Summary, Warm, warm_figures
from benchmarks.stats import ratio

BASE = "hugo"
BASE_WITH_RELATED = "hugo-related"


class Table(msgspec.Struct, frozen=True):
    """A heading and rows of as many cells; the first column holds names, the others figures."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_text(table: Table) -> str:
    """Return the table with blanks between its columns."""
    lines = (table.heading, *table.rows)
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.heading))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def as_markdown(table: Table) -> str:
    """Return the table as Markdown."""
    rule = ("---", *("---:" for _ in table.heading[1:]))
    lines = (table.heading, rule, *table.rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def scenario_table(summaries: Iterable[Summary], scenario: str) -> Table:
    """Return the figures of one scenario; times are compared with Hugo's where it was measured."""
    chosen = [summary for summary in summaries if summary.scenario == scenario]
    bases = {s.generator: s.wall_s for s in chosen if not s.fault}
    heading = ["generator", "wall s", "least", "CPU s", "memory MiB"]
    if compared := [name for name in (BASE, BASE_WITH_RELATED) if name in bases]:
        heading += [f"÷ {name}" for name in compared]
    if has_files := any(s.files for s in chosen):
        heading += ["files", "MB"]
    heading.append("others")
    rows = []
    for s in chosen:
        if s.fault:
            rows.append((s.generator, "failed", *("" for _ in heading[2:])))
            continue
        row = [s.generator, seconds(s.wall_s), seconds(s.wall_least_s), seconds(s.cpu_s)]
        row.append(f"{s.memory_mib:,.0f}")
        row += [times(ratio(s.wall_s, bases[name])) for name in compared]
        row += [f"{s.files:,}", f"{s.size_bytes / 1e6:.1f}"] if has_files else []
        row.append("" if s.others_cores is None else f"{s.others_cores:.2f}")
        rows.append(tuple(row))
    return Table(tuple(heading), tuple(rows))


def warm_table(warm: Iterable[Warm]) -> Table:
    """Return the figures of edits given to a living process, in milliseconds."""
    rows = []
    for run in warm:
        if run.fault:
            rows.append((run.generator, "failed", "", "", "", "", ""))
            continue
        middle, slow = (f"{figure * 1000:.1f}" for figure in warm_figures(run))
        rows.append(
            (
                run.generator,
                str(len(run.seconds)),
                middle,
                slow,
                f"{max(run.seconds) * 1000:.1f}",
                str(max(run.rendered)),
                f"{run.memory_mib:,.0f}",
            )
        )
    heading = ("generator", "edits", "median ms", "95 % within", "slowest", "files made at most")
    return Table((*heading, "memory MiB"), tuple(rows))


def seconds(value: float) -> str:
    """Return seconds with as many places as mean something."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}"


def times(value: float | None) -> str:
    """Return a ratio with as many places as mean something."""
    if value is None:
        return ""
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"  # noqa: PLR2004  three figures
