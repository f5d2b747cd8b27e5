"""Plain lines `name: value` between `---`: what generators read that never knew YAML.

A last resort when YAML refuses the block (`title: Foo: a story`, `twitter_site: @name`). Values are
text; `[a, b]` is a list, and so are lines `- a` below an empty value; quotes around a value go.
"""

from __future__ import annotations

from digestgen.content.dialects.block import FieldsAndProblems
from digestgen.content.dialects.field_lines import field_line, without_repeats
from digestgen.model.source import Field, FieldValue

_QUOTES = "\"'"


def plain_fields(block: str, line: int) -> FieldsAndProblems | None:
    """Return the fields of `block`, None when a line is neither field, list item nor comment."""
    fields: list[Field] = []
    items: list[str] = []
    for number, text in enumerate(block.split("\n"), line):
        stripped = text.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("- ") and fields and fields[-1].value is None:
            items.append(_unquoted(stripped[2:].strip()))
            continue
        parts = field_line(text)
        if parts is None:
            return None
        _close_list(fields, items)
        fields.append(Field(parts.name, _value(parts.value), number, parts.column))
    _close_list(fields, items)
    once, problems = without_repeats(fields)
    return once, tuple(problems)


def _close_list(fields: list[Field], items: list[str]) -> None:
    if items:
        last = fields.pop()
        fields.append(Field(last.name, tuple(items), last.line, last.column))
        items.clear()


def _value(text: str) -> FieldValue:
    if not text:
        return None
    if text.startswith("[") and text.endswith("]") and "](" not in text:
        return tuple(_unquoted(item.strip()) for item in text[1:-1].split(",") if item.strip())
    return _unquoted(text)


def _unquoted(text: str) -> str:
    is_quoted = len(text) > 1 and text[0] in _QUOTES and text[-1] == text[0]
    return text[1:-1] if is_quoted and text[0] not in text[1:-1] else text
