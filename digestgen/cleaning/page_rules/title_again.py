"""`page-title`: the title of the article printed above its text, or again below.

The page shows it anyway. Only a whole block that says the same words goes; above the text also one
that is most of the title, as sites shorten it, and a heading of the highest level: no text begins
with one of its own, while the head of a page often states another title than it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.page_text import PageText, Removal, same_words
from digestgen.text.fold import fold

_MIN_SHARE = 0.7
_MIN_WORDS = 4


def title_again(page: PageText) -> Iterator[Removal]:
    """Yield the blocks that are the title."""
    first_prose = page.first_prose
    for number, block in enumerate(page.blocks):
        is_above = number <= first_prose
        if block.kind not in ("heading", "paragraph"):
            continue
        if same_words(block.text, page.title):
            yield Removal(block, "the title again")
        elif is_above and block.level == 1 and page.title:
            yield Removal(block, "the title that the page shows")
        elif is_above and not block.is_prose and _is_most_of(block.text, page.title):
            yield Removal(block, "the title again, in other words")


def _is_most_of(text: str, title: str) -> bool:
    words, wanted = (re.findall(r"\w+", fold(part)) for part in (text, title))
    if min(len(words), len(wanted)) < _MIN_WORDS:
        return False
    common = len(set(words) & set(wanted))
    return common >= _MIN_SHARE * max(len(set(words)), len(set(wanted)))
