"""Where the cleaner read what it knows of an article, and how sure it is."""

from __future__ import annotations

import msgspec


class Fact(msgspec.Struct, frozen=True):
    """The place of one value that was read out of the text."""

    name: str
    """`title`, `date`, `authors`, `section` or `tags`."""
    rule: str
    """Name of the rule that read it."""
    start: int
    """Offset in characters in the decoded source text (`Source.text`)."""
    end: int
    confidence: float
    """0 to 1: the rule's own estimate."""
