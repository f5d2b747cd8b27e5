"""docs/performance.md and its chart, written from results.

The page has two parts, each between marks of its own: each benchmark writes its part and leaves
the other as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.chart import Bar, Panel, bar_chart
from benchmarks.generators import Generator
from benchmarks.machine import Machine
from benchmarks.measure import QUIET_CORES
from benchmarks.page_text import METHOD, OPENING, SCENARIO_WORDS
from benchmarks.results import Summary, Warm
from benchmarks.rounds import SCENARIOS
from benchmarks.scale_tables import scale_table
from benchmarks.tables import as_markdown, scenario_table, seconds, warm_table

_DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = _DOCS / "performance.md"
CHART = _DOCS / "images" / "performance.svg"
SMALL = 10_000
"""Below this, fixed costs weigh too much for the figures to say how fast a generator is."""
_CHARTED = ("cold", "same", "edit")
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n\n", re.S)
_NOT_YET = "Not measured yet: `python -m benchmarks.{name} --write-docs`.\n"


def write_page(path: Path, *, speed: str | None = None, scale: str | None = None) -> None:
    """Write the page with the parts given; a part not given stays as it is."""
    before = path.read_text("utf-8") if path.exists() else ""
    parts = {"speed": speed, "scale": scale}
    head = _FRONT_MATTER.match(before)
    text = [(head[0] if head else "") + OPENING]
    for name, given in parts.items():
        kept = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", before, re.S)
        inside = given or (kept[1] if kept else _NOT_YET.format(name=name))
        text.append(f"<!-- {name} -->\n{inside}<!-- /{name} -->\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*text, METHOD]), "utf-8")


def speed_section(
    machine: Machine,
    summaries: Sequence[Summary],
    warm: Sequence[Warm],
    generators: Sequence[Generator],
) -> str:
    """Return the part of the page on digestgen beside other generators."""
    articles = max([s.articles for s in summaries] + [w.articles for w in warm])
    runs = max((s.runs for s in summaries), default=1)
    lines = [
        f"## Beside other generators: {articles:,} articles",
        "",
        *_smallness(articles),
        *_business(machine, summaries),
        f"{_machine(machine)} Medians of {runs} interleaved {'run' if runs == 1 else 'runs'}; "
        "`÷` columns are wall time divided by that of the generator named, so below 1 is faster.",
        "",
    ]
    if summaries:
        lines += [f"![{_said(summaries)}](images/{CHART.name})", ""]
    for name in SCENARIOS:
        if any(s.scenario == name for s in summaries):
            lines += [f"### {name.capitalize()}", "", SCENARIO_WORDS[name], ""]
            lines += [as_markdown(scenario_table(summaries, name)), ""]
    if warm:
        lines += ["### Warm", "", SCENARIO_WORDS["warm"], "", as_markdown(warm_table(warm)), ""]
    lines += ["### Who took part", ""]
    lines += [f"- `{g.name}`: {g.version}{', ' + g.note if g.note else ''}" for g in generators]
    return "\n".join([*lines, ""])


def scale_section(machine: Machine, summaries: Sequence[Summary]) -> str:
    """Return the part of the page on sites of growing size."""
    largest = max(summary.articles for summary in summaries)
    return "\n".join(
        [
            f"## Size: up to {largest:,} articles",
            "",
            *_smallness(largest),
            *_business(machine, summaries),
            f"{_machine(machine)} digestgen alone. The exponent says how a cost grows: 1 means "
            "twice the articles, twice the cost.",
            "",
            as_markdown(scale_table(summaries)),
            "",
        ]
    )


def speed_chart(summaries: Sequence[Summary]) -> str:
    """Return the chart of wall times: a panel a scenario, a row a generator."""
    panels = tuple(
        Panel(
            f"{scenario}, seconds",
            tuple(
                Bar(s.generator, s.wall_s, seconds(s.wall_s), s.generator == "digestgen")
                for s in summaries
                if s.scenario == scenario and not s.fault
            ),
        )
        for scenario in _CHARTED
        if any(s.scenario == scenario for s in summaries)
    )
    articles = max((s.articles for s in summaries), default=0)
    title = f"Building {articles:,} articles: wall time, shorter is faster"
    return bar_chart(title=title, description=_said(summaries), panels=panels)


def _said(summaries: Sequence[Summary]) -> str:
    """Return the chart in words."""
    told = []
    for scenario in _CHARTED:
        times = [
            f"{s.generator} {seconds(s.wall_s)} s"
            for s in summaries
            if s.scenario == scenario and not s.fault
        ]
        if times:
            told.append(f"{scenario}: {', '.join(times)}")
    return f"Median wall times. {'; '.join(told)}."


def _machine(machine: Machine) -> str:
    disk = "RAM disk" if machine.file_system == "tmpfs" else f"disk ({machine.file_system})"
    return (
        f"Measured on {machine.cores} {'core' if machine.cores == 1 else 'cores'} of "
        f"{machine.processor}, {machine.memory_gib:g} GiB, {machine.system}, Python "
        f"{machine.python}, sites on a {disk}."
    )


def _business(machine: Machine, summaries: Sequence[Summary]) -> list[str]:
    """Return a warning when other programs worked at the time of the measurement."""
    most = max((summary.others_cores or 0.0 for summary in summaries), default=0.0)
    if most < QUIET_CORES:
        return []
    return [
        f"> **A busy machine.** Other programs used up to {most:.1f} of the {machine.cores} cores "
        "meanwhile: wall times are too long by that; CPU and memory say more.",
        "",
    ]


def _smallness(articles: int) -> list[str]:
    if articles >= SMALL:
        return []
    return [
        f"> **A small run.** With {articles:,} articles the start of the programs weighs more than "
        f"their work. Figures that mean something need {SMALL:,} or more.",
        "",
    ]
