"""Metadata -> front matter in YAML: the way back of `read_fields`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import json

from digestgen.model.metadata import Metadata
from digestgen.text.yaml_text import yaml_list, yaml_text

_NOT_KEPT = frozenset({"url", "canonical"})


def write_front_matter(metadata: Metadata) -> str:
    """Return the block with its fences; `read_fields` gives `metadata` for it.

    What is absent is left out. Of `extra` the texts are written, lists and mappings are not.
    """
    lines = ["---\n"]
    for name, value in _fields(metadata):
        if isinstance(value, tuple):
            lines.append(f"{name}:\n{yaml_list(value)}")
        else:
            lines.append(f"{name}: {value}\n")
    return "".join([*lines, "---\n"])


def _fields(metadata: Metadata) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield what is there, ready to be written, in the order in which people expect it."""
    if metadata.title:
        yield "title", yaml_text(metadata.title)
    for name, day in (("date", metadata.published), ("updated", metadata.updated)):
        if day:
            yield name, day.isoformat()
    for name, values in (("authors", metadata.authors), ("tags", metadata.tags)):
        if values:
            yield name, values
    texts = (
        ("section", metadata.section),
        ("summary", metadata.summary),
        ("language", metadata.language),
        ("source_url", metadata.source_url),
        ("slug", metadata.slug),
    )
    yield from ((name, yaml_text(text)) for name, text in texts if text)
    if metadata.is_draft:
        yield "draft", "true"
    for name, data in metadata.extra:
        value = json.decode(data)
        if isinstance(value, str) and name.isidentifier() and name not in _NOT_KEPT:
            yield name, yaml_text(value)
