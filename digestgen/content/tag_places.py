"""Where the tags of an article stand in its file, for messages.

Pure. A field knows the place of its value; the place of one tag in it is looked for in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from digestgen.content.decoding import decode
from digestgen.content.field_names import CONTAINERS, role_of
from digestgen.content.paths import format_of
from digestgen.content.source import read_source
from digestgen.model.source import Format

_ROLES = frozenset({"tags", "categories"})
_BEFORE, _BEHIND = r"(?:^|[\[,:#\"'=]|-\s)\s*[\"'#]?(?:\[\[)?", r"[\"']?(?:\]\])?\s*(?=$|[,\]\"'#])"


def place_of_tag(data: bytes, path: str, tags: Iterable[str]) -> tuple[int, int]:
    """Return line and column, from 1, of the first of `tags` that the fields of a file hold.

    (0, 0) when no field holds tags: those of a scraped text stand anywhere in it. The place of the
    field when the tag is written there with escapes.
    """
    text = decode(data, is_html=format_of(path) is Format.HTML).text
    source, _ = read_source(data, path)
    if text is None or source is None:
        return 0, 0
    fields = [field for field in source.fields if field.line]
    holding = [
        field
        for field in fields
        if role_of(field.name) in _ROLES or field.name.lower() in CONTAINERS
    ]
    lines = text.split("\n")
    for field in holding:
        end = min((f.line for f in fields if f.line > field.line), default=len(lines) + 1)
        for tag in tags:
            if place := _find(lines, tag, first=field.line, column=field.column, end=end):
                return place
    return (holding[0].line, holding[0].column) if holding else (0, 0)


def _find(
    lines: list[str], tag: str, *, first: int, column: int, end: int
) -> tuple[int, int] | None:
    """Return the place of a tag in the lines `first` to before `end`, as an item of its own."""
    words = r"\s+".join(map(re.escape, tag.split()))
    pattern = re.compile(f"{_BEFORE}({words}){_BEHIND}")
    for number in range(first, min(end, len(lines) + 1)):
        line = lines[number - 1]
        # The sign before the value may belong to what marks an item: `- `, `[`, a quote.
        start = max(0, column - 3) if number == first else 0
        if match := pattern.search(line, start):
            return number, match.start(1) + 1
    return None
