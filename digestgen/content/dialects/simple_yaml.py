r"""The YAML of most front matter, read without a YAML parser.

    title: "In quotes, nothing escaped"
    date: 2020-04-26
    tags: [one, "two"]
    authors:
      - Jane Doe

Lines `name: value` with a text on the line, a list in brackets or a list of texts below. Anything
else (blocks, mappings, anchors, comments, escapes, empty values, names twice) is not read here but
by `strict_yaml`, and what is read here has the fields and places that it would give: YAML 1.1,
sections 7 to 9. Linear.
"""

from __future__ import annotations

import re

from digestgen.model.source import Field, FieldValue

_NAME = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,59}):(?: +|\Z)")
_DASH = re.compile(r"( *)- +(?=[^ ])")
_MAX_OPEN = 100
"""Brackets in texts; beyond it the other reader counts how deep they nest."""
# A plain text begins with a letter or digit; `: ` and ` #` end it, in brackets other signs do too.
_TEXT = re.compile(r"\"([^\"\\]*)\" *|'([^']*)' *|([^\W_].*)")
_PLAIN = 3
_ENDS_PLAIN = re.compile(r":(?: |\Z)| #")
_BARE = r"[^\W_][^\s,\[\]{}:#\"']*(?: +[^\s,\[\]{}:#\"']+)*"
_ITEM = re.compile(rf" *(?:\"([^\"\\]*)\"|'([^']*)'|({_BARE})) *(?:, *(?=[^ ])|\Z)")


def simple_fields(block: str, line: int) -> tuple[Field, ...] | None:
    """Return the fields of `block`, None when it is not of the simple kind.

    `line` is the number of the block's first line in the file.
    """
    if not block.replace("\n", "").isprintable() or block.count("[") + block.count("{") > _MAX_OPEN:
        return None
    fields: dict[str, Field] = {}
    lines = block.split("\n")
    at = 0
    while at < len(lines):
        text = lines[at]
        at += 1
        if not text:
            continue
        found = _NAME.match(text)
        if found is None or found[1] in fields:
            return None
        name, start = found[1], found.end()
        value: FieldValue
        if start < len(text):
            value = _flow_list(text[start:]) if text[start] == "[" else _text(text[start:])
            place = line + at - 1, start + 1
        else:
            value = _block_list(lines, at)
            place = line + at, len(lines[at]) - len(lines[at].lstrip(" ")) + 1 if value else 0
            at += len(value or ())
        if value is None:
            return None
        fields[name] = Field(name, value, *place)
    return tuple(fields.values()) or None


def _text(text: str) -> str | None:
    found = _TEXT.fullmatch(text)
    if found is None:
        return None
    if found.lastindex != _PLAIN:
        return found[found.lastindex or 0]
    return None if _ENDS_PLAIN.search(text) else text.rstrip(" ")


def _block_list(lines: list[str], at: int) -> tuple[str, ...] | None:
    """Return the items that stand from line `at` on, None for none or not only texts."""
    items: list[str] = []
    indent = None
    for line in lines[at:]:
        dash = _DASH.match(line)
        if dash is None:
            break
        item = _text(line[dash.end() :])
        if item is None or (indent is not None and indent != dash[1]):
            return None
        indent = dash[1]
        items.append(item)
    return tuple(items) or None


def _flow_list(text: str) -> tuple[str, ...] | None:
    """Return the items of a list in brackets, None when they are not only texts."""
    text = text.rstrip(" ")
    end = len(text) - 1
    if text[end] != "]":
        return None
    items: list[str] = []
    at = 1
    while at < end:
        found = _ITEM.match(text, at, end)
        if found is None:
            return None
        items.append(found[found.lastindex or 0])
        at = found.end()
    return tuple(items)
