"""Fields -> a YAML block that digestgen and every other reader of YAML takes for the same texts.

Pure. A value that YAML could take for anything but text (`no`, `2020`, `a: b`) stands in double
quotes with JSON's escapes; dates stand bare, because that is how people write them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from digestgen.content.values import pairs_of
from digestgen.model.source import FieldValue

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,59}")
# Letters first; no sign that means something to YAML anywhere.
_BARE = re.compile(r"[^\W\d_](?:[\w.,;()/+'’“”–—!?-]| (?! |\Z))*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = frozenset(
    ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"]
)


def front_matter(fields: Iterable[tuple[str, FieldValue]]) -> str:
    """Return the block between its `---` lines, one field a line, lists an item a line."""
    lines = [line for name, value in fields for line in _lines(name, value)]
    return "\n".join(["---", *lines, "---", ""])


def _lines(name: str, value: FieldValue) -> Iterator[str]:
    shown = name if _NAME.fullmatch(name) and name.lower() not in _WORDS else _quoted(name)
    if name == "draft" and value in ("true", "false"):
        yield f"draft: {value}"
    elif isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
        yield f"{shown}:"
        for item in value:
            yield f"  - {_text(str(item))}"
    else:
        yield f"{shown}: {_text(value) if isinstance(value, str) else _flow(value)}".rstrip()


def _text(text: str) -> str:
    if _DATE.fullmatch(text):
        return text
    is_bare = _BARE.fullmatch(text) and text.isprintable() and text.lower() not in _WORDS
    return text if is_bare else _quoted(text)


def _quoted(text: str) -> str:
    """Return `text` in double quotes; what YAML takes for a line end or refuses is escaped."""
    return "".join(map(_safe, json.dumps(text, ensure_ascii=False)))


def _safe(char: str) -> str:
    if char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"  # noqa: PLR2004


def _flow(value: FieldValue) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(value)
    if pairs := pairs_of(value):
        return "{" + ", ".join(f"{_quoted(key)}: {_flow(item)}" for key, item in pairs) + "}"
    return "[" + ", ".join(_flow(item) or "null" for item in value) + "]"
