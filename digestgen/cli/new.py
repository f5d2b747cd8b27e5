"""`digestgen new`: a new article with valid front matter, open in the editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digestgen.build.clock import build_date
from digestgen.build.known_topics import KnownTopics, known_topics, with_entries
from digestgen.build.new_article import create
from digestgen.build.project import Project
from digestgen.build.shown import shown_path, shown_problem
from digestgen.cli.completion import complete_folder, complete_topic
from digestgen.cli.console import Console
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    gather_all,
    project_or_exit,
)
from digestgen.content.dates import HINT, read_day
from digestgen.model.metadata import Metadata
from digestgen.text.fold import fold
from digestgen.text.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command()
@common_options
@content_option
@click.argument("title")
@click.option(
    "-t",
    "--topic",
    "topics",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_topic,
    help="A topic; may be repeated. The first is the main one.",
)
@click.option("--date", "day", help="Year-month-day. [default: today]")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="May be repeated.")
@click.option("--section", default="", metavar="NAME")
@click.option("--slug", default="", help="The name in its address. [default: that of the title]")
@click.option("--draft", is_flag=True, help="Leave it out of builds for now.")
@click.option(
    "--folder",
    default="",
    shell_complete=complete_folder,
    help="Folder below content/; made when it is not there.",
)
@click.option(
    "--edit/--no-edit",
    "is_edited",
    default=True,
    help="Open it in $VISUAL or $EDITOR. [default: on a terminal]",
)
def new(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    title: str,
    topics: tuple[str, ...],
    day: str | None,
    authors: tuple[str, ...],
    section: str,
    slug: str,
    draft: bool,
    folder: str,
    is_edited: bool,
) -> None:
    """Begin an article called TITLE.

    The file is named after the date and the title, has front matter that is valid whatever the
    title holds, and never replaces another. Topics are written as the site calls them; a name that
    is nearly a topic's is asked about, on a terminal, and else told.

    \b
    Examples:
        digestgen new "The harbour reopens" --topic "Libyan oil" --topic Tripoli
        digestgen new "Bread: a history" --draft --folder 2026 --author "Jane Doe"
        digestgen new "The harbour reopens" --date 2020-04-26 --no-edit
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content)
    metadata = Metadata(
        title=_title(title),
        published=_day(day, project.config.timezone),
        authors=tuple(filter(None, map(one_line, authors))),
        section=one_line(section),
        slug=slug,
        is_draft=draft,
        tags=tuple(_tags(console, project, topics)),
    )
    path, problems = create(project.content, metadata, folder.strip("/").replace("\\", "/"))
    if problems:
        console.problems(shown_problem(problem, project.content) for problem in problems)
        raise click.exceptions.Exit(EXIT_FAULT)
    shown = shown_path(path, project.content)
    if as_json:
        console.json_line({"path": shown, "title": metadata.title, "topics": metadata.tags})
    else:
        console.say(shown, is_result=True)
    if is_edited and not as_json and sys.stdin.isatty() and sys.stdout.isatty():
        _open(console, project.content / path)


def _title(text: str) -> str:
    title = one_line(text)
    if not title:
        raise click.BadParameter("write some words", param_hint="TITLE")
    return title


def _day(text: str | None, timezone: str) -> date:
    if text is None:
        return build_date(timezone)
    day = read_day(text, timezone=timezone)
    if isinstance(day, str) or day.is_whole_month:
        fault = day if isinstance(day, str) else "names no day"
        raise click.BadParameter(f"'{text}' {fault}; {HINT}", param_hint="--date")
    return day.value


def _tags(console: Console, project: Project, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the topics as the site calls them, each once."""
    if not names:
        return
    known = known_topics(project) or _gathered(console, project)
    seen: set[str] = set()
    for name in filter(None, map(one_line, names)):
        topic = known.find(name) or _asked(console, known, name, project.config.language)
        if fold(topic) not in seen:
            seen.add(fold(topic))
            yield topic


def _gathered(console: Console, project: Project) -> KnownTopics:
    """Return the topics of what lies in `content/` now, where nothing was built yet."""
    found = gather_all(console, project)
    return with_entries(found.vocabulary.topics, found.vocabulary.lookup, found.entries)


def _asked(console: Console, known: KnownTopics, name: str, language: str) -> str:
    """Return a name that is no topic yet, or the topic that was meant."""
    near = known.near(name, language=language)
    if near is None:
        console.say(f"note: '{name}' is a new topic")
    elif not console.as_json and sys.stdin.isatty():
        if click.confirm(f"'{name}' is a new topic; did you mean '{near}'?", err=True):
            return near
    else:
        console.say(f"note: '{name}' is a new topic; did you mean '{near}'?")
    return name


def _open(console: Console, path: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        return
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=False)
    except (OSError, ValueError) as error:
        console.say(f"cannot start '{editor}': {error}", is_error=True)
