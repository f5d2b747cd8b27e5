"""Printing advice: grouped by kind and subject, bounded, with the first places of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from digestgen.build.hygiene import placed
from digestgen.cli.console import Console
from digestgen.model.problem import Advice, Problem

SUBJECTS_SHOWN = 5
"""Of a kind."""
PLACES_SHOWN = 3
"""Of a subject."""


def tell_advice(
    console: Console, advice: Iterable[Advice], content: Path, *, shows_all: bool
) -> None:
    """Print advice in its order: all of it as JSON or when asked to, else the first of each kind.

    Only what is printed is looked up in its files.
    """
    if console.as_json:
        for one in advice:
            for problem in placed(content, one, one.paths):
                console.json_line(problem)
        return
    seen: Counter[str] = Counter()
    for one in advice:
        seen[one.problem.code] += 1
        if not shows_all and seen[one.problem.code] > SUBJECTS_SHOWN:
            continue
        first, *others = placed(content, one, one.paths if shows_all else one.paths[:PLACES_SHOWN])
        console.problems([first])
        if others:
            more = len(one.paths) - 1 - len(others)
            console.say(
                f"    also {', '.join(map(_place, others))}"
                + (f" and {more:,} more" if more else "")
            )
    hidden = {code: count - SUBJECTS_SHOWN for code, count in seen.items()}
    for code, count in hidden.items():
        if count > 0 and not shows_all:
            console.say(f"and {count:,} more of the kind [{code}]; --all shows them")


def _place(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
