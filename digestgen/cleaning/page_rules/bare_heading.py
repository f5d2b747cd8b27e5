"""`page-bare-heading`: a heading at the end with nothing below it: what it headed was left out."""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.cleaning.page_text import PageText, Removal


def bare_heading(page: PageText) -> Iterator[Removal]:
    """Yield the headings behind the last block that is none."""
    for block in reversed(page.blocks):
        if block.kind != "heading":
            return
        yield Removal(block, "a heading with nothing below it")
