"""What a text is known by: its telling words with their weights, and a sample of its passages.

Small and coarse on purpose: articles are compared by it instead of by their texts, and most edits
of a text do not change it.
"""

from __future__ import annotations

from array import array

import msgspec

INDEXED_WORDS = 12
"""The weightiest words of an article, under which it can be found."""
NAMED_WORDS = 24
"""Of which the form is kept, so that reasons can name them."""
INDEXED_PASSAGES = 8
MOST_PASSAGES = 48
LEVELS_A_DOUBLE = 8
_PASSAGE = 1 << 32
"""Marks of words are below, those of passages above."""


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """A text in a few hundred bytes."""

    ids: bytes = b""
    """Of the words, 4 bytes each, weightiest first."""
    levels: bytes = b""
    """How much each word weighs, a byte each: `LEVELS_A_DOUBLE` levels double it."""
    words: str = ""
    """The first words as the text has them, one a line, in the same order."""
    bits: bytes = b""
    """A bit for each word and more for weighty ones, by which texts are compared at a glance."""
    passages: bytes = b""
    """The smallest numbers of pairs of neighbouring words, 4 bytes each, ascending."""
    pairs: int = 0
    """Different pairs in the whole text."""

    def word_ids(self) -> array[int]:
        """Return the ids of the words."""
        return _numbers("I", self.ids)

    def passage_numbers(self) -> array[int]:
        """Return the sample of passages, ascending."""
        return _numbers("I", self.passages)

    def word_marks(self) -> tuple[int, ...]:
        """Return the numbers under which the store finds articles with the same leading words."""
        return tuple(_numbers("I", self.ids[: 4 * INDEXED_WORDS]))

    def passage_marks(self) -> tuple[int, ...]:
        """Return the numbers under which the store finds articles with the same passages."""
        return tuple(
            [_PASSAGE | one for one in _numbers("I", self.passages[: 4 * INDEXED_PASSAGES])]
        )

    def marks(self) -> tuple[int, ...]:
        """Return all numbers under which the store keeps an article."""
        return self.word_marks() + self.passage_marks()


NO_SKETCH = Sketch()


def _numbers(kind: str, data: bytes) -> array[int]:
    found = array(kind)
    found.frombytes(data)
    return found
