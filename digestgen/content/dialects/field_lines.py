"""Lines of the form `name: value`, as people write them without knowing any format."""

from __future__ import annotations

import re
from typing import NamedTuple

from digestgen.content.dialects.block import repeated
from digestgen.model.problem import Problem
from digestgen.model.source import Field

_FIELD = re.compile(r"(\w[\w.@/ -]{0,59}):(?:[ \t]+(.*)|[ \t]*)\Z")


class FieldLine(NamedTuple):
    """One such line."""

    name: str
    value: str
    column: int
    """Of the value, from 1."""


def field_line(line: str) -> FieldLine | None:
    """Return the parts of `line`, None when it is no field; `http://x` and `10:30` are none."""
    match = _FIELD.match(line)
    if match is None:
        return None
    value = (match[2] or "").strip()
    return FieldLine(
        match[1].rstrip(), value, len(line) - len(line[match.end(1) + 1 :].lstrip()) + 1
    )


def without_repeats(fields: list[Field]) -> tuple[tuple[Field, ...], list[Problem]]:
    """Return `fields`, each name once, and a fault for every further one."""
    seen: dict[str, Field] = {}
    problems: list[Problem] = []
    for field in fields:
        first = seen.setdefault(field.name.lower(), field)
        if first is not field:
            problems.append(repeated(field.name, line=field.line, column=1, first=first.line))
    return tuple(seen.values()), problems
