"""Options that several commands take, and opening the project they name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from digestgen.build.clock import build_date
from digestgen.build.project import Project, open_project
from digestgen.build.run import default_workers
from digestgen.cli.console import Console

if TYPE_CHECKING:
    from digestgen.build.gather import Gathered

_Function = TypeVar("_Function", bound=Callable[..., Any])
EXIT_FAULT = 1


def common_options(function: _Function) -> _Function:
    """Add --config, --json, -q and -v."""
    for option in reversed(
        (
            click.option(
                "--config",
                "config_path",
                type=click.Path(path_type=Path, dir_okay=False),
                help="The configuration. [default: digestgen.yaml in this folder, if there is one]",
            ),
            click.option(
                "--json",
                "as_json",
                is_flag=True,
                help="Print JSON to standard output; messages go to standard error.",
            ),
            click.option("-q", "--quiet", is_flag=True, help="Print faults alone."),
            click.option("-v", "--verbose", is_flag=True, help="Print notes as well."),
        )
    ):
        function = option(function)
    return function


def content_option(function: _Function) -> _Function:
    """Add --content."""
    return click.option(
        "--content",
        type=click.Path(path_type=Path, file_okay=False),
        help="The folder of articles. [default: content/ beside the configuration]",
    )(function)


def out_option(function: _Function) -> _Function:
    """Add --out."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        help="The folder of the site. [default: site/ beside the configuration]",
    )(function)


def gather_all(console: Console, project: Project) -> Gathered:
    """Return everything the project holds, with progress shown, on all cores."""
    from digestgen.build.gather import gather  # noqa: PLC0415  a build has no use for it

    with console.progress() as progress:
        return gather(
            project,
            today=build_date(project.config.timezone),
            workers=default_workers(),
            progress=progress,
        )


def project_or_exit(
    console: Console,
    *,
    config_path: Path | None,
    content: Path | None = None,
    out: Path | None = None,
    base_url: str | None = None,
) -> Project:
    """Return the project; with faults in its configuration, print them and leave with status 1."""
    project, problems = open_project(
        config_path=config_path, content=content, out=out, base_url=base_url
    )
    if project is None:
        console.problems(problems)
        if console.as_json:
            console.json_line({"problems": problems})
        raise click.exceptions.Exit(EXIT_FAULT)
    return project
