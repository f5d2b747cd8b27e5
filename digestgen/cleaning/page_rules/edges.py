"""The blocks above and below the running text of a page."""

from __future__ import annotations

from digestgen.cleaning.page_text import PageBlock, PageText

_TAIL = 5
"""How many of the last blocks a note about the article may stand in."""


def above(page: PageText) -> tuple[PageBlock, ...]:
    """Return the blocks before the first that reads as running text."""
    return page.blocks[: page.first_prose]


def below(page: PageText) -> tuple[PageBlock, ...]:
    """Return the blocks behind the last that reads as running text."""
    return page.blocks[page.last_prose + 1 :] if page.last_prose >= 0 else ()


def tail(page: PageText) -> tuple[PageBlock, ...]:
    """Return the last blocks, running text or not, pictures left out; never all of them."""
    blocks = [block for block in page.blocks if block.kind != "image"]
    return tuple(blocks[max(len(blocks) - _TAIL, (len(blocks) + 1) // 2) :])
