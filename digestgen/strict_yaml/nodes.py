"""What YAML is read into: scalars, lists and mappings, each with its place."""

from __future__ import annotations

from typing import NamedTuple

import msgspec


class YamlFault(NamedTuple):
    """What is wrong, where, and what to write instead."""

    line: int
    """From `first_line`."""
    column: int
    """From 1, in characters."""
    message: str
    hint: str
    kind: str = "refused"
    """syntax, repeated-key, size, or refused: what YAML allows and this reader does not."""


class Scalar(msgspec.Struct, frozen=True):
    """A single value; None for nothing at all (`key:` or `key: ~`)."""

    text: str | None
    line: int
    column: int


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(msgspec.Struct, frozen=True):
    """Keys and values in the order of the file; no key twice."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping
