"""What was measured, as JSON lines on disk and as medians for tables.

One line a run, `{"kind":"run",...}`, appended as soon as it is over: a benchmark that is stopped
keeps what it has. Reading skips nothing: a line that cannot be read is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from benchmarks.measure import Measurement
from benchmarks.stats import median, percentile


class Run(msgspec.Struct, frozen=True, tag="run", tag_field="kind"):
    """One timed run of one generator."""

    generator: str
    version: str
    articles: int
    scenario: str
    round: int
    """From 1."""
    cost: Measurement
    files: int
    """In the output when the run was over; 0 if not counted."""
    size_bytes: int
    seen_in: int
    """Files of the output that show the edit; 0 where nothing was edited."""
    fault: str
    """What was wrong with the output; empty when it was right."""


class Warm(msgspec.Struct, frozen=True, tag="warm", tag_field="kind"):
    """Edits given to a process that stays alive."""

    generator: str
    version: str
    articles: int
    first_build_s: float
    seconds: tuple[float, ...]
    """From the call to the page on disk, one an edit."""
    rendered: tuple[int, ...]
    """Files made from templates, one an edit."""
    memory_mib: float
    fault: str


class Summary(msgspec.Struct, frozen=True):
    """The runs of one generator in one scenario at one size."""

    generator: str
    version: str
    articles: int
    scenario: str
    runs: int
    wall_s: float
    """Median, as the next three."""
    cpu_s: float
    memory_mib: float
    others_cores: float | None
    """None where nobody tells."""
    wall_least_s: float
    files: int
    size_bytes: int
    seen_in: int
    fault: str


Line = Run | Warm


def append(path: Path, line: msgspec.Struct) -> None:
    """Add a line to the results."""
    with path.open("ab") as file:
        file.write(msgspec.json.encode(line) + b"\n")


def read_lines(path: Path) -> tuple[Line, ...]:
    """Return the runs kept in a file, in order."""
    decoder = msgspec.json.Decoder(Line)
    lines = path.read_bytes().splitlines()
    return tuple(decoder.decode(line) for line in lines if b'"kind":"machine"' not in line)


def summarise(runs: Iterable[Run]) -> tuple[Summary, ...]:
    """Return one summary for each size, scenario and generator, in the order they first came."""
    groups: dict[tuple[int, str, str], list[Run]] = {}
    for run in runs:
        groups.setdefault((run.articles, run.scenario, run.generator), []).append(run)
    return tuple(_summary(group) for group in groups.values())


def warm_figures(warm: Warm) -> tuple[float, float]:
    """Return the median and the 95th percentile of the edits, in seconds."""
    return median(warm.seconds), percentile(warm.seconds, 95)


def _summary(runs: Sequence[Run]) -> Summary:
    first = runs[0]
    costs = [run.cost for run in runs]
    others = [cost.others_cores for cost in costs if cost.others_cores is not None]
    return Summary(
        generator=first.generator,
        version=first.version,
        articles=first.articles,
        scenario=first.scenario,
        runs=len(runs),
        wall_s=median([cost.wall_s for cost in costs]),
        cpu_s=median([cost.cpu_s for cost in costs]),
        memory_mib=median([cost.memory_mib for cost in costs]),
        others_cores=median(others) if others else None,
        wall_least_s=min(cost.wall_s for cost in costs),
        files=first.files,
        size_bytes=first.size_bytes,
        seen_in=min(run.seen_in for run in runs),
        fault=next((run.fault for run in runs if run.fault), ""),
    )
