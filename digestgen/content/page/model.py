"""What the extraction makes of a page's tree: places, blocks and the tokens of their lines."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, NamedTuple

_BLANKS = re.compile(r"\s+")


class Sort(str, Enum):
    """What a token is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    BREAK = "break"
    IMAGE = "image"


class Token(NamedTuple):
    """A piece of a line."""

    sort: Sort
    value: str = ""
    """The text; of OPEN and CLOSE the mark (link, strong, em, code), of an IMAGE its address."""
    detail: str = ""
    """The address of a link; the alternative text of an image."""
    title: str = ""
    """The caption of an image."""


class Block(NamedTuple):
    """A block of a page in reading order."""

    kind: str
    """paragraph, heading, list, item, quote, code, table, row, cell or figure."""
    place: int
    """Number of the element it stands in, in `Layout.places`."""
    tokens: tuple[Token, ...] = ()
    level: int = 0
    """Of a heading 1 to 6; 1 for a numbered list."""
    children: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """Its words on one line, without markup."""
        if self.children:
            return " ".join(child.text for child in self.children if child.kind != "figure")
        return plain(self.tokens)


class Place(NamedTuple):
    """A block element of the tree."""

    element: Any
    parent: int
    """Number of the block element around it; -1 for the first."""


class Layout(NamedTuple):
    """A page, laid out; parents stand before their children."""

    places: tuple[Place, ...]
    blocks: tuple[Block, ...]


def plain(tokens: tuple[Token, ...]) -> str:
    """Return the words of `tokens` on one line."""
    parts = (
        token.value if token.sort is Sort.TEXT else " " if token.sort is Sort.BREAK else ""
        for token in tokens
    )
    return _BLANKS.sub(" ", "".join(parts)).strip()


def linked_chars(block: Block) -> int:
    """Return how many characters of the block's text stand in links."""
    if block.children:
        return sum(linked_chars(child) for child in block.children)
    count = depth = 0
    for token in block.tokens:
        if token.value == "link" and token.sort in (Sort.OPEN, Sort.CLOSE):
            depth += 1 if token.sort is Sort.OPEN else -1
        elif depth > 0 and token.sort is Sort.TEXT:
            count += len(token.value.strip())
    return count
