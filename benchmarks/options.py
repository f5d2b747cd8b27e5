"""What the commands read from their command lines alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., Any])


def run_options(*, limit_s: float) -> Callable[[_Function], _Function]:
    """Add what says where and how runs are timed: --folder, --seed, --limit, --patience."""
    options = (
        click.option(
            "--folder",
            type=click.Path(path_type=Path, file_okay=False),
            help="Where sites and results lie. "
            "[default: a new one on the RAM disk, if it has the room]",
        ),
        click.option(
            "--seed", type=int, default=1, show_default=True, help="Other seed, other articles."
        ),
        click.option(
            "--limit",
            type=float,
            default=limit_s,
            show_default=True,
            help="Seconds a run may take.",
        ),
        click.option(
            "--patience",
            type=float,
            default=0.0,
            show_default=True,
            help="Seconds to wait before each run for other programs to leave the machine alone.",
        ),
    )

    def add(function: _Function) -> _Function:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def scenarios_from(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the scenarios named in `text`, in the order in which they are run."""
    names = {name.strip() for name in text.split(",")}
    for name in sorted(names - set(known)):
        raise click.BadParameter(
            f"'{name}' is no scenario: choose from {', '.join(known)}", param_hint="--scenarios"
        )
    return tuple(name for name in known if name in names)
