"""`digestgen check`: faults, doubts, links, advice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digestgen.build.clock import build_date
from digestgen.cli.console import Console, counted, shown_path
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    gather_all,
    out_option,
    project_or_exit,
)
from digestgen.model.config import Config
from digestgen.model.problem import Advice, Problem, Severity

if TYPE_CHECKING:
    from digestgen.build.gather import Gathered
    from digestgen.build.project import Project

LOW_CONFIDENCE = "low-confidence"


@click.command()
@common_options
@content_option
@out_option
@click.option("--strict", is_flag=True, help="Doubts count as faults; advice does not.")
@click.option("--all", "shows_all", is_flag=True, help="Print every place of every advice.")
@click.option(
    "--site/--no-site",
    "has_site",
    default=True,
    help="Follow the links of the site as it was last built. [default: when there is one]",
)
@click.option("--external", is_flag=True, help="Ask the web whether links out are still there.")
@click.option("--fix", "is_fixed", is_flag=True, help="Mend what is certain, and show the changes.")
@click.option("--dry-run", "is_dry", is_flag=True, help="With --fix: show, write nothing.")
def check(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    out: Path | None,
    strict: bool,
    shows_all: bool,
    has_site: bool,
    external: bool,
    is_fixed: bool,
    is_dry: bool,
) -> None:
    """List what is wrong or doubtful in the content, without building.

    Faults (which stop a build), doubts (titles that had to be made up, missing dates, links that
    lead nowhere, images without a text, stories that are there twice) and, with -v or --json, notes
    on what was done without asking. Articles that were cleaned with low confidence come last, worst
    first. Advice follows, the first of each kind: near-misses of topics, lists in one tag, topics
    of one article, unused entries and files.

    --fix writes tags as their topics are called, divides lists in one tag, and writes dates as
    year-month-day, all where nothing else can be meant.

    \b
    Examples:
        digestgen check                    what is wrong, and how to mend it
        digestgen check --all              every piece of advice with all its places
        digestgen check --fix --dry-run    what would be mended
        digestgen check --strict -q        for a script: faults and doubts, exit status 1
        digestgen check --json             an object a line
    """
    if is_dry and not is_fixed:
        raise click.UsageError("--dry-run goes with --fix")
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content, out=out)
    gathered = gather_all(console, project)
    if is_fixed:
        from digestgen.cli.check_fix import fix_all  # noqa: PLC0415  when asked for

        if fix_all(console, gathered, project, is_dry=is_dry):
            gathered = gather_all(console, project)
    found = [*_review(gathered, project)]
    found += _of_site(project) if has_site else ()
    found += _of_web(console, gathered, project) if external else ()
    problems = worst_first(gathered, found)
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
    counts = Counter(problem.severity for problem in problems)
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


def _review(gathered: Gathered, project: Project) -> tuple[Problem, ...]:
    from digestgen.build.interface import interface_problems  # noqa: PLC0415  loads babel
    from digestgen.build.review import review  # noqa: PLC0415  a build has no use for it

    return (*review(gathered, project.content), *interface_problems(project))


def _of_site(project: Project) -> tuple[Problem, ...]:
    """Return the faulty links of the last build, if there was one."""
    if not (project.out / "index.html").is_file():
        return ()
    from digestgen.cli.check_site import site_problems  # noqa: PLC0415  loads publishing

    base_url = project.config.base_url
    known = "" if base_url == Config().base_url else base_url
    return site_problems(project.out, known, shown=shown_path(project.out))


def _of_web(console: Console, gathered: Gathered, project: Project) -> list[Problem]:
    """Return the links out that nobody answers."""
    from digestgen.build.external_links import (  # noqa: PLC0415  loads http
        external_problems,
        links_out,
    )
    from digestgen.build.shown import shown_problem  # noqa: PLC0415

    with console.progress() as progress:
        found = external_problems(
            links_out(gathered.catalog),
            content=project.content,
            state=project.state,
            today=build_date(project.config.timezone).isoformat(),
            progress=progress,
        )
        return [shown_problem(problem, project.content) for problem in found]


def worst_first(gathered: Gathered, more: Sequence[Problem] = ()) -> list[Problem]:
    """Return the problems by place, then those of low confidence, the lowest first."""
    problems = sorted([*gathered.problems, *more])
    others = [p for p in problems if p.code != LOW_CONFIDENCE]
    low = [p for p in problems if p.code == LOW_CONFIDENCE]
    rank = {path: number for number, path in enumerate(gathered.least_sure)}
    return others + sorted(low, key=lambda p: (rank.get(p.path, len(rank)), p))
