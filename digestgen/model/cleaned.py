"""What cleaning gives: the text, what was found in it, and every edit."""

from __future__ import annotations

import msgspec

from digestgen.model.edit import Edit
from digestgen.model.fact import Fact
from digestgen.model.metadata import Found, Metadata

LOOK_BELOW = 0.5
"""An article of lower confidence needs a look: a build counts these, `check` lists them. 42 of 134
flattened pages of many sites, 6 of the 11 worst among them."""


class Cleaned(msgspec.Struct, frozen=True):
    """A cleaned body with its history."""

    markdown: str
    """The body as Markdown: `replay(source.text, edits)[source.body_start:]`, edits never touching
    the front matter."""
    edits: tuple[Edit, ...]
    found: Metadata
    """Read out of the text; what the text does not tell is absent."""
    title_source: Found = Found.TEXT
    """TEXT when a title stands in the text, DERIVED when `found.title` had to be made up."""
    confidence: float = 1.0
    """0 to 1: the cleaner's own estimate; 1 for an untouched text."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Pairs (tag in `found.tags`, other spelling or cut-off form of it in the same text)."""
    facts: tuple[Fact, ...] = ()
    """Where what was found was read, each fact once."""
