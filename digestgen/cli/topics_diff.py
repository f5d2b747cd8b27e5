"""`digestgen topics diff`: which pages topics.yaml makes appear, vanish or redirect."""

from __future__ import annotations

from pathlib import Path

import click

from digestgen.build.current import topics_file
from digestgen.build.grouping import topic_sizes
from digestgen.build.project import Project, store_path
from digestgen.cli.console import Console, shown_path
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    gather_all,
    out_option,
    project_or_exit,
)
from digestgen.model.ids import TopicKey
from digestgen.model.problem import Problem
from digestgen.model.topic import TopicEntry
from digestgen.pages.addresses import feed_address, front_address
from digestgen.store.catalog import Catalog
from digestgen.store.file import StoreFile
from digestgen.store.groups import Group
from digestgen.topics.diff import PageChange, TopicPage, page_changes, shown_pages
from digestgen.topics.editor_file import read_topics_file
from digestgen.topics.vocabulary import Vocabulary, build_vocabulary


@click.command()
@common_options
@content_option
@out_option
@click.option("--dry-run", is_flag=True, help="Accepted for symmetry: nothing is ever written.")
@click.argument("other", type=click.Path(path_type=Path, dir_okay=False), required=False)
def diff(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    out: Path | None,
    dry_run: bool,  # noqa: ARG001
    other: Path | None,
) -> None:
    """Show which topic pages and feeds would appear, vanish or redirect by a build now.

    A page that vanishes leaves one that says so, when addresses.tsv has its address.

    Compares content/topics.yaml with the site as it was built last, over the articles of that
    build; or with OTHER, another topics.yaml, over the articles as they are.

    \b
    Examples:
        digestgen topics diff
        git show HEAD:content/topics.yaml > /tmp/old.yaml && digestgen topics diff /tmp/old.yaml
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content, out=out)
    path = project.content / "topics.yaml"
    now, faults = topics_file(project.content, is_there=path.is_file()).read()
    if faults:
        _refuse(console, faults)
    if other is not None:
        changes = _since_file(console, project, now, other)
    else:
        changes = _since_build(console, project, now)
    for change in changes:
        if as_json:
            console.json_line(_row(change))
        else:
            console.say(_line(change), is_result=True)
    if not changes:
        console.say("no topic page or feed appears, vanishes or redirects")


def _refuse(console: Console, faults: tuple[Problem, ...]) -> None:
    console.problems(faults)
    raise click.exceptions.Exit(EXIT_FAULT)


def _since_build(
    console: Console, project: Project, now: tuple[TopicEntry, ...]
) -> tuple[PageChange, ...]:
    store = StoreFile(store_path(project))
    db = store.open()
    if db is None:
        console.say("there is no site to compare with: run `digestgen build` first", is_error=True)
        raise click.exceptions.Exit(EXIT_FAULT)
    try:
        catalog = Catalog(db, project.config)
        before = [
            TopicPage(TopicKey(term.group.key), term.name, term.articles)
            for term in catalog.terms("topic")
        ]
        vocabulary = _vocabulary(catalog, project, now)
        return page_changes(before, _pages(catalog, project, vocabulary), vocabulary.lookup)
    finally:
        store.close()


def _since_file(
    console: Console, project: Project, now: tuple[TopicEntry, ...], other: Path
) -> tuple[PageChange, ...]:
    shown = shown_path(other)
    try:
        then, faults = read_topics_file(other.read_text("utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        message = f"cannot be read: {error}"
        then, faults = (), (Problem.of_file(shown, "unreadable", message, "save as UTF-8"),)
    if faults:
        _refuse(console, faults)
    catalog = gather_all(console, project).catalog
    before, after = (_vocabulary(catalog, project, entries) for entries in (then, now))
    return page_changes(
        _pages(catalog, project, before), _pages(catalog, project, after), after.lookup
    )


def _vocabulary(catalog: Catalog, project: Project, entries: tuple[TopicEntry, ...]) -> Vocabulary:
    rows = catalog.spellings()
    return build_vocabulary(
        [(spelling, articles) for spelling, articles, _ in rows],
        catalog.pairs(),
        entries,
        auto_merge=project.config.topics.auto_merge,
        language=project.config.language,
        first_seen={spelling: path for spelling, _, path in rows},
        published=catalog.published_topics(),
    )


def _pages(catalog: Catalog, project: Project, vocabulary: Vocabulary) -> tuple[TopicPage, ...]:
    sizes = topic_sizes(catalog, vocabulary.lookup)
    least = project.config.topics.min_articles
    return shown_pages(vocabulary.topics, sizes, min_articles=least)


def _row(change: PageChange) -> dict[str, object]:
    group = Group("topic", change.key)
    target = None if change.to is None else Group("topic", change.to)
    return {
        "change": change.change,
        "name": change.name,
        "to_name": change.to_name,
        "page": front_address(group),
        "feed": feed_address(group),
        "to_page": target and front_address(target),
        "to_feed": target and feed_address(target),
        "articles": change.articles,
    }


def _line(change: PageChange) -> str:
    row = _row(change)
    articles = "{} -> {} articles".format(*change.articles)
    text = f"{change.change:<10} {row['page']}  {change.name}"
    if change.to is not None:
        text += f"  redirects to {row['to_page']}"
    if change.to_name:
        text += f"  {change.to_name}" if change.to is not None else f"  -> {change.to_name}"
    return f"{text}  ({articles}, feed {row['feed']})"
