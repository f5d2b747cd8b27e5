"""`page-twice`: a paragraph that the page prints twice in a row, word for word.

Only in a row: questions asked again, refrains and steps of a recipe have other words between. A
quote that repeats the text is a pull quote and stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.cleaning.page_text import PageText, Removal

_MIN_WORDS = 12


def twice(page: PageText) -> Iterator[Removal]:
    """Yield the second copies."""
    last = ""
    for block in page.blocks:
        if block.kind == "paragraph" and block.words >= _MIN_WORDS and block.text == last:
            yield Removal(block, "the same paragraph again")
        elif block.kind != "image":
            last = block.text
