"""Header lines `Name: value` at the very head of a file, up to the first blank line.

The habit of Pelican and MultiMarkdown. Prose may look like it (`Note: this is new.`), so one name
must be known, and in plain text a title must stand in the first three lines and a body below.
"""

from __future__ import annotations

import re

from digestgen.content.dialects.block import MAX_CHARS, Block
from digestgen.content.dialects.field_lines import field_line, without_repeats
from digestgen.content.field_names import fold_name, is_known, is_strong
from digestgen.model.source import Field

_NAME = re.compile(r"\w+(?:[ _-]\w+){0,3}\Z")
_TITLE_LINES = 3


def read(text: str) -> Block | None:
    """Return the header of a Markdown file, None when there is none."""
    header = _header(text)
    if header is None:
        return None
    fields, body_start = header
    is_single = len(fields) == 1
    if not any(is_strong(f.name) if is_single else is_known(f.name) for f in fields):
        return None
    once, problems = without_repeats(fields)
    return Block("pelican", once, body_start, tuple(problems))


def read_titled(text: str) -> Block | None:
    """Return the header of a plain text: with a title in its first lines and a body below."""
    block = read(text)
    if block is None or not text[block.body_start :].strip():
        return None
    is_titled = any(
        fold_name(field.name) == "title" for field in block.fields if field.line <= _TITLE_LINES
    )
    return block if is_titled else None


def _header(text: str) -> tuple[list[Field], int] | None:
    fields: list[Field] = []
    at, number = 0, 1
    while at < len(text) and at <= MAX_CHARS:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip()
        if not line:
            return (fields, min(end + 1, len(text))) if fields else None
        if line.startswith(("  ", "\t")) and fields:
            last = fields.pop()
            value = f"{last.value or ''}\n{line.strip()}".strip()
            fields.append(Field(last.name, value, last.line, last.column))
        else:
            parts = field_line(line)
            if parts is None or not _NAME.match(parts.name):
                return None
            fields.append(Field(parts.name, parts.value or None, number, parts.column))
        at, number = end + 1, number + 1
    return (fields, len(text)) if fields and at >= len(text) else None
