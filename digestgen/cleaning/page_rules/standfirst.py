"""`page-standfirst`: a heading above the text that says what the page's description says.

It is kept as the article's summary. A paragraph that does so stays: a description is often made of
the first paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.cleaning.page_text import PageText, Removal, same_words


def standfirst(page: PageText) -> Iterator[Removal]:
    """Yield the headings above the text that are the description."""
    for block in page.blocks[: page.first_prose]:
        if block.kind == "heading" and same_words(block.text, page.description):
            yield Removal(block, "the description of the article, kept as its summary")
