"""JSON: an object at the very head of a file, or between `;;;` or `---json` lines."""

from __future__ import annotations

import re

from digestgen.content.dialects.block import (
    MAX_CHARS,
    MAX_DEPTH,
    Block,
    FieldsAndProblems,
    fenced,
    first_line,
    is_too_deep,
    refused,
    repeated,
    too_large,
    unclosed,
)
from digestgen.content.faults import error
from digestgen.model.problem import Problem
from digestgen.model.source import Field, FieldValue
from digestgen.text.lines import printable

_FENCE = ";;;"
# `{% include %}`, `{{ shortcode }}` and `{: .class }` also begin with a brace.
_OBJECT = re.compile(r"\s*(\{\s*\")")
_COLON = re.compile(r"\s*:\s*")
_HINT = 'write {"title": "...", "date": "2024-02-13"}'


class _Repeated(Exception):  # noqa: N818  carries the name out of the decoder's hook
    pass


class _Pairs(tuple[tuple[str, object], ...]):
    """An object of the text; a list of the text stays a list."""


def read_fenced(text: str) -> Block | None:
    """Return the block between `;;;` lines at the head of `text`, None when there is none."""
    start = first_line(text)
    if start.line != _FENCE:
        return None
    inside = fenced(text, start, (_FENCE,))
    if inside is None:
        return unclosed("json", start, _FENCE)
    if len(inside.text) > MAX_CHARS:
        return too_large("json", start, len(inside.text))
    fields, problems = json_fields(inside.text, inside.line)
    return Block("json", fields, inside.body_start, problems)


def read_object(text: str) -> Block | None:
    """Return the block of an object at the head of `text`, None when there is none."""
    opening = _OBJECT.match(text)
    if opening is None:
        return None
    start = opening.start(1)
    window = text[start : start + MAX_CHARS]
    line = text.count("\n", 0, start) + 1
    fields, problems, end = _decoded(window, line)
    if problems:
        return refused("json", problems[0])
    rest = text.find("\n", start + end)
    rest = len(text) if rest < 0 else rest + 1
    body_start = rest if not text[start + end : rest].strip() else start + end
    return Block("json", fields, body_start)


def json_fields(block: str, line: int) -> FieldsAndProblems:
    """Return the fields of `block`, an object with or without its braces."""
    if not block.strip():
        return (), ()
    if not block.lstrip().startswith("{"):
        block, line = "{\n" + block + "}", line - 1
    fields, problems, end = _decoded(block, line)
    if not problems and block[end:].strip():
        fault = error(
            "front-matter-json",
            "text stands behind the object",
            _HINT,
            line=line + block.count("\n", 0, end),
        )
        return (), (fault,)
    return fields, problems


def _decoded(text: str, line: int) -> tuple[tuple[Field, ...], tuple[Problem, ...], int]:
    lead = len(text) - len(text.lstrip())
    if is_too_deep(text):
        fault = error(
            "front-matter-json",
            "nested too deep",
            f"use at most {MAX_DEPTH} levels",
            line=line,
            column=1,
        )
        return (), (fault,), 0
    import json  # noqa: PLC0415  for those who need it

    decoder = json.JSONDecoder(
        object_pairs_hook=_pairs, parse_int=str, parse_float=str, parse_constant=str
    )
    try:
        pairs, end = decoder.raw_decode(text, lead)
    except json.JSONDecodeError as fault:
        message = f"this is no JSON: {fault.msg}"
        place = {"line": fault.lineno + line - 1, "column": fault.colno}
        return (), (error("front-matter-json", message, _HINT, **place),), 0
    except _Repeated as fault:
        return (), (_repeated(text, str(fault), line),), 0
    return _placed(pairs, text, line), (), end


def _pairs(pairs: list[tuple[str, object]]) -> _Pairs:
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            raise _Repeated(name)
        seen.add(name)
    return _Pairs(pairs)


def _placed(pairs: _Pairs, text: str, line: int) -> tuple[Field, ...]:
    fields: list[Field] = []
    at = 0
    for name, value in pairs:
        typed = _typed(name)
        found = text.find(typed, at)
        # A name typed with escapes is not found; its field stays at the place of the one before.
        if found >= 0 and (colon := _COLON.match(text, found + len(typed))):
            at = colon.end()
        row, column = text.count("\n", 0, at), at - text.rfind("\n", 0, at)
        fields.append(Field(printable(name), _value(value), line + row, column))
    return tuple(fields)


def _typed(name: str) -> str:
    """Return `name` as it most likely stands in the text."""
    from json import dumps  # noqa: PLC0415  for those who need it

    return dumps(name, ensure_ascii=False)


def _value(value: object) -> FieldValue:
    if value is None:
        return None
    if isinstance(value, _Pairs):
        return tuple((printable(name), _value(item)) for name, item in value)
    if isinstance(value, list):
        return tuple(_value(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return printable(str(value))


def _repeated(text: str, name: str, line: int) -> Problem:
    typed = _typed(name)
    first = text.find(typed)
    again = text.find(typed, first + 1)
    return repeated(
        name,
        line=line + text.count("\n", 0, max(again, 0)),
        column=again - text.rfind("\n", 0, max(again, 0)) if again > 0 else 1,
        first=line + text.count("\n", 0, max(first, 0)),
    )
