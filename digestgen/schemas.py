"""JSON Schemas of what people write: front matter, digestgen.yaml, topics.yaml.

Made of `model/documents.py`. Draft 7, which the programs of editors know best.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from digestgen.cleaning.rules import RULE_NAMES
from digestgen.model.documents import ConfigDocument, FrontMatterDocument, TopicDocument

_DIALECT = "http://json-schema.org/draft-07/schema#"
_REF = "#/definitions/{name}"
_Schema = dict[str, Any]


def front_matter_schema() -> _Schema:
    """Return the schema of the fields of an article."""
    return _schema(FrontMatterDocument, "Front matter of an article")


def config_schema() -> _Schema:
    """Return the schema of `digestgen.yaml`, with the rules that may be switched."""
    schema = _schema(ConfigDocument | None, "digestgen.yaml")
    cleaning = schema["definitions"]["CleaningDocument"]["properties"]["rules"]
    rules = next(one for one in cleaning["anyOf"] if one.get("type") == "object")
    # A misspelt rule would stay on in silence.
    truth = rules.pop("additionalProperties")
    rules["properties"] = dict.fromkeys(sorted(RULE_NAMES), truth)
    rules["additionalProperties"] = False
    return schema


def topics_schema() -> _Schema:
    """Return the schema of `content/topics.yaml`: a list of names and entries."""
    return _schema(list[str | int | float | bool | TopicDocument] | None, "content/topics.yaml")


SCHEMAS = {
    "front-matter": front_matter_schema,
    "config": config_schema,
    "topics": topics_schema,
}


def schema_text(name: str) -> str:
    """Return the schema of that name as it stands in a file."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"


def _schema(shape: Any, title: str) -> _Schema:  # noqa: ANN401  a type, or a union of types
    (root,), components = msgspec.json.schema_components([shape], ref_template=_REF)
    definitions = {name: _shortened(components[name]) for name in sorted(components)}
    head = {"$schema": _DIALECT, "title": title}
    return {**head, **_shortened(root), "definitions": definitions}


def _shortened(schema: Any) -> Any:  # noqa: ANN401  a part of a schema
    """Return the same with a list of types in place of a union of them, and no empty defaults."""
    if isinstance(schema, list):
        return [_shortened(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    short = {key: _shortened(value) for key, value in schema.items()}
    if short.get("default", ...) is None:
        del short["default"]
    union = short.get("anyOf", ())
    if union and all(one.keys() == {"type"} for one in union):
        del short["anyOf"]
        short["type"] = [one["type"] for one in union]
    return short
