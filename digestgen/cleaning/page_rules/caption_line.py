"""`page-caption`: a line by a picture or above the text that ends with a picture's credit.

A picture beside it that has no caption yet gets it as its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.page_text import PageBlock, PageText, Removal
from digestgen.cleaning.words.pages import CREDIT, CREDIT_START

_MAX_WORDS = 45
_CREDIT = re.compile(CREDIT, re.IGNORECASE)
_START = re.compile(CREDIT_START, re.IGNORECASE)


def caption_line(page: PageText) -> Iterator[Removal]:
    """Yield the captions that stand in the text as paragraphs."""
    last: PageBlock | None = None
    first_prose = page.first_prose
    for number, block in enumerate(page.blocks):
        if block.kind not in ("paragraph", "heading") or block.words > _MAX_WORDS:
            continue
        pictures = [b for b in page.blocks[max(number - 1, 0) : number + 2] if b.kind == "image"]
        is_near = number < first_prose + 2 or bool(pictures)
        if is_near and (_CREDIT.search(block.text) or _START.match(block.text)):
            bare = next((b for b in pictures if not b.has_title and b != last), None)
            last = bare or last
            yield Removal(block, "the caption or credit of a picture", bare)
