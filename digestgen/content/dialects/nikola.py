"""Fields as comments of reStructuredText, `.. title: x`, also inside `<!-- -->`: as Nikola does."""

from __future__ import annotations

import re

from digestgen.content.dialects.block import MAX_CHARS, Block, first_line, unclosed
from digestgen.content.dialects.field_lines import field_line, without_repeats
from digestgen.content.field_names import is_known
from digestgen.model.source import Field

_MARK = ".. "
_COMMENT, _COMMENT_END = "<!--", "-->"
_OPENING = re.compile(r"\s*(?:<!--\s*)?\.\. \w")


def read(text: str) -> Block | None:
    """Return the block at the head of `text`, None when there is none."""
    if not _OPENING.match(text):
        return None
    in_comment = text.lstrip().startswith(_COMMENT)
    fields: list[Field] = []
    at, is_closed = 0, False
    lines = text[:MAX_CHARS].split("\n")
    for number, raw in enumerate(lines, 1):
        line = raw.strip().removeprefix(_COMMENT).lstrip() if not fields else raw.strip()
        is_closed = in_comment and line.endswith(_COMMENT_END)
        line = line.removesuffix(_COMMENT_END).rstrip() if is_closed else line
        parts = field_line(line.removeprefix(_MARK)) if line.startswith(_MARK) else None
        if parts is None and line and raw.strip() != _COMMENT:
            break
        if parts is None and fields and not line and not in_comment:
            break
        if parts is not None:
            column = raw.find(parts.value) + 1 if parts.value else len(raw) + 1
            fields.append(Field(parts.name, parts.value or None, number, column))
        at += len(raw) + 1
        if is_closed:
            break
    if not any(is_known(field.name) for field in fields):
        return None
    if in_comment and not is_closed:
        return unclosed("nikola", first_line(text), _COMMENT_END)
    once, problems = without_repeats(fields)
    return Block("nikola", once, min(at, len(text)), tuple(problems))
