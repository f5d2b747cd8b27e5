"""`digestgen init`: a new site that builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from digestgen.cli.console import Console, shown_path
from digestgen.config import ConfigValueError, with_base_url
from digestgen.model.config import Config
from digestgen.publish.git import Git, GitError
from digestgen.publish.places import pages_address
from digestgen.starter import start_site

_TITLE = "Topic digest"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--title", help="Name of the site. [default: that of the folder]")
@click.option("--base-url", help="Where it will be published. [default: what the remote tells]")
@click.option("--no-workflow", is_flag=True, help="Leave out the workflow for GitHub Pages.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON to standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Print faults alone.")
def init(
    *,
    folder: Path,
    title: str | None,
    base_url: str | None,
    no_workflow: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Start a site in FOLDER (this one, when none is named): it builds at once.

    Writes digestgen.yaml, two short samples and a vocabulary in content/, settings for editors, and
    a workflow that publishes the site on GitHub Pages after each push and once a day. Files that
    are there already stay as they are; where content/ holds something, no samples come.

    \b
    Examples:
        digestgen init my-digest
        digestgen init --title "Coast and desert" --base-url https://you.github.io/digest/
    """
    console = Console(as_json=as_json, quiet=quiet)
    try:
        address = with_base_url(Config(), base_url or _guessed(folder)).base_url
    except ConfigValueError as error:
        raise click.BadParameter(str(error), param_hint="--base-url") from None
    started = start_site(
        folder,
        title=title or _titled(folder),
        base_url=address,
        has_workflow=not no_workflow,
    )
    if as_json:
        console.json_line(started._asdict())
        return
    for path in started.written:
        console.say(f"wrote  {path}", is_result=True)
    for path in started.kept:
        console.say(f"stays  {path}, which was there", is_result=True)
    here = shown_path(folder)
    console.say("", is_result=True)
    if here != ".":
        console.say(f"cd {here}", is_result=True)
    console.say("digestgen build      then open site/index.html", is_result=True)
    if address == Config().base_url:
        console.say(
            "write base_url: in digestgen.yaml before you publish, or give --base-url",
            is_error=True,
        )


def _titled(folder: Path) -> str:
    """Return a title made of the folder's name."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    return " ".join(words).capitalize() or _TITLE


def _guessed(folder: Path) -> str:
    """Return where the remote of the folder's repository will be served; else the default."""
    near = next((f for f in (folder, *folder.resolve().parents) if f.is_dir()), folder)
    try:
        remote = Git(near, near).address_of("origin")
    except GitError:
        remote = None
    return (pages_address(remote) if remote else "") or Config().base_url
