"""Fields in a fenced code block at the head of a file, as `~~~~toml`; of TOML, YAML or JSON.

An article may also begin with a code example: only a block with a title or a date is front matter.
"""

from __future__ import annotations

import re

from digestgen.content.dialects.block import (
    MAX_CHARS,
    Block,
    fenced,
    first_line,
    too_large,
    unclosed,
)
from digestgen.content.dialects.json_block import json_fields
from digestgen.content.dialects.toml_block import toml_fields

_OPENING = re.compile(r"(`{3,}|~{3,})[ \t]*(toml|yaml|yml|json)\Z", re.IGNORECASE)
_STRONG_LINE = re.compile(r"[ \t]*[\"']?(?:title|date|published)[\"']?[ \t]*[:=]", re.IGNORECASE)
_LINES_LOOKED_AT = 20


def read(text: str) -> Block | None:
    """Return the block at the head of `text`, None when there is none."""
    start = first_line(text)
    opening = _OPENING.match(start.line)
    if opening is None:
        return None
    language = opening[2].lower()
    dialect = "yaml" if language == "yml" else language
    inside = fenced(text, start, (opening[1],))
    block = inside.text if inside else text[start.end : start.end + MAX_CHARS]
    if not any(_STRONG_LINE.match(line) for line in block.split("\n", _LINES_LOOKED_AT)):
        return None
    if inside is None:
        return unclosed(dialect, start, opening[1])
    if len(inside.text) > MAX_CHARS:
        return too_large(dialect, start, len(inside.text))
    if dialect == "toml":
        fields, problems = toml_fields(inside.text, inside.line)
    elif dialect == "json":
        fields, problems = json_fields(inside.text, inside.line)
    else:
        # PyYAML is loaded for those who need it.
        from digestgen.content.dialects.yaml_block import yaml_fields  # noqa: PLC0415

        dialect, (fields, problems) = yaml_fields(inside.text, inside.line)
    return Block(dialect, fields, inside.body_start, problems)
