"""What is known about an article besides its body."""

from __future__ import annotations

from datetime import date
from enum import Enum

import msgspec


class Found(str, Enum):
    """Where a value came from. The order of trust is the order here."""

    FRONT_MATTER = "front-matter"
    PAGE = "page"
    """Metadata of a saved HTML page."""
    TEXT = "text"
    """Read out of the running text by the cleaner."""
    HEADING = "heading"
    """The first heading of the body."""
    FILE_NAME = "file-name"
    DERIVED = "derived"
    """Made up from the first words for want of anything better; listed by `check`."""


class Original(msgspec.Struct, frozen=True):
    """The article that another is a translation of, as typed."""

    name: str
    """Its path, title or file name."""
    line: int


class Metadata(msgspec.Struct, frozen=True, omit_defaults=True):
    """Typed metadata of one article. Empty strings, empty tuples and None mean absent."""

    title: str = ""
    published: date | None = None
    updated: date | None = None
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    """As written, in the author's order, each once."""
    summary: str = ""
    slug: str = ""
    language: str = ""
    source_url: str = ""
    is_draft: bool = False
    original: Original | None = None
    extra: tuple[tuple[str, str], ...] = ()
    """Fields that digestgen gives no meaning, sorted by name: the name and the value as JSON.

    Text, so that what is stored reads back as the same value: lists and mappings are arrays, a
    mapping of pairs.
    """
