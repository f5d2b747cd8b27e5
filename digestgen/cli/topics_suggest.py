"""`digestgen topics suggest`: merges that an editor may want, with what speaks for them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digestgen.build.current import topics_file
from digestgen.build.near_topics import near_topics
from digestgen.cli.console import Console
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    gather_all,
    project_or_exit,
)
from digestgen.cli.topics_file import TopicsOnDisk

if TYPE_CHECKING:
    from digestgen.topics.evidence import Seen
    from digestgen.topics.suggest import Suggestion


@click.command()
@common_options
@content_option
@click.option("--dry-run", "is_dry", is_flag=True, help="Write nothing, show what would be.")
@click.option(
    "--yes-above",
    type=click.FloatRange(0, 1),
    help="Merge what is at least so sure, without asking. [default: nothing]",
)
def suggest(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    is_dry: bool,
    yes_above: float | None,
) -> None:
    """Suggest topics that may be one, surest first, each with its evidence.

    On a terminal every suggestion is a question: yes merges the two, no keeps them apart for ever,
    both in content/topics.yaml; skip leaves it open. Elsewhere they are listed.

    \b
    Examples:
        digestgen topics suggest
        digestgen topics suggest --json | head
        digestgen topics suggest --yes-above 0.9 --dry-run
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content)
    gathered = gather_all(console, project)
    path = project.content / "topics.yaml"
    entries, faults = topics_file(project.content, is_there=path.is_file()).read()
    if faults:
        console.problems(p for p in gathered.problems if p.code.startswith("topics"))
        raise click.exceptions.Exit(EXIT_FAULT)
    found, seen = near_topics(gathered.vocabulary, gathered.catalog, entries)
    on_disk = TopicsOnDisk(console, project, is_dry=is_dry)
    is_asked = yes_above is None and not as_json and sys.stdin.isatty() and sys.stdout.isatty()
    is_good = True
    for number, one in enumerate(found, 1):
        _show(console, one, seen, f"{number}/{len(found)}  " if is_asked else "")
        if yes_above is not None and one.score >= yes_above:
            is_good = _act(on_disk, "y", one) and is_good
        elif is_asked:
            answer = click.prompt(
                "one topic?", type=click.Choice(["y", "n", "s", "q"]), default="s", err=True
            )
            if answer == "q":
                break
            is_good = _act(on_disk, answer, one) and is_good
    if not found:
        console.say("nothing to suggest")
    if not is_good:
        raise click.exceptions.Exit(EXIT_FAULT)


def _show(console: Console, one: Suggestion, seen: Seen, place: str) -> None:
    small, large = one.keys
    evidence = seen.evidence[min(one.keys), max(one.keys)]
    examples = {key: seen.examples.get(key, ()) for key in one.keys}
    if console.as_json:
        console.json_line(
            {
                "a": one.a,
                "b": one.b,
                "kind": one.kind,
                "score": one.score,
                "reason": one.reason,
                "shared": evidence.shared,
                "examples": {one.a: examples[small], one.b: examples[large]},
            }
        )
        return
    console.say(f"{place}{one.score:.2f}  {one.a}  =  {one.b}", is_result=True, is_bold=True)
    console.say(f"      {one.reason}", is_result=True)
    for name, key in ((one.a, small), (one.b, large)):
        if titles := "”, “".join(examples[key]):
            console.say(f"      {name}: “{titles}”", is_result=True)


def _act(on_disk: TopicsOnDisk, answer: str, one: Suggestion) -> bool:
    from digestgen.topics import editing  # noqa: PLC0415  loads ruamel.yaml

    if answer == "y":
        return on_disk.edit(lambda text, path: editing.merge(text, one.a, one.b, path=path))
    if answer == "n":
        return on_disk.edit(lambda text, path: editing.keep_apart(text, one.a, one.b, path=path))
    return True
