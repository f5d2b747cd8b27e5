"""A source: one file of `content/`, decoded and split into fields and body, not interpreted yet."""

from __future__ import annotations

from enum import Enum

import msgspec

FieldValue = str | tuple["FieldValue", ...] | tuple[tuple[str, "FieldValue"], ...] | None
"""Text as typed, a list, a mapping as pairs, or None for an empty value."""


class Format(str, Enum):
    """How the body of a source is written."""

    MARKDOWN = "markdown"
    TEXT = "text"
    """Scraped or pasted plain text: the cleaner's rules apply, and its characters are no markup."""
    HTML = "html"
    """A saved web page; the body of its Source is Markdown made from it."""


class Field(msgspec.Struct, frozen=True):
    """One field of the front matter, as typed."""

    name: str
    value: FieldValue
    line: int
    """From 1, in the file."""
    column: int
    """Of the value, from 1, in characters."""


class Source(msgspec.Struct, frozen=True):
    """A file, decoded."""

    path: str
    """Below `content/`, with `/`."""
    text: str
    """The decoded file with `\\n` line ends and no BOM; of a saved page the extracted Markdown.
    Offsets of edits count in it."""
    format: Format
    dialect: str
    """Of the front matter: yaml, toml, json, pelican, nikola, lektor, plain, html or none."""
    fields: tuple[Field, ...]
    body_start: int
    """Offset in `text` where the body begins."""
    encoding: str = "utf-8"

    @property
    def body(self) -> str:
        """The text behind the front matter."""
        return self.text[self.body_start :]
