"""`digestgen status`: how the site stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from digestgen.build.status import Status, status_of
from digestgen.cli.console import Console, counted
from digestgen.cli.options import (
    common_options,
    content_option,
    gather_all,
    out_option,
    project_or_exit,
)
from digestgen.text.lines import shorten

_LOOKS_SHOWN = 6
_SHOWN_CHARS = 70


@click.command()
@common_options
@content_option
@out_option
def status(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    out: Path | None,
) -> None:
    """Say how the site stands: articles, drafts, topics, the last build, what needs a look.

    Nothing is built. `digestgen check` lists every single place.

    \b
    Examples:
        digestgen status
        digestgen status --json | python -m json.tool
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content, out=out)
    found = status_of(gather_all(console, project), project)
    if as_json:
        console.json_line(found)
        return
    for line in _lines(found):
        console.say(line, is_result=True)


def _lines(found: Status) -> Iterator[str]:
    held = f"{found.held_back:,} dated later"
    held += f" (the next on {found.next_day})" if found.next_day else ""
    others = found.files - found.articles - found.drafts - found.held_back
    apart = [
        *([counted(found.drafts, "draft")] if found.drafts else ()),
        *([held] if found.held_back else ()),
        *([f"{others:,} that cannot be built"] if others > 0 else ()),
    ]
    yield f"{counted(found.articles, 'article')}" + (f"; {', '.join(apart)}" if apart else "")
    topics = [
        *([f"{found.single_topics:,} of one article"] if found.single_topics else ()),
        *([f"{found.near_topics:,} near another"] if found.near_topics else ()),
    ]
    yield counted(found.topics, "topic") + (f", {', '.join(topics)}" if topics else "")
    yield _built(found)
    if not found.looks:
        yield "nothing needs a look"
        return
    yield "what needs a look:"
    for look in found.looks[:_LOOKS_SHOWN]:
        place = f"{look.path}:{look.line}" if look.line else look.path
        message = shorten(look.message, max_chars=_SHOWN_CHARS)
        yield f"  {look.count:>5,}  [{look.code}]  {place}: {message}"
    if len(found.looks) > _LOOKS_SHOWN:
        yield f"         and {counted(len(found.looks) - _LOOKS_SHOWN, 'kind')} more"
    yield "`digestgen check` lists them all"


def _built(found: Status) -> str:
    last = found.last_build
    if last is None:
        return "nothing built yet: `digestgen build`"
    when = datetime.fromisoformat(last.at).astimezone().strftime("%Y-%m-%d %H:%M")
    since = (
        f"{counted(last.changed, 'file')} changed since: `digestgen build`"
        if last.changed
        else "nothing changed since"
    )
    return f"last build: {when}, {counted(last.pages, 'page')}; {since}"
