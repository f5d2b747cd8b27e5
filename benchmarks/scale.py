"""digestgen alone over sites of growing size: `python -m benchmarks.scale`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.corpus import Corpus
from benchmarks.generators import digestgen_alone
from benchmarks.machine import describe_machine
from benchmarks.options import run_options, scenarios_from
from benchmarks.page import PAGE, scale_section, write_page
from benchmarks.results import Run, append, summarise
from benchmarks.rounds import SCENARIOS, interleaved
from benchmarks.scale_tables import scale_table
from benchmarks.sites import write_sites
from benchmarks.tables import as_text, seconds
from benchmarks.workplace import open_workplace

_HELP = """\
Time digestgen on sites of several sizes and fit how its costs grow.

The exponent is the slope of the straight line nearest to the costs, both axes logarithmic: 1 means
twice the articles, twice the cost. See `python -m benchmarks.speed --help` for the scenarios.

\b
Examples:
  python -m benchmarks.scale
  python -m benchmarks.scale --sizes 500,1000,2000 --runs 3
"""


@click.command(help=_HELP)
@click.option(
    "--sizes",
    default="10000,50000,100000",
    show_default=True,
    help="Articles, with commas between.",
)
@click.option("--runs", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--scenarios", default="cold,same,edit", show_default=True)
@run_options(limit_s=7200.0)
@click.option("--write-docs", is_flag=True, help="Write the part on size of docs/performance.md.")
def main(
    *,
    sizes: str,
    runs: int,
    scenarios: str,
    folder: Path | None,
    seed: int,
    limit: float,
    patience: float,
    write_docs: bool,
) -> None:
    """Time digestgen on sites of several sizes and fit how its costs grow."""
    counts = _sizes(sizes)
    chosen = scenarios_from(scenarios, SCENARIOS)
    workplace = open_workplace(folder, articles=max(counts), generators=1)
    machine = describe_machine(workplace.root)
    append(workplace.results, machine)
    done: list[Run] = []
    for count in counts:
        corpus = Corpus(count, seed)
        with workplace.sites(keep=False) as place:
            sites = write_sites(digestgen_alone(), place, corpus)
            for run in interleaved(
                sites,
                corpus,
                rounds=runs,
                scenarios=chosen,
                limit_s=limit,
                log=workplace.log,
                patience_s=patience,
            ):
                append(workplace.results, run)
                done.append(run)
                outcome = run.fault or f"{seconds(run.cost.wall_s)} s"
                click.echo(f"{count:>9,} articles  {run.scenario:<6} {outcome}")
    click.echo(f"\n{as_text(scale_table(summarise(done)))}\n\nall runs: {workplace.results}")
    if any(run.fault for run in done):
        raise click.exceptions.Exit(1)
    if write_docs:
        write_page(PAGE, scale=scale_section(machine, summarise(done)))
        click.echo(f"written: {PAGE}")


def _sizes(text: str) -> Sequence[int]:
    try:
        sizes = sorted({int(part) for part in text.split(",")})
    except ValueError as error:
        raise click.BadParameter(
            "whole numbers with commas between", param_hint="--sizes"
        ) from error
    if sizes[0] < 1:
        raise click.BadParameter("a site has at least 1 article", param_hint="--sizes")
    return sizes


if __name__ == "__main__":
    main()
