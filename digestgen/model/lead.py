"""What digests say of an article: sentences to quote, and the people and places it names."""

from __future__ import annotations

import msgspec


class Lead(msgspec.Struct, frozen=True, array_like=True):
    """A sentence of an article that can stand for it."""

    text: str
    """One sentence, character for character as in the article's plain text."""
    anchor: str
    """The `id` of its paragraph in the article's HTML."""
    score: int
    """How well it stands for the article, 1 to 100; to be compared across articles too."""
    day: str = ""
    """The first full date that the sentence names, ISO; '' for none."""


class Named(msgspec.Struct, frozen=True, array_like=True):
    """A name that an article mentions."""

    name: str
    """As written, without titles."""
    kind: str
    """person or place, as far as this text tells; '' when it does not."""
