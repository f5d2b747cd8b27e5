"""What is wrong, as the overlay shows it: with the lines around the place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from digestgen.model.problem import Problem

MOST_SHOWN = 20
_AROUND = 2
_LARGEST = 5_000_000
_LONGEST_LINE = 240
_TEXTS = frozenset(
    {".md", ".markdown", ".txt", ".html", ".htm", ".yaml", ".yml", ".xml", ".css", ".lr"}
)


class ShownLine(msgspec.Struct, frozen=True):
    """A line of a source."""

    number: int
    text: str
    is_it: bool


class ShownFault(msgspec.Struct, frozen=True):
    """A fault with its surroundings."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    excerpt: tuple[ShownLine, ...] = ()


def shown_faults(
    problems: Iterable[Problem], folders: Iterable[Path], *, config: Path, most: int = MOST_SHOWN
) -> tuple[ShownFault, ...]:
    """Return the faults among problems with excerpts.

    Only files below these folders are read, and the configuration.
    """
    tops = [config.resolve(), *(folder.resolve() for folder in folders)]
    faults = sorted(problem for problem in problems if problem.is_fatal)
    return tuple(
        ShownFault(
            path=fault.path,
            line=fault.line,
            column=fault.column,
            code=fault.code,
            message=fault.message,
            hint=fault.hint,
            excerpt=_excerpt(fault, tops),
        )
        for fault in faults[:most]
    )


def _excerpt(fault: Problem, tops: list[Path]) -> tuple[ShownLine, ...]:
    if not fault.line or not fault.path:
        return ()
    try:
        path = Path(fault.path).resolve(strict=True)
        if path.suffix.lower() not in _TEXTS or not any(
            top in (path, *path.parents) for top in tops
        ):
            return ()
        if path.stat().st_size > _LARGEST:
            return ()
        lines = path.read_bytes().decode("utf-8-sig", "replace").splitlines()
    except (OSError, ValueError, RuntimeError):
        return ()
    first = max(1, fault.line - _AROUND)
    return tuple(
        ShownLine(number, text[:_LONGEST_LINE].replace("\t", "    "), number == fault.line)
        for number, text in enumerate(lines[first - 1 : fault.line + _AROUND], first)
    )
