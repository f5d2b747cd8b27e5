"""`digestgen clean`: what cleaning does to files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from digestgen.cleaned_file import CleanedFile, clean_file
from digestgen.cli.article_files import ArticleFile, given_files, problems_of
from digestgen.cli.console import Console, counted
from digestgen.cli.edit_diff import diff_lines, wants_colour
from digestgen.cli.options import EXIT_FAULT, common_options
from digestgen.config import read_settings
from digestgen.model.edit import removed_chars


@click.command()
@common_options
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--diff", is_flag=True, help="Show every edit with its rule, its reason, its place.")
@click.option(
    "--write",
    is_flag=True,
    help="Make each article a Markdown file with front matter, which later builds leave alone.",
)
@click.option("--dry-run", is_flag=True, help="With --write: say what would be written.")
@click.option(
    "--keep-original",
    type=click.Choice(["originals", "beside"]),
    default="originals",
    show_default=True,
    help="With --write: keep it in .digestgen/originals/, or beside the article as NAME.orig.",
)
@click.option(
    "--learn",
    is_flag=True,
    help="Propose patterns for what many articles of one source have at the same end.",
)
@click.option(
    "--proposals",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --learn: the file to write. [default: cleaning-proposals.yaml in the project]",
)
def clean(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    paths: tuple[Path, ...],
    diff: bool,
    write: bool,
    dry_run: bool,
    keep_original: str,
    learn: bool,
    proposals: Path | None,
) -> None:
    """Show what cleaning does to PATHS, or to all of content/.

    A path may lie anywhere: no project is needed around it. Nothing is written without --write or
    --learn. With --json, an object a file: title, date, authors, section, topics, blocks, Markdown
    and every edit with its rule, its place in the original text and the reason.

    What the rules get wrong is mended in the article's front matter (keep: and drop:, lists of
    texts), for a whole source in digestgen.yaml (cleaning:), or once and for all with --write.

    \b
    Examples:
        digestgen clean scraped.txt
        digestgen clean --diff content/2020
        digestgen clean --json scraped.txt
        digestgen clean --write --dry-run content/2020
        digestgen clean --learn
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    if write and not paths:
        raise click.UsageError("--write changes files: name them, or their folder")
    if learn and (write or diff):
        raise click.UsageError("--learn goes alone: it looks at all articles together")
    if dry_run and not write:
        raise click.UsageError("--dry-run is for --write")
    given = given_files(console, config_path, paths)
    if learn:
        from digestgen.cli.clean_learn import learn_from  # noqa: PLC0415  seldom asked for

        learn_from(console, given, proposals)
        return
    settings = read_settings(given.config)
    failed = False
    for file in given.files:
        cleaned, problems = clean_file(file.path.read_bytes(), file.name, settings)
        console.problems(problems_of(file, problems))
        if cleaned is None:
            failed = True
            continue
        if diff and not as_json:
            _print_diff(cleaned, file, whole=verbose)
        if write:
            from digestgen.cli.clean_write import write_file  # noqa: PLC0415  seldom asked for

            failed |= not write_file(
                console, file, cleaned, settings, keeps=keep_original, is_dry=dry_run
            )
        elif as_json:
            console.json_line(_row(cleaned, file.shown))
        elif not diff:
            _print_summary(console, cleaned, file.shown)
    if failed:
        raise click.exceptions.Exit(EXIT_FAULT)


def _row(cleaned: CleanedFile, shown: str) -> dict[str, Any]:
    found = cleaned.metadata
    return {
        "path": shown,
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
        "found": [
            {
                "fact": fact.name,
                "rule": fact.rule,
                "start": fact.start,
                "end": fact.end,
                "confidence": fact.confidence,
            }
            for fact in cleaned.facts
        ],
    }


def _print_summary(console: Console, cleaned: CleanedFile, shown: str) -> None:
    found = cleaned.metadata
    facts = [
        ("title", f"{found.title} ({cleaned.title_source})"),
        ("date", found.published.isoformat() if found.published else "none found"),
        ("by", ", ".join(found.authors) or "nobody named"),
        ("section", found.section),
        ("topics", ", ".join(cleaned.topics)),
    ]
    console.say(shown, is_result=True, is_bold=True)
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


def _print_diff(cleaned: CleanedFile, file: ArticleFile, *, whole: bool) -> None:
    colour = wants_colour()
    edits = cleaned.edits
    facts = f"{counted(len(edits), 'edit')}, {counted(removed_chars(edits), 'character')} removed"
    said = f"{facts}, confidence {cleaned.confidence:.2f}" if edits else "nothing changes"
    name = click.style(file.shown, bold=True) if colour else file.shown
    click.echo(f"{name}: {said}", color=colour)
    source = cleaned.source
    for line in diff_lines(source.text, source.body_start, edits, colour=colour, whole=whole):
        click.echo(line, color=colour)
