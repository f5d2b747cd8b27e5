"""Fields -> a YAML block that digestgen and every other reader of YAML takes for the same texts.

Pure. A value that YAML could take for anything but text (`no`, `2020`, `a: b`) stands in double
quotes; dates stand bare, because that is how people write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digestgen.content.values import pairs_of
from digestgen.model.source import FieldValue
from digestgen.text.yaml_text import yaml_quoted, yaml_text

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,59}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def front_matter(fields: Iterable[tuple[str, FieldValue]]) -> str:
    """Return the block between its `---` lines, one field a line, lists an item a line."""
    lines = [line for name, value in fields for line in _lines(name, value)]
    return "\n".join(["---", *lines, "---", ""])


def _lines(name: str, value: FieldValue) -> Iterator[str]:
    shown = yaml_text(name) if _NAME.fullmatch(name) else yaml_quoted(name)
    if name == "draft" and value in ("true", "false"):
        yield f"draft: {value}"
    elif isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
        yield f"{shown}:"
        for item in value:
            yield f"  - {_text(str(item))}"
    else:
        yield f"{shown}: {_text(value) if isinstance(value, str) else _flow(value)}".rstrip()


def _text(text: str) -> str:
    return text if _DATE.fullmatch(text) else yaml_text(text)


def _flow(value: FieldValue) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return yaml_quoted(value)
    if pairs := pairs_of(value):
        return "{" + ", ".join(f"{yaml_quoted(key)}: {_flow(item)}" for key, item in pairs) + "}"
    return "[" + ", ".join(_flow(item) or "null" for item in value) + "]"
