"""`page-linked-line`: a line between paragraphs that is one link and no sentence.

News pages put the headlines of other articles there, and above the text what leads to the front of
the site. A page on which such lines are many is a list of links, and they are what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.page_text import PageBlock, PageText, Removal

_ALL = 0.97
_MIN_WORDS = 4
_MIN_PROSE = 4
_MAX_SHARE = 0.34
_END = re.compile(r"[.!?…。][\"'”’»)\]]*$")


def linked_line(page: PageText) -> Iterator[Removal]:
    """Yield the lines that lead away."""
    first = page.first_prose
    lines = [
        block
        for number, block in enumerate(page.blocks)
        if _is_linked(block) and (block.words >= _MIN_WORDS or number < first)
    ]
    prose = sum(block.is_prose for block in page.blocks)
    if prose >= _MIN_PROSE and len(lines) <= _MAX_SHARE * prose:
        for block in lines:
            yield Removal(block, "a line that is one link to something else")


def _is_linked(block: PageBlock) -> bool:
    return (
        block.kind == "paragraph"
        and block.linked >= _ALL
        and not _END.search(block.text)
        and "://" not in block.text
    )
