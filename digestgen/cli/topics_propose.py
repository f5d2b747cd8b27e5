"""`digestgen topics propose`: topics for articles that have none, or might have more."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digestgen.add_tags import add_tags
from digestgen.article import examine
from digestgen.build.convert import replace_whole
from digestgen.build.gather import Gathered
from digestgen.cli.console import Console
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    gather_all,
    project_or_exit,
)
from digestgen.config import read_settings
from digestgen.model.ids import ArticleId
from digestgen.store.groups import Group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digestgen.build.project import Project
    from digestgen.linking.proposals import Proposal

LEAST = 0.5
MOST = 8
"""Proposals shown for an article."""


@click.command()
@common_options
@content_option
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--all", "takes_all", is_flag=True, help="Articles with tags as well.")
@click.option(
    "--min-confidence", "least", type=click.FloatRange(0, 1), default=LEAST, show_default=True
)
@click.option("--write", "writes", is_flag=True, help="Put what is accepted into front matter.")
@click.option("--yes", "is_yes", is_flag=True, help="With --write: accept all, ask nothing.")
def propose(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    paths: tuple[Path, ...],
    takes_all: bool,
    least: float,
    writes: bool,
    is_yes: bool,
) -> None:
    """Propose topics for articles without tags, surest first, each with its reason.

    A topic is proposed when its name stands in the title or the text, or when articles that are
    like it have it. Nothing is published before an editor accepts it: --write asks for each on a
    terminal; in a script it needs --yes.

    \b
    Examples:
        digestgen topics propose
        digestgen topics propose content/2020 --min-confidence 0.3 --json
        digestgen topics propose --write --yes --min-confidence 0.8
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    if writes and not is_yes and not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = "--write asks on a terminal; add --yes to accept all that is listed"
        raise click.UsageError(message)
    project = project_or_exit(console, config_path=config_path, content=content)
    gathered = gather_all(console, project)
    wanted = [path.resolve() for path in paths]
    is_good = True
    for article_id, found in _proposals(project, gathered, least, wanted, takes_all=takes_all):
        accepted = []
        for one in found[:MOST]:
            name = gathered.catalog.topic(one.topic).name
            _show(console, gathered, article_id, name, one)
            is_asked = writes and not is_yes
            if not is_asked or click.confirm("add it?", default=False, err=True):
                accepted.append(name)
        if writes and accepted:
            is_good = _write(console, project, article_id, accepted) and is_good
    if not is_good:
        raise click.exceptions.Exit(EXIT_FAULT)


def _proposals(
    project: Project,
    gathered: Gathered,
    least: float,
    wanted: list[Path],
    *,
    takes_all: bool,
) -> Iterator[tuple[ArticleId, tuple[Proposal, ...]]]:
    from digestgen.linking.proposals import names_of, propose  # noqa: PLC0415
    from digestgen.linking.topic_words import SiteWords, TopicWords  # noqa: PLC0415
    from digestgen.pages.proposals import like_articles  # noqa: PLC0415
    from digestgen.pages.related import candidate_of  # noqa: PLC0415

    catalog = gathered.catalog
    ids = list(catalog.article_ids())
    words = SiteWords(candidate_of(catalog, one) for one in ids)
    topic_words = TopicWords((candidate_of(catalog, one) for one in ids), words)
    names = names_of(
        topic for topic in gathered.vocabulary.topics if catalog.has_group(_group(topic.key))
    )
    settings = read_settings(project.config)
    for article_id in ids:
        path = project.content / article_id
        if (catalog.card(article_id).tags and not takes_all) or not _is_wanted(path, wanted):
            continue
        own = candidate_of(catalog, article_id)
        article = examine(path.read_bytes(), article_id, settings).reading.article
        if article is None:
            continue
        yield (
            article_id,
            propose(
                own,
                like_articles(catalog, own),
                title=article.card.title,
                text=article.plain_text,
                names=names,
                topic_words=topic_words,
                least=least,
            ),
        )


def _group(key: str) -> Group:
    return Group("topic", key)


def _is_wanted(path: Path, wanted: list[Path]) -> bool:
    return not wanted or any(path.resolve().is_relative_to(one) for one in wanted)


def _show(
    console: Console, gathered: Gathered, article_id: ArticleId, name: str, one: Proposal
) -> None:
    from digestgen.linking.proposals import reason_of  # noqa: PLC0415

    example = one.evidence.example
    title = gathered.catalog.card(ArticleId(example)).title if example else ""
    reason = reason_of(one.evidence, title)
    if console.as_json:
        console.json_line(
            {
                "path": article_id,
                "topic": one.topic,
                "name": name,
                "confidence": one.confidence,
                "reason": reason,
            }
        )
    else:
        console.say(f"{one.confidence:.2f}  {article_id}: {name}  ({reason})", is_result=True)


def _write(console: Console, project: Project, article_id: ArticleId, names: list[str]) -> bool:
    path = project.content / article_id
    data = path.read_bytes()
    new, problem = add_tags(data, article_id, names, read_settings(project.config))
    if new is not None and path.read_bytes() == data:
        replace_whole(path, new)
        console.say(f"{article_id}: tags {', '.join(names)} written")
        return True
    if problem is not None:
        console.problems([problem])
    return problem is None
