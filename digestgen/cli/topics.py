"""`digestgen topics`: the vocabulary of a site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from digestgen.build.gather import Gathered
from digestgen.build.grouping import topic_sizes
from digestgen.build.shown import errors_in
from digestgen.cli.console import Console
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    gather_all,
    project_or_exit,
)
from digestgen.cli.topics_diff import diff
from digestgen.cli.topics_edit import keep_apart, merge, rename, split
from digestgen.cli.topics_propose import propose
from digestgen.cli.topics_suggest import suggest
from digestgen.model.problem import Severity

RELATED_LISTED = 8


@click.group(invoke_without_command=True)
@common_options
@content_option
@click.pass_context
def topics(
    context: click.Context,
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
) -> None:
    """List the topics: names, articles, other spellings, related topics.

    content/topics.yaml holds an editor's names, aliases and descriptions, and wins over everything.
    The other commands edit it; its comments stay.

    \b
    Examples:
        digestgen topics list -v                        every merge with its reason
        digestgen topics suggest                        topics that may be one
        digestgen topics propose                        topics for articles without tags
        digestgen topics merge "War in Libya" "Libyan civil war"
        digestgen topics split "Peace talks" "Peace talk"
        digestgen topics diff                           what that does to the site
    """
    if context.invoked_subcommand is None:
        _list(config_path, content, as_json=as_json, quiet=quiet, verbose=verbose)


@topics.command("list")
@common_options
@content_option
def list_topics(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
) -> None:
    """List the topics (the same as `digestgen topics`)."""
    _list(config_path, content, as_json=as_json, quiet=quiet, verbose=verbose)


def _list(
    config_path: Path | None, content: Path | None, *, as_json: bool, quiet: bool, verbose: bool
) -> None:
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content)
    gathered = gather_all(console, project)
    for row in _rows(gathered):
        if as_json:
            console.json_line(row)
        else:
            also = f"  (also {', '.join(row['aliases'])})" if row["aliases"] else ""
            console.say(f"{row['articles']:>5}  {row['name']}{also}", is_result=True)
    if verbose and not as_json:
        for merge in gathered.vocabulary.merges:
            console.say(f"'{merge.spelling}' counts as {merge.topic}: {merge.reason}")
    # What is wrong with single articles is `check`'s business; what is wrong with topics is ours.
    faults = errors_in(gathered.vocabulary.problems)
    console.problems(
        p for p in gathered.problems if p.code.startswith("topic") and p.severity != Severity.NOTICE
    )
    if faults or any(p.is_fatal and "topic" in p.code for p in gathered.problems):
        raise click.exceptions.Exit(EXIT_FAULT)


def _rows(gathered: Gathered) -> Iterator[dict[str, Any]]:
    """Yield a row a topic, most articles first."""
    catalog = gathered.catalog
    sizes = topic_sizes(catalog, gathered.vocabulary.lookup)
    for topic in sorted(gathered.vocabulary.topics, key=lambda t: (-sizes[t.key], t.key)):
        yield {
            "name": topic.name,
            "slug": topic.key,
            "articles": sizes[topic.key],
            "aliases": topic.aliases,
            "type": topic.type,
            "broader": topic.broader,
            "related": [
                {
                    "slug": shared.key,
                    "shared": shared.articles,
                    "reason": f"shared articles, as in “{catalog.card(shared.example).title}”",
                }
                for shared in catalog.shared_topics(topic.key, RELATED_LISTED)
            ],
        }


for _command in (suggest, propose, merge, keep_apart, rename, split, diff):
    topics.add_command(_command)
