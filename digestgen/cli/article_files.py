"""The articles that a command is given by path, with or without a project around them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from digestgen.build.project import CONFIG_NAME, load_config
from digestgen.build.scan import scan_content
from digestgen.cli.console import Console, shown_path
from digestgen.cli.options import EXIT_FAULT, project_or_exit
from digestgen.content.paths import is_article_path
from digestgen.model.config import Config
from digestgen.model.problem import Problem


class ArticleFile(NamedTuple):
    """One file."""

    path: Path
    name: str
    """Below the project's `content/`, as a build names it; else as shown."""
    shown: str
    """As the user sees it."""
    state: Path
    """Where digestgen keeps what belongs to the file, `.digestgen`: in the project that it is an
    article of, else beside it."""


class Given(NamedTuple):
    """What a command was given."""

    config: Config
    root: Path
    """Folder of the configuration, or the current one."""
    files: tuple[ArticleFile, ...]


def given_files(console: Console, config_path: Path | None, paths: tuple[Path, ...]) -> Given:
    """Return the files at `paths`, those of folders too, or of all of `content/` without any.

    With a fault in the configuration or a path that is no article, print it and leave.
    """
    if paths:
        config, problems = load_config(config_path)
        if problems:
            console.problems(problems)
            raise click.exceptions.Exit(EXIT_FAULT)
        root = (config_path or Path(CONFIG_NAME)).resolve().parent
    else:
        project = project_or_exit(console, config_path=config_path)
        config, root, paths = project.config, project.root, (project.content,)
    found: list[Path] = []
    for path in paths:
        found += [path / name for name in scan_content(path).articles] if path.is_dir() else [path]
    for path in found:
        if not is_article_path(path.name) or not path.is_file():
            console.problems([_no_article(shown_path(path))])
            raise click.exceptions.Exit(EXIT_FAULT)
    content = root / "content"
    return Given(config, root, tuple(_file(path, root, content) for path in dict.fromkeys(found)))


def problems_of(file: ArticleFile, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems of a file with its path as the user sees it."""
    return [msgspec.structs.replace(problem, path=file.shown) for problem in problems]


def _file(path: Path, root: Path, content: Path) -> ArticleFile:
    shown = shown_path(path)
    # The file may be a link; the folder it stands in says what it belongs to.
    whole = path.parent.resolve() / path.name
    if whole.is_relative_to(content):
        name = whole.relative_to(content).as_posix()
        return ArticleFile(path, name, shown, root / ".digestgen")
    return ArticleFile(path, shown, shown, whole.parent / ".digestgen")


def _no_article(name: str) -> Problem:
    return Problem.of_file(
        name,
        "not-an-article",
        "no article",
        "name files that end in .md, .markdown, .txt or .html, or their folder",
    )
