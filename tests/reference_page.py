"""docs/reference.md, made of the models of what people write (`digestgen/model/documents.py`).

    python -m tests.reference_page      writes it anew

A test says when it has fallen behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from digestgen.schemas import config_schema, front_matter_schema, topics_schema

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference.md"
_HEAD = """\
---
date: 2026-11-22
tags: [Editors, Publishers, Reference]
---

# Every field and key

What may stand in an article's front matter, in `digestgen.yaml` and in `content/topics.yaml`: made
of the same models as the schemas that `digestgen schema` prints for editors' programs. None is
required but where it says so. The guides say more: [articles](content.md),
[configuration](configuration.md), [topics](topics.md).
"""
_SECTIONS = (
    ("Front matter of an article", front_matter_schema, "FrontMatterDocument"),
    ("`digestgen.yaml`", config_schema, "ConfigDocument"),
    ("`content/topics.yaml`", topics_schema, "TopicDocument"),
)
_KINDS = {
    "string": "text",
    "integer": "number",
    "number": "number",
    "boolean": "`true`, `false`",
    "array": "list",
    "object": "mapping",
}
_TRUTH = {"true", "false", "yes", "no", "on", "off"}
_Schema = dict[str, Any]


def reference_page() -> str:
    """Return the page as it should be."""
    lines = [_HEAD]
    for title, schema_of, root in _SECTIONS:
        definitions = schema_of()["definitions"]
        lines += [f"## {title}\n", f"{_plain(definitions[root]['description'])}\n"]
        lines += ["| | value | default | |", "|---|---|---|---|"]
        lines += [*_rows(definitions[root], definitions, ""), ""]
    return "\n".join(lines)


def _rows(shape: _Schema, definitions: _Schema, before: str) -> Iterator[str]:
    for name, field in shape["properties"].items():
        inner = _reference(field)
        if inner:
            yield from _rows(definitions[inner], definitions, f"{before}{name}.")
            continue
        about = field.get("description", "")
        if name in shape.get("required", ()):
            about = f"Required. {about}"
        if examples := field.get("examples"):
            about += " As in " + ", ".join(f"`{_value(one)}`" for one in examples) + "."
        default = f"`{_value(field['default'])}`" if field.get("default", "") != "" else ""
        yield f"| `{before}{name}` | {_kinds(field, definitions)} | {default} | {_plain(about)} |"


def _reference(field: _Schema) -> str:
    """Return the name of the mapping that a field holds; '' when it holds none, or a list."""
    for one in (field, *field.get("anyOf", ())):
        if "$ref" in one:
            return str(one["$ref"]).rpartition("/")[2]
    return ""


def _kinds(field: _Schema, definitions: _Schema) -> str:
    """Return in words what a field may hold."""
    parts = list(_parts(field, definitions))
    # A text may be written as a number or as yes and no; a truth as a word.
    if "text" in parts:
        parts = [part for part in parts if part not in ("number", _KINDS["boolean"])]
    return " or ".join(dict.fromkeys(parts))


def _parts(field: _Schema, definitions: _Schema) -> Iterator[str]:
    if "enum" in field:
        values = [str(_value(one)) for one in field["enum"]]
        yield _KINDS["boolean"] if set(values) <= _TRUTH else ", ".join(f"`{v}`" for v in values)
        return
    for one in field.get("anyOf", ()):
        yield from _parts(one, definitions)
    kinds = field.get("type", ())
    for kind in (kinds,) if isinstance(kinds, str) else kinds:
        if kind == "null":
            continue
        low, high = field.get("minimum"), field.get("maximum")
        is_range = kind == "integer" and low is not None
        yield f"{low} to {high:,}" if is_range and high else _KINDS[kind]


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "\\<")


if __name__ == "__main__":
    PAGE.write_text(reference_page(), encoding="utf-8")
