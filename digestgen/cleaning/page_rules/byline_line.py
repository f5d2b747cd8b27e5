"""`page-byline`: a line above or below the text that holds the authors' names and little else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.page_rules.edges import above, below
from digestgen.cleaning.page_text import PageBlock, PageText, Removal
from digestgen.cleaning.words.pages import BYLINE_WORDS, DATE_WORDS
from digestgen.text.fold import fold

_MAX_WORDS = 20
_BY_NAME = re.compile(
    r"(?:By|BY|Written by|Posted by|Words by|Story by)\s*:?\s+"
    r"[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|bin|al|and|&)){1,8}"
    # What else he is, or when he wrote it; a sentence would end with a stop.
    r"(?:\s*[,|/–—-]\s*[^.!?]{1,60})?$"
)


def byline_line(page: PageText) -> Iterator[Removal]:
    """Yield the bylines."""
    names = {word for name in page.authors for word in _words(name)}
    for block in (*above(page), *below(page)):
        if _is_byline(block, names):
            yield Removal(block, "who wrote it; the page names its authors in its head")


def _is_byline(block: PageBlock, names: set[str]) -> bool:
    if block.kind not in ("paragraph", "heading") or not 1 < block.words <= _MAX_WORDS:
        return False
    words = _words(block.text)
    if names & set(words):
        return all(
            w in names or w in BYLINE_WORDS or w in DATE_WORDS or w.isdecimal() for w in words
        )
    return bool(_BY_NAME.match(block.text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
