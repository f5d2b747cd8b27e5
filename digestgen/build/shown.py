"""Problems as the editor sees them: with paths from where the command was started."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from digestgen.model.problem import Problem


def shown_problem(problem: Problem, content: Path) -> Problem:
    """Return the problem of a file below `content` with its path as the user sees it."""
    if not problem.path:
        return problem
    return msgspec.structs.replace(problem, path=shown_path(problem.path, content))


def shown_path(path: str, content: Path) -> str:
    """Return the path of a file below `content` as the user sees it."""
    return f"{_folder(content, Path.cwd())}{path}"


@lru_cache(maxsize=8)
def _folder(content: Path, here: Path) -> str:
    try:
        folder = content.resolve().relative_to(here)
    except ValueError:
        folder = content
    shown = folder.as_posix()
    return "" if shown == "." else f"{shown}/"


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that a build must not pass over."""
    return tuple(p for p in problems if p.is_fatal)
