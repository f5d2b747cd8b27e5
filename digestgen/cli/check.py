"""`digestgen check`: faults, doubts, links, advice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digestgen.cli.console import Console, counted
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    gather_all,
    project_or_exit,
)
from digestgen.model.problem import Advice, Problem, Severity

if TYPE_CHECKING:
    from digestgen.build.gather import Gathered

LOW_CONFIDENCE = "low-confidence"


@click.command()
@common_options
@content_option
@click.option("--strict", is_flag=True, help="Doubts count as faults; advice does not.")
@click.option("--all", "shows_all", is_flag=True, help="Print every place of every advice.")
def check(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    strict: bool,
    shows_all: bool,
) -> None:
    """List what is wrong or doubtful in the content, without building.

    Faults (which stop a build), doubts (titles that had to be made up, missing dates, links that
    lead nowhere) and, with -v or --json, notes on what was done without asking. Articles that were
    cleaned with low confidence come last, worst first. Advice on topics follows, the first of each
    kind: near-misses, lists in one tag, topics of one article, unused entries.

    \b
    Examples:
        digestgen check                    what is wrong, and how to mend it
        digestgen check --all              every piece of advice with all its places
        digestgen check --strict -q        for a script: faults and doubts, exit status 1
        digestgen check --json             an object a line
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content)
    gathered = gather_all(console, project)
    problems = worst_first(gathered)
    if as_json:
        for problem in problems:
            console.json_line(problem)
    else:
        console.problems(problems)
    advice: tuple[Advice, ...] = ()
    if as_json or not quiet:
        from digestgen.build.hygiene import advice_of  # noqa: PLC0415  loads the rules of topics
        from digestgen.cli.advice import tell_advice  # noqa: PLC0415

        advice = advice_of(gathered, project)
        tell_advice(console, advice, project.content, shows_all=shows_all)
    counts = Counter(problem.severity for problem in gathered.problems)
    told = ", ".join(
        (
            counted(counts[Severity.ERROR], "fault"),
            counted(counts[Severity.WARNING], "doubt"),
            counted(counts[Severity.NOTICE], "note"),
            *([f"{counted(len(advice), 'piece')} of advice"] if advice else ()),
        )
    )
    console.say(f"{counted(gathered.inputs, 'article')}: {told}", is_result=True)
    if counts[Severity.ERROR] or (strict and counts[Severity.WARNING]):
        raise click.exceptions.Exit(EXIT_FAULT)


def worst_first(gathered: Gathered) -> list[Problem]:
    """Return the problems by place, then those of low confidence, the lowest first."""
    others = [p for p in gathered.problems if p.code != LOW_CONFIDENCE]
    low = [p for p in gathered.problems if p.code == LOW_CONFIDENCE]
    rank = {path: number for number, path in enumerate(gathered.least_sure)}
    return others + sorted(low, key=lambda p: (rank.get(p.path, len(rank)), p))
