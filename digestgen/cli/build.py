"""`digestgen build`: the site."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from digestgen.build.clock import build_date
from digestgen.build.engine import Engine
from digestgen.build.project import Project
from digestgen.build.report import BuildReport
from digestgen.build.run import BuildOptions, Progress, default_workers
from digestgen.build.shown import errors_in
from digestgen.cli.console import Console, counted, shown_path
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    out_option,
    project_or_exit,
)
from digestgen.cli.profile import tell_profile
from digestgen.model.config import Config
from digestgen.model.problem import Severity

ALIKE_SHOWN = 3
"""Doubts of one kind that a build prints; `digestgen check` prints them all."""


@click.command()
@common_options
@content_option
@out_option
@click.option("--base-url", help="Where the site will be published, as in https://x.github.io/y/")
@click.option("--drafts", is_flag=True, help="Build drafts as well.")
@click.option("--future", is_flag=True, help="Build articles dated later than today as well.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that read articles. [default: one a core]",
)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Build without the files that have faults; they are listed, and the exit status is 1.",
)
@click.option(
    "--verify",
    "verifies",
    is_flag=True,
    help="Build a second time, from nothing and aside, and compare: the sites must be equal.",
)
@click.option(
    "--no-full-text",
    "indexes",
    is_flag=True,
    default=True,
    flag_value=False,
    help="Leave the index of texts as it is, older than the site.",
)
@click.option("--profile", "has_profile", is_flag=True, help="Say where the time went.")
@click.option(
    "--no-cache",
    "use_cache",
    is_flag=True,
    default=True,
    flag_value=False,
    help="Build from nothing; what earlier builds left in .digestgen/ is not used.",
)
def build(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    out: Path | None,
    base_url: str | None,
    drafts: bool,
    future: bool,
    workers: int | None,
    keep_going: bool,
    use_cache: bool,
    verifies: bool,
    indexes: bool,
    has_profile: bool,
) -> None:
    """Build the site: read content/, write site/.

    With faults in the content nothing is written and the previous site stands as it was; all faults
    are listed at once, each with its place and what to write instead.

    \b
    Examples:
        digestgen build
        digestgen build --base-url https://you.github.io/digest/
        digestgen build --content articles --out public --keep-going --json
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(
        console, config_path=config_path, content=content, out=out, base_url=base_url
    )
    options = BuildOptions(
        today=build_date(project.config.timezone),
        drafts=drafts,
        future=future,
        workers=workers or default_workers(),
        keep_going=keep_going,
        use_cache=use_cache,
        full_text=indexes,
    )
    with console.progress() as progress:
        engine = Engine(
            project, lambda holder: console.say(f"{holder} is building this project; waiting")
        )
        report = engine.build(options, progress)
        engine.close()
        if verifies and report.is_done:
            report = verified(project, options, report, progress)
    console.problems(report.problems, alike_shown=ALIKE_SHOWN)
    if as_json:
        console.json_line(_told(report, has_profile=has_profile))
    elif has_profile and report.profile:
        tell_profile(console, report.profile)
    _summarise(console, report, project.config, project.out)
    if verifies and not errors_in(report.problems):
        console.say("verified: a site built from nothing is the same, byte for byte")
    if errors_in(report.problems) or not report.is_done:
        raise click.exceptions.Exit(EXIT_FAULT)


def _told(report: BuildReport, *, has_profile: bool) -> dict[str, object]:
    """Return what programs get to read: the list of all pages is for tests and `Site`."""
    told: dict[str, object] = msgspec.to_builtins(report)
    del told["rendered_pages"]
    if not has_profile:
        del told["profile"]
    return told


def verified(
    project: Project, options: BuildOptions, report: BuildReport, progress: Progress
) -> BuildReport:
    """Return the report with what a build from nothing does otherwise."""
    from digestgen.build.verify import verify  # noqa: PLC0415  seldom asked for

    found = verify(project, options, progress)
    return msgspec.structs.replace(
        report, problems=tuple(sorted({*report.problems, *found})) if found else report.problems
    )


def _summarise(console: Console, report: BuildReport, config: Config, out: Path) -> None:
    faults = len(errors_in(report.problems))
    doubts = sum(1 for p in report.problems if p.severity is Severity.WARNING)
    if not report.is_done:
        console.say(
            f"nothing written: {counted(faults, 'fault')}; the previous site stands as it was"
        )
        if not any(p.code in ("template", "foreign-file") for p in report.problems):
            console.say("mend them, or build the rest with --keep-going")
        return
    console.say(
        f"{counted(report.articles, 'article')}, {counted(report.topics, 'topic')}, "
        f"{counted(report.pages, 'page')} in {shown_path(out)}/: "
        f"{counted(report.written, 'file')} written, {report.unchanged} unchanged, "
        f"{report.removed} removed, "
        f"{report.seconds:.1f} s",
        is_result=True,
    )
    if report.edited:
        console.say(_cleaning_line(report), is_result=True)
    if report.full_text and report.full_text.is_made:
        console.say(
            f"full text: {counted(report.full_text.articles, 'article')} indexed in "
            f"{report.full_text.seconds:.1f} s"
        )
    if report.left_out:
        console.say(f"{report.left_out} of {report.inputs} articles left out; -v names them all")
    if doubts:
        console.say(f"{counted(doubts, 'doubt')}; `digestgen check` lists them all")
    if config.base_url == Config().base_url:
        console.say(
            f"feeds and the sitemap name {config.base_url}: write base_url: in digestgen.yaml "
            "before you publish"
        )


def _cleaning_line(report: BuildReport) -> str:
    looks = (
        f"{counted(report.to_look_at, 'article')} of low confidence" if report.to_look_at else ""
    )
    return (
        f"cleaned: {counted(report.edits, 'edit')} in {counted(report.edited, 'article')}, "
        f"{counted(report.removed_chars, 'character')} removed; "
        + (f"{looks}: `digestgen check` lists them, worst first" if looks else "none needs a look")
    )
