"""`digestgen publish`: the site to a branch of git, as GitHub Pages serves it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digestgen.build.clock import build_date
from digestgen.build.engine import Engine
from digestgen.build.run import BuildOptions, default_workers
from digestgen.build.shown import errors_in
from digestgen.cli.console import Console, counted, shown_path
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    out_option,
    project_or_exit,
)
from digestgen.publish.publishing import Published, Wishes
from digestgen.publish.publishing import publish as bring

_NAMED = 5


@click.command()
@common_options
@content_option
@out_option
@click.option("--remote", default="origin", show_default=True, help="A remote's name or address.")
@click.option("--branch", default="gh-pages", show_default=True, help="Where the site goes.")
@click.option("--message", default="", help="Of the commit. [default: what changed]")
@click.option("--dry-run", "is_trial", is_flag=True, help="Say what would change; push nothing.")
@click.option("--yes", is_flag=True, help="Do not ask before pushing.")
@click.option("--allow-lost", is_flag=True, help="Let published addresses go.")
@click.option("--adopt", is_flag=True, help="Put the site behind a commit that is not ours.")
@click.option(
    "--allow", multiple=True, metavar="ADDRESS", help="A file that looks secret and is not."
)
@click.option(
    "--base-url-is-right", is_flag=True, help="Whatever address the remote seems to have."
)
def publish(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    out: Path | None,
    remote: str,
    branch: str,
    message: str,
    is_trial: bool,
    yes: bool,
    allow_lost: bool,
    adopt: bool,
    allow: tuple[str, ...],
    base_url_is_right: bool,
) -> None:
    """Build the site and bring it to a branch of git, as GitHub Pages serves it.

    First everything is looked at that must not be published or would not work there: the base URL
    against the remote, links, addresses that would be lost, sizes, symbolic links, what looks like
    a password. Then comes a summary, and one commit behind what the branch holds, never by force.
    Your work tree, branches and staged changes stay as they are.

    In the settings of the repository choose "Deploy from a branch", gh-pages, / (root).

    \b
    Examples:
        digestgen publish --dry-run
        digestgen publish --yes --message "News of April"
        digestgen publish --remote git@github.com:you/digest.git
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content, out=out)
    engine = Engine(project, waiting=lambda holder: console.say(f"waiting for {holder}"))
    options = BuildOptions(today=build_date(project.config.timezone), workers=default_workers())
    try:
        with console.progress() as progress:
            report = engine.build(options, progress)
    finally:
        engine.close()
    console.problems(errors_in(report.problems))
    if not report.is_done or errors_in(report.problems):
        console.say("nothing published: mend the faults first", is_error=True)
        _leave(console, Published(tuple(errors_in(report.problems))))

    def agree(outcome: Published) -> bool:
        _summarise(console, outcome)
        if yes or as_json or not sys.stdin.isatty():
            return True
        return click.confirm("publish?", default=True, err=True)

    outcome = bring(
        project,
        Wishes(
            remote=remote,
            branch=branch,
            message=message,
            allowed=frozenset(allow),
            may_lose=allow_lost,
            may_adopt=adopt,
            is_place_right=base_url_is_right,
            is_trial=is_trial,
        ),
        shown=shown_path(project.out),
        agree=agree,
    )
    _tell(console, outcome, is_trial=is_trial)


def _tell(console: Console, outcome: Published, *, is_trial: bool) -> None:
    console.problems(outcome.problems)
    faults = errors_in(outcome.problems)
    if faults:
        console.say(f"nothing published: {counted(len(faults), 'fault')}", is_error=True)
        _leave(console, outcome)
    if console.as_json:
        console.json_line(_json(outcome))
    if is_trial:
        _summarise(console, outcome)
        console.say("tried only: nothing was pushed", is_result=True)
    elif outcome.commit:
        console.say(
            f"published {outcome.commit[:10]} to {outcome.branch} of {outcome.remote}",
            is_result=True,
        )
        if outcome.address:
            console.say(f"{outcome.address} shows it in a minute or so", is_result=True)
    elif outcome.difference.is_nothing:
        console.say("nothing to publish: the branch holds this very site", is_result=True)
    else:
        console.say("nothing published", is_result=True)


def _summarise(console: Console, outcome: Published) -> None:
    found = outcome.difference
    console.say(
        f"{outcome.branch} of {outcome.remote}: {len(found.new):,} new, "
        f"{len(found.changed):,} changed, {len(found.lost):,} lost, {found.unchanged:,} unchanged; "
        f"{counted(outcome.files, 'file')}, {outcome.size_bytes / 2**20:,.1f} MB",
        is_result=True,
    )
    for sign, addresses in (("+", found.new), ("~", found.changed), ("-", found.lost)):
        shown = addresses if console.is_verbose else addresses[:_NAMED]
        for address in shown:
            console.say(f"  {sign} {address}", is_result=True)
        if len(shown) < len(addresses):
            more = f"{len(addresses) - len(shown):,} more; -v names them"
            console.say(f"  {sign} and {more}", is_result=True)


def _leave(console: Console, outcome: Published) -> None:
    if console.as_json:
        console.json_line(_json(outcome))
    raise click.exceptions.Exit(EXIT_FAULT)


def _json(outcome: Published) -> dict[str, object]:
    difference = outcome.difference
    return {
        "remote": outcome.remote,
        "branch": outcome.branch,
        "address": outcome.address,
        "commit": outcome.commit,
        "new": difference.new,
        "changed": difference.changed,
        "lost": difference.lost,
        "unchanged": difference.unchanged,
        "files": outcome.files,
        "bytes": outcome.size_bytes,
        "problems": outcome.problems,
    }
