"""`digestgen serve`: the site while you write."""

from __future__ import annotations

import os
import signal
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Never

import click

from digestgen.build.run import default_workers
from digestgen.cli.console import Console
from digestgen.cli.options import EXIT_FAULT, common_options, content_option, project_or_exit
from digestgen.model.problem import Problem
from digestgen.preview.builder import Wanted
from digestgen.preview.guard import hosts_of
from digestgen.preview.run import Voice
from digestgen.preview.server import bind
from digestgen.preview.start import NoRoom, Running, own_folder

EXIT_INTERRUPTED = 130
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_EVERYWHERE = ("0.0.0.0", "::")


@click.command()
@common_options
@content_option
@click.option("--base-url", help="Where the site will be published; its path is served.")
@click.option("--drafts", is_flag=True, help="Show drafts as well, with a badge.")
@click.option("--future", is_flag=True, help="Show articles dated later than today, with a badge.")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; 0.0.0.0 lets others in the network read along.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen; when it is taken, the next one is used. 0: any.",
)
@click.option(
    "--no-live",
    "is_live",
    is_flag=True,
    default=True,
    flag_value=False,
    help="Serve the pages as they are, without reloading them.",
)
@click.option(
    "--poll",
    "polls",
    is_flag=True,
    help="Look at the files in turn, where the system tells nothing of changes.",
)
def serve(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    base_url: str | None,
    drafts: bool,
    future: bool,
    opens: bool,
    host: str,
    port: int,
    is_live: bool,
    polls: bool,
) -> None:
    """Show the site while you write: a preview that follows every edit.

    Open pages reload themselves when what they show has changed. A fault is shown over the last
    good page, with its place, until it is mended. The preview has a folder of its own: site/ stays
    as it is. Ctrl-C ends it.

    \b
    Examples:
        digestgen serve --open
        digestgen serve --drafts --future
        digestgen serve --host 0.0.0.0 --port 4000
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content, base_url=base_url)
    wanted = Wanted(Path(), config_path, content, base_url, drafts, future, default_workers())
    signal.signal(signal.SIGTERM, _as_interrupt)
    is_interrupted = _remember_interrupts()
    try:
        project, _lock = own_folder(project)
        sock = bind(host, port)
    except NoRoom:
        _fail(console, "nine previews of this project run already; end one of them")
    except OSError as error:
        _fail(console, f"cannot listen on {host}:{port}: {error.strerror or error}")
    taken, port = port, sock.getsockname()[1]
    if taken not in (0, port):
        console.say(f"port {taken} is taken; using {port}")
    running = Running(
        project,
        wanted,
        _voice(console),
        sock,
        hosts_of(host),
        is_live=is_live,
        waiting=lambda holder: console.say(f"{holder} is building this project; waiting"),
    )
    with console.progress() as progress:
        running.first_build(progress)
    running.serve()
    address = _address(host, port) + running.base
    if as_json:
        console.json_line({"event": "serving", "url": address})
    console.say(f"serving {address} - Ctrl-C ends it", is_result=True, is_bold=True)
    if host not in _LOOPBACK:
        console.say("others in the network can read this preview, drafts included")
    if opens:
        webbrowser.open(address)
    with suppress(KeyboardInterrupt):
        running.preview.follow(polls=polls, is_over=is_interrupted)
    console.say("the preview has ended; site/ is as it was")
    running.close()
    _leave()


def _voice(console: Console) -> Voice:
    def faults(found: tuple[Problem, ...]) -> None:
        console.problems(found)
        if console.as_json:
            console.json_line({"event": "faults", "problems": found})

    def built(figures: dict[str, object]) -> None:
        if console.as_json:
            console.json_line(figures)

    return Voice(console.say, faults, built)


def _address(host: str, port: int) -> str:
    name = "127.0.0.1" if host in _EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def _remember_interrupts() -> Callable[[], bool]:
    """Return what says whether Ctrl-C has struck since.

    Python drops one that strikes while a lock of its imports is let go ("Exception ignored"), as
    it easily does while the preview loads what the first edit needs.
    """
    struck = threading.Event()
    usual = signal.getsignal(signal.SIGINT)

    def strike(number: int, frame: FrameType | None) -> None:
        struck.set()
        if callable(usual):
            usual(number, frame)

    if callable(usual):
        signal.signal(signal.SIGINT, strike)
    return struck.is_set


def _as_interrupt(_number: int, frame: FrameType | None) -> None:
    # Whoever lets interrupts wait (see build/interrupts.py) lets this one wait as well.
    usual = signal.getsignal(signal.SIGINT)
    if not callable(usual):
        # Shells have what they start in the background ignore Ctrl-C, not this.
        raise KeyboardInterrupt
    usual(signal.SIGINT, frame)


def _fail(console: Console, message: str) -> Never:
    console.say(message, is_error=True)
    raise click.exceptions.Exit(EXIT_FAULT)


def _leave() -> Never:
    """Go without waiting for threads that answer somebody."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(EXIT_INTERRUPTED)
