"""`digestgen addresses`: what was published, and where it leads now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from digestgen.build.ledger import shown_ledger, write_ledger
from digestgen.build.old_addresses import doubts_of_moves, old_addresses
from digestgen.build.project import Project, store_path
from digestgen.cli.console import Console, counted
from digestgen.cli.options import (
    EXIT_FAULT,
    common_options,
    content_option,
    gather_all,
    project_or_exit,
)
from digestgen.ledger import (
    MOVED,
    Line,
    is_feed,
    is_page,
    parse_ledger,
    with_lines,
    without_address,
)
from digestgen.model.problem import Problem
from digestgen.pages.live import live_address
from digestgen.store.catalog import Catalog
from digestgen.store.file import StoreFile


@click.group(invoke_without_command=True)
@common_options
@content_option
@click.pass_context
def addresses(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401  click's
    """List the addresses that lead on: where, and why.

    addresses.tsv remembers every address that a build published. Where there is no page any more, a
    small one leads to what stands for it now. docs/addresses.md tells more.

    \b
    Examples:
        digestgen addresses
        digestgen addresses add articles/old.html articles/new.html
        digestgen addresses forget articles/published-by-mistake.html
        digestgen addresses check
    """
    if context.invoked_subcommand is None:
        _list(**options)


@addresses.command("list")
@common_options
@content_option
def list_addresses(**options: Any) -> None:  # noqa: ANN401
    """List the addresses that lead on (the same as `digestgen addresses`).

    \b
    Example:
        digestgen addresses list --json
    """
    _list(**options)


def _list(**options: Any) -> None:  # noqa: ANN401
    console, project = _opened(options)
    catalog = gather_all(console, project).catalog
    found = list(old_addresses(catalog))
    for old in found:
        if console.as_json:
            console.json_line(old)
        else:
            console.say(f"{old.address} -> {old.to}  ({old.reason})", is_result=True)
    if not found:
        console.say("every address that was published has its page")


@addresses.command()
@common_options
@content_option
def check(**options: Any) -> None:  # noqa: ANN401
    """List what is wrong with the ledger: marks of merges, circles, words that lead nowhere.

    \b
    Example:
        digestgen addresses check && git commit addresses.tsv
    """
    console, project = _opened(options)
    path, data = _ledger(console, project)
    lines, problems = parse_ledger(data, shown_ledger(path))
    catalog = gather_all(console, project).catalog
    problems += tuple(doubts_of_moves(catalog, data, shown_ledger(path)))
    if console.as_json:
        for problem in problems:
            console.json_line(problem)
    else:
        console.problems(problems)
    known = len({line.address for line in lines})
    known_text = f"{known:,} address" if known == 1 else f"{known:,} addresses"
    console.say(f"{known_text}, {counted(len(problems), 'problem')}", is_result=True)
    if any(problem.is_fatal for problem in problems):
        raise click.exceptions.Exit(EXIT_FAULT)


@addresses.command()
@common_options
@content_option
@click.argument("old")
@click.argument("new")
def add(old: str, new: str, **options: Any) -> None:  # noqa: ANN401
    """Let the address OLD lead to the page NEW, whatever else would fit.

    Both as they stand behind the site's own address, or whole. OLD need not have been published by
    digestgen: so the addresses of another tool live on.

    \b
    Examples:
        digestgen addresses add articles/old.html articles/new.html
        digestgen addresses add /2019/some-post/ articles/some-post.html
    """
    console, project = _opened(options)
    path, data = _ledger(console, project)
    line = Line(_address(project, old), MOVED, _address(project, new))
    before = Line(line.address, MOVED).text().encode()
    kept = b"".join(one for one in data.splitlines(keepends=True) if not one.startswith(before))
    fresh = with_lines(kept, [line])
    _, faults = parse_ledger(fresh, shown_ledger(path))
    faults += _unknown_target(project, line, fresh)
    if faults:
        _refuse(console, faults)
    write_ledger(path, fresh)
    console.say(f"{line.address} leads to {line.name} from the next build on", is_result=True)
    if console.as_json:
        console.json_line({"address": line.address, "to": line.name})


@addresses.command()
@common_options
@content_option
@click.argument("old", metavar="ADDRESS...", nargs=-1, required=True)
def forget(old: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
    """Forget addresses that were published by mistake: nothing leads on from there any more.

    An address with a page is written down again by the next build.

    \b
    Example:
        digestgen addresses forget articles/not-for-the-public.html
    """
    console, project = _opened(options)
    path, data = _ledger(console, project)
    for one in old:
        address = _address(project, one)
        fresh = without_address(data, address)
        if fresh == data:
            message, hint = f"has no address '{address}'", "`digestgen addresses` lists what it has"
            _refuse(
                console, (Problem.of_file(shown_ledger(path), "ledger-unknown", message, hint),)
            )
        data = fresh
        if console.as_json:
            console.json_line({"address": address})
        else:
            console.say(f"forgotten: {address}", is_result=True)
    write_ledger(path, data)


def _opened(options: dict[str, Any]) -> tuple[Console, Project]:
    console = Console(
        as_json=options["as_json"], quiet=options["quiet"], verbose=options["verbose"]
    )
    project = project_or_exit(
        console, config_path=options["config_path"], content=options["content"]
    )
    return console, project


def _ledger(console: Console, project: Project) -> tuple[Path, bytes]:
    path = project.ledger
    if path is None:
        console.say("a folder without digestgen.yaml keeps no addresses", is_error=True)
        raise click.exceptions.Exit(EXIT_FAULT)
    return path, path.read_bytes() if path.is_file() else b""


def _address(project: Project, typed: str) -> str:
    """Return the address that somebody typed: whole, with a slash before it, or of a folder."""
    bare = typed.removeprefix(project.config.base_url).lstrip("/")
    if is_page(bare) or is_feed(bare):
        return bare
    return f"{bare.rstrip('/')}/index.html" if bare.rstrip("/") else "index.html"


def _unknown_target(project: Project, line: Line, ledger: bytes) -> tuple[Problem, ...]:
    """Return a fault when the last build has no page where an address is to lead."""
    store = StoreFile(store_path(project))
    db = store.open()
    if db is None:
        return ()
    try:
        is_there = live_address(Catalog(db, project.config), line.name)
    finally:
        store.close()
    if is_there or f"\n{line.name}\t".encode() in b"\n" + ledger:
        return ()
    message = f"the site has no page '{line.name}' for '{line.address}' to lead to"
    hint = "write the address of a page that is there, or build the site first"
    return (Problem.of_file(line.name, "ledger-target", message, hint),)


def _refuse(console: Console, faults: tuple[Problem, ...]) -> None:
    console.problems(faults)
    raise click.exceptions.Exit(EXIT_FAULT)
