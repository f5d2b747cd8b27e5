"""`digestgen clean`: what cleaning does to files."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from digestgen.build.project import load_config
from digestgen.build.scan import scan_content
from digestgen.cleaned_file import CleanedFile, clean_file
from digestgen.cli.console import Console, shown_path
from digestgen.cli.options import EXIT_FAULT, common_options, project_or_exit
from digestgen.config import read_settings
from digestgen.content.paths import is_article_path
from digestgen.model.config import Config
from digestgen.model.problem import Problem


@click.command()
@common_options
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--diff", is_flag=True, help="Show what changes, line by line.")
def clean(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    paths: tuple[Path, ...],
    diff: bool,
) -> None:
    """Show what cleaning does to PATHS, or to all of content/.

    A path may lie anywhere: no project is needed around it. Nothing is written. With --json, an
    object a file: title, date, authors, section, topics, blocks, Markdown and every edit with its
    rule, its place in the original text and the reason.

    \b
    Examples:
        digestgen clean scraped.txt
        digestgen clean --json scraped.txt
        digestgen clean --diff content/2020
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    config, files = _files(console, config_path, paths)
    failed = False
    for path, name in files:
        cleaned, problems = clean_file(path.read_bytes(), name, read_settings(config))
        console.problems(problems)
        if cleaned is None:
            failed = True
        elif as_json:
            console.json_line(_row(cleaned, path))
        elif diff:
            _print_diff(cleaned, path)
        else:
            _print_summary(console, cleaned, path)
    if failed:
        raise click.exceptions.Exit(EXIT_FAULT)


def _files(
    console: Console, config_path: Path | None, paths: tuple[Path, ...]
) -> tuple[Config, list[tuple[Path, str]]]:
    """Return the configuration and the files, each with the name by which it is spoken of."""
    if paths:
        config, problems = load_config(config_path)
        if problems:
            console.problems(problems)
            raise click.exceptions.Exit(EXIT_FAULT)
    else:
        project = project_or_exit(console, config_path=config_path)
        config, paths = project.config, (project.content,)
    found: list[tuple[Path, str]] = []
    for path in paths:
        if path.is_dir():
            found += [
                (path / name, shown_path(path / name)) for name in scan_content(path).articles
            ]
        else:
            found.append((path, shown_path(path)))
    for path, name in found:
        if not is_article_path(path.name) or not path.is_file():
            console.problems([_no_article(name)])
            raise click.exceptions.Exit(EXIT_FAULT)
    return config, found


def _no_article(name: str) -> Problem:
    return Problem.of_file(
        name,
        "not-an-article",
        "no article",
        "name files that end in .md, .markdown, .txt or .html, or their folder",
    )


def _row(cleaned: CleanedFile, path: Path) -> dict[str, Any]:
    found = cleaned.metadata
    return {
        "path": shown_path(path),
        "title": found.title,
        "title_source": cleaned.title_source,
        "date": found.published.isoformat() if found.published else None,
        "authors": found.authors,
        "section": found.section,
        "topics": cleaned.topics,
        "tags": found.tags,
        "language": cleaned.language,
        "blocks": cleaned.blocks,
        "markdown": cleaned.markdown,
        "edits": [
            {
                "rule": edit.rule,
                "start": edit.start,
                "end": edit.end,
                "before": edit.before,
                "after": edit.after,
                "reason": edit.reason,
            }
            for edit in cleaned.edits
        ],
        "confidence": cleaned.confidence,
    }


def _print_summary(console: Console, cleaned: CleanedFile, path: Path) -> None:
    found = cleaned.metadata
    facts = [
        ("title", f"{found.title} ({cleaned.title_source})"),
        ("date", found.published.isoformat() if found.published else "none found"),
        ("by", ", ".join(found.authors) or "nobody named"),
        ("section", found.section),
        ("topics", ", ".join(cleaned.topics)),
    ]
    console.say(shown_path(path), is_result=True, is_bold=True)
    for name, value in facts:
        if value:
            console.say(f"  {name:<8} {value}", is_result=True)
    for edit in cleaned.edits:
        before, after = (_short(text) for text in (edit.before, edit.after))
        console.say(f"  {edit.rule}: {before} -> {after}  ({edit.reason})", is_result=True)


def _short(text: str) -> str:
    limit = 60
    shown = text if len(text) <= limit else f"{text[: limit // 2]} ... {text[-limit // 2 :]}"
    return repr(shown)


def _print_diff(cleaned: CleanedFile, path: Path) -> None:
    for line in _diff_lines(cleaned, path):
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.secho(line, fg=colour)


def _diff_lines(cleaned: CleanedFile, path: Path) -> Iterator[str]:
    yield from difflib.unified_diff(
        cleaned.original.splitlines(),
        cleaned.markdown.splitlines(),
        f"{shown_path(path)} (as it is)",
        f"{shown_path(path)} (cleaned)",
        lineterm="",
    )
