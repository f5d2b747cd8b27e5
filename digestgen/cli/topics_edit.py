"""`digestgen topics merge`, `keep-apart`, `rename`, `split`: commands that edit topics.yaml."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from digestgen.build.project import Project, store_path
from digestgen.cli.console import Console
from digestgen.cli.options import EXIT_FAULT, common_options, content_option, project_or_exit
from digestgen.cli.topics_file import TopicsOnDisk
from digestgen.pages.addresses import front_address
from digestgen.store.file import StoreFile
from digestgen.store.groups import Group
from digestgen.store.terms import lookup_of, shown_topics
from digestgen.text.fold import fold

if TYPE_CHECKING:
    from digestgen.topics.editing import Edited

_Function = TypeVar("_Function", bound=Callable[..., Any])


def edit_options(function: _Function) -> _Function:
    """Add the options of all commands that edit the file."""
    dry = click.option("--dry-run", "is_dry", is_flag=True, help="Show what would be written.")
    return dry(common_options(content_option(function)))


def _edit(
    change: Callable[[str, str], Edited],
    names: Sequence[str],
    *,
    is_dry: bool,
    **options: Any,  # noqa: ANN401  click's
) -> None:
    console = Console(
        as_json=options["as_json"], quiet=options["quiet"], verbose=options["verbose"]
    )
    project = project_or_exit(
        console, config_path=options["config_path"], content=options["content"]
    )
    if not TopicsOnDisk(console, project, is_dry=is_dry).edit(change):
        raise click.exceptions.Exit(EXIT_FAULT)
    for name in _unseen(project, names):
        console.say(f"note: no tag of the last build is written '{name}'")


def _unseen(project: Project, names: Sequence[str]) -> list[str]:
    """Return the names that no article had in the last build: they may be mistyped."""
    store = StoreFile(store_path(project))
    db = store.open()
    if db is None:
        return []
    try:
        known = {fold(spelling) for spelling in lookup_of(db)}
    finally:
        store.close()
    return [name for name in names if fold(name) not in known]


def _pages_of(options: dict[str, Any], a: str, b: str) -> tuple[str, str] | None:
    """Return the pages of two topics in the last build; None unless both have one of their own."""
    console = Console(as_json=options["as_json"], quiet=True)
    project = project_or_exit(
        console, config_path=options["config_path"], content=options["content"]
    )
    store = StoreFile(store_path(project))
    db = store.open()
    if db is None:
        return None
    try:
        lookup, shown = lookup_of(db), shown_topics(db)
    finally:
        store.close()
    keys = [lookup.get(name, "") for name in (a, b)]
    if keys[0] == keys[1] or not shown.issuperset(keys):
        return None
    old, new = (front_address(Group("topic", key)) for key in keys)
    return old, new


@click.command()
@edit_options
@click.argument("a")
@click.argument("b")
def merge(*, a: str, b: str, is_dry: bool, **options: Any) -> None:  # noqa: ANN401
    """Make the topic A an alias of the topic B.

    What content/topics.yaml says of A goes to B: aliases, broader and related topics, what is kept
    apart, and its description when B has none. Comments stay.

    \b
    Examples:
        digestgen topics merge "War in Libya" "Libyan civil war"
        digestgen topics merge Qaddafi Gaddafi --dry-run
    """
    from digestgen.topics import editing  # noqa: PLC0415  loads ruamel.yaml

    pages = _pages_of(options, a, b)
    _edit(lambda text, path: editing.merge(text, a, b, path=path), (a, b), is_dry=is_dry, **options)
    if pages and not options["as_json"] and not options["quiet"]:
        click.echo(f"{pages[0]} redirects to {pages[1]} from the next build on", err=True)


@click.command("keep-apart")
@edit_options
@click.option("--slug", default="", help="The address of A, if both would get the same.")
@click.argument("a")
@click.argument("b")
def keep_apart(*, a: str, b: str, slug: str, is_dry: bool, **options: Any) -> None:  # noqa: ANN401
    """Say that A and B are two topics: no rule joins them, no suggestion asks again.

    \b
    Examples:
        digestgen topics keep-apart "Libyan civil war" "Syrian civil war"
        digestgen topics keep-apart Polish polish --slug polish-people
    """
    from digestgen.topics import editing  # noqa: PLC0415

    _edit(
        lambda text, path: editing.keep_apart(text, a, b, slug=slug, path=path),
        (a, b),
        is_dry=is_dry,
        **options,
    )


@click.command()
@edit_options
@click.argument("old")
@click.argument("new")
def rename(*, old: str, new: str, is_dry: bool, **options: Any) -> None:  # noqa: ANN401
    """Call the topic OLD by the name NEW. OLD stays an alias, and its page keeps its address.

    \b
    Example:
        digestgen topics rename Swaziland Eswatini
    """
    from digestgen.topics import editing  # noqa: PLC0415

    _edit(
        lambda text, path: editing.rename(text, old, new, path=path),
        (old,),
        is_dry=is_dry,
        **options,
    )


@click.command()
@edit_options
@click.argument("topic")
@click.argument("spellings", metavar="SPELLING...", nargs=-1, required=True)
def split(*, topic: str, spellings: tuple[str, ...], is_dry: bool, **options: Any) -> None:  # noqa: ANN401
    """Make each SPELLING of TOPIC a topic of its own, kept apart from it.

    This refuses a merge, whoever made it: `digestgen topics list -v` shows every one with its
    reason.

    \b
    Examples:
        digestgen topics split "Peace talks" "Peace talk"
        digestgen topics split Gaddafi "Saif Gaddafi" "Al-Saadi Gaddafi"
    """
    from digestgen.topics import editing  # noqa: PLC0415

    _edit(
        lambda text, path: editing.split(text, topic, spellings, path=path),
        (topic, *spellings),
        is_dry=is_dry,
        **options,
    )
