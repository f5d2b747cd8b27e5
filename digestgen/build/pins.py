"""Articles that topics.yaml pins and the site does not have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digestgen.build.scan import TOPICS_FILE
from digestgen.model.problem import Problem, Severity
from digestgen.model.topic import TopicEntry
from digestgen.store.catalog import Catalog

_Pin = tuple[str, int, int]
"""Name, line and column, in the form that the store keeps."""


def pins_of(entries: Iterable[TopicEntry]) -> list[_Pin]:
    """Return everything that is pinned, in the order of the file."""
    return [(pin.name, pin.line, pin.column) for entry in entries for pin in entry.pinned]


def pin_problems(catalog: Catalog, pins: Sequence[_Pin] | None) -> tuple[Problem, ...]:
    """Return a fault for each article that is not in the site. Linear in the pins."""
    return tuple(
        Problem(
            TOPICS_FILE,
            line,
            column,
            "topics-pinned",
            f"there is no article '{name}' to pin",
            "write its path below content/, its slug or its title; no draft",
            Severity.ERROR,
        )
        for name, line, column in pins or ()
        if catalog.pinned_article(name) is None
    )
