"""What an editor should know about a file: faults, doubts and notes, each with its place."""

from __future__ import annotations

from enum import Enum

import msgspec


class Severity(str, Enum):
    """How much a problem matters."""

    ERROR = "error"
    """The file or the site cannot be built as it is. Exit status 1."""
    WARNING = "warning"
    """It is built, but most likely not as the editor wants."""
    NOTICE = "notice"
    """What was done without asking, for the record."""
    ADVICE = "advice"
    """Nothing is wrong, and the site could be better. Told by `check` alone."""


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing to say about one place."""

    path: str
    """Relative to the project, with `/`, as the editor sees it; '' when no file is meant."""
    line: int
    """From 1; 0 when the file as a whole is meant."""
    column: int
    """From 1, in characters; 0 when unknown."""
    code: str
    """Stable and searchable: `front-matter-date`."""
    message: str
    """What is wrong, in the editor's words, on one line."""
    hint: str = ""
    """What to write instead."""
    severity: Severity = Severity.ERROR

    @classmethod
    def of_file(
        cls, path: str, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """Return a problem of a file as a whole."""
        return cls(path, 0, 0, code, message, hint, severity)

    @property
    def is_fatal(self) -> bool:
        """Whether the build must not go on with this file."""
        return self.severity is Severity.ERROR


class Advice(msgspec.Struct, frozen=True):
    """One thing that could be better, with all its places."""

    problem: Problem
    """Of severity ADVICE; with line and column when the one file's place is known."""
    paths: tuple[str, ...]
    """The files that it concerns, below `content/`, sorted."""
    tags: tuple[str, ...] = ()
    """Spellings; when there are any, the place in each file is that of the first found."""

    def at(self, path: str, line: int, column: int) -> Problem:
        """Return the advice as a problem of one place."""
        return msgspec.structs.replace(self.problem, path=path, line=line, column=column)


def advise(
    code: str,
    message: str,
    hint: str,
    paths: tuple[str, ...],
    *,
    tags: tuple[str, ...] = (),
    line: int = 0,
    column: int = 0,
) -> Advice:
    """Return an advice on these files."""
    return Advice(Problem("", line, column, code, message, hint, Severity.ADVICE), paths, tags)


def describe(problem: Problem) -> str:
    """Return `path:line:column: what is wrong; what to write instead`, without what is unknown."""
    place = problem.path or "digestgen"
    if problem.line:
        place += f":{problem.line}"
        if problem.column:
            place += f":{problem.column}"
    hint = f"; {problem.hint}" if problem.hint else ""
    label = "" if problem.severity is Severity.ERROR else f"{problem.severity.value}: "
    return f"{place}: {label}{problem.message}{hint} [{problem.code}]"
