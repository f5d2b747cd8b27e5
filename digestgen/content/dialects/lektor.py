"""A page of the Lektor kind, `contents.lr`: fields divided by `---` lines, one of them the body.

    title: A page
    ---
    categories:

    one
    two
    ---
    body:

    Text.

A `---` inside a value is written `----`. A body that does not stand last is put last.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from digestgen.content.dialects.block import MAX_CHARS, Block, refused
from digestgen.content.dialects.field_lines import field_line, without_repeats
from digestgen.content.faults import error
from digestgen.model.source import Field

_DIVIDER = "---"
_ESCAPED = re.compile(r"^-(-{3,})[ \t]*$", re.MULTILINE)
_BODY_NAMES = ("body", "content", "text")


class _Part(NamedTuple):
    name: str
    line: int
    column: int
    start: int
    """Offset of the value."""
    end: int


def read(text: str) -> Block | None:
    """Return the fields and the body of `text`; None when its first line is no field."""
    parts = _parts(text)
    if not parts:
        return None
    names = {part.name.lower() for part in parts}
    body_name = next((name for name in _BODY_NAMES if name in names), "")
    body = next((part for part in parts if part.name.lower() == body_name), None)
    others = [part for part in parts if part is not body]
    if sum(part.end - part.start for part in others) > MAX_CHARS:
        fault = error("front-matter-size", f"fields of more than {MAX_CHARS:,} characters", line=1)
        return refused("lektor", fault)
    fields, problems = without_repeats([_field(part, text) for part in others])
    if body is None:
        return Block("lektor", fields, len(text), tuple(problems))
    if body.end >= len(text):
        return Block("lektor", fields, body.start, tuple(problems))
    head = text[: body.start] + text[body.end :].rstrip("\n") + "\n"
    return Block("lektor", fields, len(head), tuple(problems), head + text[body.start : body.end])


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    at, number, is_start = 0, 1, True
    for line in text.split("\n"):
        end = min(at + len(line) + 1, len(text))
        if is_start and line.strip():
            indent = len(line) - len(line.lstrip())
            parsed = field_line(line[indent:])
            if parsed is not None:
                column = parsed.column + indent
                start = at + column - 1 if parsed.value else end
                parts.append(_Part(parsed.name, number, column, start, end))
            elif not parts:
                return []
            # A `---` that no field follows is a rule in the text above it.
            is_start = False
        elif line.rstrip() == _DIVIDER:
            _end_last(parts, at)
            is_start = True
        at, number = end, number + 1
    _end_last(parts, len(text))
    return parts


def _end_last(parts: list[_Part], end: int) -> None:
    if parts:
        parts[-1] = parts[-1]._replace(end=max(end, parts[-1].start))


def _field(part: _Part, text: str) -> Field:
    value = _ESCAPED.sub(r"\1", text[part.start : part.end]).strip()
    return Field(part.name, value or None, part.line, part.column)
