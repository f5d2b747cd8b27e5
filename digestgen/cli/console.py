"""Printing: JSON to standard output alone, messages to standard error, progress on a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import msgspec

from digestgen.build.run import Progress
from digestgen.model.problem import Problem, Severity, describe
from digestgen.text.lines import printable

_COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.NOTICE: "cyan",
    Severity.ADVICE: "blue",
}
_ENCODER = msgspec.json.Encoder()


class Console:
    """Where a command prints."""

    def __init__(self, *, as_json: bool, quiet: bool = False, verbose: bool = False) -> None:
        self.as_json = as_json
        self._quiet = quiet
        self._verbose = verbose

    @property
    def is_verbose(self) -> bool:
        """Whether notes are wanted as well."""
        return self._verbose

    def say(
        self, text: str, *, is_result: bool = False, is_bold: bool = False, is_error: bool = False
    ) -> None:
        """Print a message; a result goes to standard output unless JSON is wanted there.

        An error is said even when quiet.
        """
        if is_error or not self._quiet:
            shown = printable(text)
            click.echo(
                click.style(shown, bold=True) if is_bold else shown,
                err=self.as_json or not is_result,
            )

    def json_line(self, value: object) -> None:
        """Print one value as a line of JSON."""
        click.echo(_ENCODER.encode(value).decode("utf-8", "replace"))

    def problems(self, problems: Iterable[Problem], *, alike_shown: int = sys.maxsize) -> None:
        """Print problems, a line each: faults always, doubts unless quiet, notes when verbose.

        Of doubts of one kind `alike_shown` are printed and the rest counted; all when verbose.
        """
        seen: Counter[str] = Counter()
        for problem in problems:
            if problem.severity in (Severity.WARNING, Severity.ADVICE) and self._quiet:
                continue
            if problem.severity is Severity.NOTICE and not self._verbose:
                continue
            if problem.severity is not Severity.ERROR and not self._verbose:
                seen[problem.code] += 1
                if seen[problem.code] > alike_shown:
                    continue
            text = printable(describe(problem)).replace("\n", " ")
            click.secho(text, err=True, fg=_COLOURS[problem.severity])
        for code, count in seen.items():
            if count > alike_shown:
                self.say(f"and {count - alike_shown} more of the kind [{code}]")

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Give a function that shows progress: a bar on a terminal, plain lines elsewhere."""
        if self._quiet or self.as_json:
            yield lambda _what, _done, _all: None
        elif sys.stderr.isatty():
            with _bar() as show:
                yield show
        else:
            yield _Lines()


def counted(number: int, noun: str) -> str:
    """Return `1 article`, `2 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


class _Lines:
    """A line a stage, for logs."""

    def __init__(self) -> None:
        self._said = ""

    def __call__(self, what: str, done: int, of_all: int) -> None:
        if what != self._said and done == 1:
            self._said = what
            click.echo(f"{what}: {of_all}", err=True)


def shown_path(path: Path) -> str:
    """Return a path as seen from the current folder, with `/`."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return path.as_posix()


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console as RichConsole  # noqa: PLC0415  only for a terminal
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as RichProgress  # noqa: PLC0415

    columns: tuple[Any, ...] = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    # No refresh thread: it would forbid forking workers, and each call draws often enough.
    with RichProgress(
        *columns, console=RichConsole(stderr=True), transient=True, auto_refresh=False
    ) as progress:
        task = progress.add_task("starting", total=None)
        step = 25
        said = ""

        def show(what: str, done: int, of_all: int) -> None:
            nonlocal said
            if what != said:
                # Each stage has a pace of its own; the time left is that of the stage.
                progress.reset(task, description=what, total=of_all)
                said = what
            if done % step == 0 or done in (1, of_all):
                progress.update(task, completed=done, total=of_all)
                progress.refresh()

        yield show
