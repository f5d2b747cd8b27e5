"""What all dialects of front matter share: their block, how its ends are found, its caps."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from digestgen.content.faults import error
from digestgen.model.problem import Problem, Severity
from digestgen.model.source import Field

MAX_CHARS = 65_536
MAX_DEPTH = 32


class Block(msgspec.Struct, frozen=True):
    """A front matter, read. Its problems have no path yet."""

    dialect: str
    fields: tuple[Field, ...]
    body_start: int
    """Offset of the body in the text."""
    problems: tuple[Problem, ...] = ()
    text: str | None = None
    """The text put in another order, when the body did not stand last in the file."""

    @property
    def is_fatal(self) -> bool:
        """Whether the file cannot be read."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Start(NamedTuple):
    """The first line that is not blank."""

    line: str
    """Without blanks at its end."""
    number: int
    end: int
    """Offset behind the line and its line end."""


class Fenced(NamedTuple):
    """The text between two fence lines."""

    text: str
    line: int
    """Number of its first line in the file."""
    body_start: int


FieldsAndProblems = tuple[tuple[Field, ...], tuple[Problem, ...]]


def first_line(text: str) -> Start:
    """Return the first line of `text` that is not blank."""
    lead = len(text) - len(text.lstrip(" \t\n"))
    start = text.rfind("\n", 0, lead) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return Start(text[start:end].rstrip(), text.count("\n", 0, start) + 1, min(end + 1, len(text)))


def fenced(text: str, start: Start, closers: tuple[str, ...]) -> Fenced | None:
    """Return what stands between the line `start` and the next line that is one of `closers`."""
    at = start.end
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text.startswith(closers, at) and text[at:end].rstrip() in closers:
            return Fenced(text[start.end : at], start.number + 1, min(end + 1, len(text)))
        at = end + 1
    return None


def refused(dialect: str, problem: Problem) -> Block:
    """Return a block that only carries a fault."""
    return Block(dialect, (), 0, (problem,))


def unclosed(dialect: str, start: Start, closer: str) -> Block:
    """Return the block of a front matter without an end."""
    return refused(
        dialect,
        error(
            "front-matter-unclosed",
            f"the front matter that starts here with '{start.line}' is not closed",
            f"write a line '{closer}' behind its last field",
            line=start.number,
            column=1,
        ),
    )


def too_large(dialect: str, start: Start, size: int) -> Block:
    """Return the block of a front matter that is too large to be one."""
    return refused(
        dialect,
        error(
            "front-matter-size",
            f"a front matter of {size:,} characters; at most {MAX_CHARS:,} are read",
            "move long texts into the body",
            line=start.number,
            column=1,
        ),
    )


def repeated(name: str, *, line: int, column: int, first: int) -> Problem:
    """Return the fault of a field that stands twice."""
    return error(
        "front-matter-repeated-key",
        f"'{name}' stands here again (first in line {first})",
        "keep one of them",
        line=line,
        column=column,
    )


def is_too_deep(text: str) -> bool:
    """Return whether more brackets are open at once than any front matter needs."""
    depth = 0
    for char in text:
        if char in "[{":
            depth += 1
            if depth > 4 * MAX_DEPTH:
                return True
        elif char in "]}" and depth:
            depth -= 1
    return False
