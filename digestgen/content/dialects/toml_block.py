"""TOML: between `+++` lines, or in a fence of another kind. Values go back to text, as typed."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from digestgen.content.dialects.block import (
    MAX_CHARS,
    MAX_DEPTH,
    Block,
    FieldsAndProblems,
    fenced,
    first_line,
    is_too_deep,
    too_large,
    unclosed,
)
from digestgen.content.faults import error
from digestgen.model.problem import Problem
from digestgen.model.source import Field, FieldValue
from digestgen.text.lines import printable

_FENCE = "+++"
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)\Z")
_KEY = re.compile(r"\s*(?:\[\[?\s*)?(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))[^=\n]*(?:=[ \t]*)?")
_REPEATED = re.compile(r"overwrite|twice|already", re.IGNORECASE)


def read(text: str) -> Block | None:
    """Return the block between `+++` lines at the head of `text`, None when there is none."""
    start = first_line(text)
    if start.line != _FENCE:
        return None
    inside = fenced(text, start, (_FENCE,))
    if inside is None:
        below = first_line(text[start.end : start.end + MAX_CHARS]).line
        return unclosed("toml", start, _FENCE) if "=" in below or below.startswith("[") else None
    if len(inside.text) > MAX_CHARS:
        return too_large("toml", start, len(inside.text))
    fields, problems = toml_fields(inside.text, inside.line)
    return Block("toml", fields, inside.body_start, problems)


def toml_fields(block: str, line: int) -> FieldsAndProblems:
    """Return the fields of `block`, whose first line has the number `line` in the file."""
    import tomllib  # noqa: PLC0415  for those who need it

    # tomllib is quadratic in the parts of a dotted key: 22 s for 64 KB of `a.a.a`.
    if is_too_deep(block) or any(_is_dotted(text) for text in block.split("\n")):
        fault = error(
            "front-matter-toml", "nested too deep", f"use at most {MAX_DEPTH} levels", line=line
        )
        return (), (fault,)
    try:
        table = tomllib.loads(block, parse_float=str)
        places = _places(block, line)
        return tuple(
            Field(printable(name), _value(value), *places.get(name, (line, 1)))
            for name, value in table.items()
        ), ()
    except (ValueError, RecursionError) as fault:
        return (), (_problem(str(fault), line),)


def _is_dotted(text: str) -> bool:
    parts = text.split("=", 1)[0].split(".")
    return len(parts) > MAX_DEPTH and sum(1 for part in parts if part.strip()) > MAX_DEPTH


def _value(value: object) -> FieldValue:
    if isinstance(value, dict):
        return tuple((printable(name), _value(item)) for name, item in value.items())
    if isinstance(value, list):
        return tuple(_value(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return printable(str(value))


def _places(block: str, line: int) -> dict[str, tuple[int, int]]:
    """Return line and column of the value of each key that starts a line; the first counts."""
    places: dict[str, tuple[int, int]] = {}
    for number, text in enumerate(block.split("\n"), line):
        if match := _KEY.match(text):
            places.setdefault(match[1] or match[2] or match[3] or "", (number, match.end() + 1))
    return places


def _problem(message: str, line: int) -> Problem:
    at_line, at_column = 1, 1
    if place := _PLACE.search(message):
        at_line, at_column = int(place[1]), int(place[2])
        message = message[: place.start()]
    if _REPEATED.search(message):
        code, hint = "front-matter-repeated-key", "keep one of the two fields"
    else:
        code, hint = "front-matter-toml", 'write name = "value", one field a line'
    return error(
        code, f"this is no TOML: {message}", hint, line=at_line + line - 1, column=at_column
    )
