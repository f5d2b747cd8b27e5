"""Short ways to make the problems of this package; the path is filled in at the door."""

from __future__ import annotations

from digestgen.model.problem import Problem, Severity
from digestgen.text.lines import one_line, shorten

_QUOTED_CHARS = 60


def error(code: str, message: str, hint: str = "", *, line: int = 0, column: int = 0) -> Problem:
    """Return a problem that stops the file."""
    return Problem("", line, column, code, one_line(message), hint, Severity.ERROR)


def warning(code: str, message: str, hint: str = "", *, line: int = 0, column: int = 0) -> Problem:
    """Return a doubt."""
    return Problem("", line, column, code, one_line(message), hint, Severity.WARNING)


def notice(code: str, message: str, hint: str = "", *, line: int = 0, column: int = 0) -> Problem:
    """Return a note of what was done without asking."""
    return Problem("", line, column, code, one_line(message), hint, Severity.NOTICE)


def quoted(text: str) -> str:
    """Return `text` in quotes, on one line, cut when long."""
    return f"'{shorten(one_line(text), max_chars=_QUOTED_CHARS)}'"
