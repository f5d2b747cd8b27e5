"""The fence of dashes: `---` around YAML, and `---json`, `---toml` around the others.

A file may also begin with a thematic break. Front matter is only what looks like fields: a closed
block whose first line is one, or an unclosed one whose very first line is.
"""

from __future__ import annotations

import re

from digestgen.content.dialects.block import (
    MAX_CHARS,
    Block,
    Fenced,
    FieldsAndProblems,
    Start,
    fenced,
    first_line,
    too_large,
    unclosed,
)
from digestgen.content.dialects.yaml_block import yaml_fields
from digestgen.content.field_names import is_known

_OPENING = re.compile(r"(-{3,})[ \t]*(json|toml|yaml|yml)?\Z", re.IGNORECASE)
_NAME = re.compile(r"\s*(\"[^\"\n]*\"|'[^'\n]*'|[\w$@][\w.@/ -]{0,59})\s*:(?:\s|\Z)")
_DASHES = "---"


def read(text: str) -> Block | None:
    """Return the block at the head of `text`, None when there is none."""
    start = first_line(text)
    opening = _OPENING.match(start.line)
    if opening is None:
        return None
    dashes, language = opening[1], (opening[2] or "").lower()
    closers = (
        (dashes, "...") if dashes == _DASHES and language in ("", "yaml", "yml") else (dashes,)
    )
    inside = fenced(text, start, closers)
    if inside is None:
        is_meant = language or (dashes == _DASHES and _opens_with_field(text, start))
        return unclosed(language or "yaml", start, dashes) if is_meant else None
    if not language and not _holds_fields(inside.text):
        return None
    if len(inside.text) > MAX_CHARS:
        return too_large(language or "yaml", start, len(inside.text))
    dialect, (fields, problems) = _parsed(inside, language)
    return Block(dialect, fields, inside.body_start, problems)


def _parsed(inside: Fenced, language: str) -> tuple[str, FieldsAndProblems]:
    # What the rarer languages stand on is loaded for those who need it.
    if language == "json":
        from digestgen.content.dialects.json_block import json_fields  # noqa: PLC0415

        return "json", json_fields(inside.text, inside.line)
    if language == "toml":
        from digestgen.content.dialects.toml_block import toml_fields  # noqa: PLC0415

        return "toml", toml_fields(inside.text, inside.line)
    return yaml_fields(inside.text, inside.line)


def _opens_with_field(text: str, start: Start) -> bool:
    """Return whether a field stands right below the fence, or a known one below blank lines."""
    below = first_line(text[start.end : start.end + MAX_CHARS])
    match = _NAME.match(below.line)
    if match is None:
        return False
    return is_known(match[1].strip("\"'")) or (below.number == 1 and " " not in match[1])


def _holds_fields(block: str) -> bool:
    """Return whether `block` is meant as fields, well written or not; an empty one is."""
    lines = [
        line
        for line in block[:MAX_CHARS].split("\n")
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not lines:
        # Two rules with headings between them are a body; two rules alone are front matter.
        return not block.strip()
    if lines[0].lstrip().startswith(("{", "? ", "&", "!")):
        return True
    match = _NAME.match(lines[0])
    if match and (" " not in match[1].strip() or is_known(match[1].strip())):
        return True
    names = (_NAME.match(line) for line in lines if not line.startswith((" ", "\t")))
    return any(name and is_known(name[1].strip("\"'")) for name in names)
