"""Short ways to read a text in the tests of this folder."""

from __future__ import annotations

import json
from typing import Any

from digestgen.content.fields import read_fields
from digestgen.content.source import read_source
from digestgen.model.metadata import Metadata
from digestgen.model.problem import Problem, Severity
from digestgen.model.source import FieldValue, Source


def read(text: str, path: str = "a.md") -> tuple[Source, tuple[Problem, ...]]:
    """Return the source of a text that must be readable."""
    source, problems = read_source(text.encode(), path)
    assert source, problems
    return source, problems


def values(source: Source) -> dict[str, FieldValue]:
    """Return the fields by name."""
    return {field.name: field.value for field in source.fields}


def fault(text: str, path: str = "a.md") -> Problem:
    """Return the one error of a text that must not be readable."""
    source, problems = read_source(text.encode(), path)
    assert source is None
    (problem,) = [p for p in problems if p.severity is Severity.ERROR]
    assert path == problem.path
    return problem


def interpreted(fields: str, path: str = "a.md") -> tuple[Metadata, tuple[Problem, ...]]:
    """Return the metadata of YAML `fields`."""
    source, _ = read(f"---\n{fields}\n---\nBody.\n", path)
    return read_fields(source, timezone="UTC")


def metadata(fields: str, path: str = "a.md") -> Metadata:
    """Return the metadata of YAML `fields` that give no problem."""
    found, problems = interpreted(fields, path)
    assert not problems
    return found


def as_typed(text: str) -> FieldValue:
    """Return a value of `Metadata.extra` as the field had it."""

    def tupled(value: Any) -> FieldValue:  # noqa: ANN401  what JSON may hold
        return tuple(map(tupled, value)) if isinstance(value, list) else value

    return tupled(json.loads(text))
