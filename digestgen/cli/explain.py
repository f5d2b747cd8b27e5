"""`digestgen explain`: why a page is what it is, and what depends on an article."""

from __future__ import annotations

from pathlib import Path

import click

from digestgen.build.explain import NothingBuilt, PageExplained, SourceExplained
from digestgen.build.explain import explain as ask
from digestgen.cli.console import Console, counted
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    out_option,
    project_or_exit,
)


@click.command()
@common_options
@content_option
@out_option
@click.argument("target", metavar="PATH|ADDRESS")
def explain(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    out: Path | None,
    target: str,
) -> None:
    """Say why a page is what it is, and what depends on an article.

    Of a file of content/: whether it is in the site and why not, which cleaning rules changed
    something, and which pages may show something of it. Of a page, by its address: what made it be
    rendered last. The answers are those of the last build.

    \b
    Examples:
        digestgen explain content/2020/recruits.md
        digestgen explain topics/libyan-civil-war.html
        digestgen explain https://you.github.io/digest/feed.xml --json
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content, out=out)
    try:
        found = ask(project, target)
    except NothingBuilt:
        console.say("nothing to ask yet: run `digestgen build` first", is_error=True)
        raise click.exceptions.Exit(EXIT_FAULT) from None
    if found is None:
        console.say(
            f"'{target}' is neither a file of content/ nor a page of the last build; "
            "check its spelling, or build again",
            is_error=True,
        )
        raise click.exceptions.Exit(EXIT_FAULT)
    if as_json:
        console.json_line(found)
    elif isinstance(found, PageExplained):
        _tell_page(console, found)
    else:
        _tell_source(console, found)


def _tell_page(console: Console, page: PageExplained) -> None:
    console.say(page.address, is_result=True, is_bold=True)
    what = f"{page.kind.replace('_', ' ')}: {', '.join(page.parts)}" if page.parts else page.kind
    console.say(f"  kind      {what}", is_result=True)
    if page.article:
        console.say(f"  article   {page.article}", is_result=True)
    if page.template:
        console.say(f"  template  {page.template}", is_result=True)
    console.say(f"  rendered  because {page.reason}", is_result=True)
    for name, digest in (
        ("view", page.view_digest),
        ("templates", page.template_digest),
        ("epoch", page.epoch),
        ("bytes", page.output_digest),
    ):
        console.say(f"  {name:9} {digest}", is_result=True)


def _tell_source(console: Console, source: SourceExplained) -> None:
    console.say(source.path, is_result=True, is_bold=True)
    if source.is_in_site:
        console.say(f"  page      {source.address}", is_result=True)
    elif source.reason:
        console.say(f"  left out  {source.reason}", is_result=True)
    if source.topics:
        why = " (it has no tags and names them: auto_tag)" if source.are_topics_given else ""
        console.say(f"  topics    {', '.join(source.topics)}{why}", is_result=True)
    if source.mentions:
        console.say(f"  mentions  {', '.join(source.mentions)}", is_result=True)
    rules = ", ".join(f"{rule} {count}" for rule, count in source.rules.items())
    console.say(f"  cleaned   {rules or 'nothing to clean'}", is_result=True)
    console.say(f"  shown by  {counted(len(source.pages), 'page')}", is_result=True)
    for address in source.pages:
        console.say(f"            {address}", is_result=True)
