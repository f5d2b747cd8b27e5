"""`page-date`: a line above or below the text that is a date or a reading time.

A clock alone stays: live reports are divided by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.page_rules.edges import above, below
from digestgen.cleaning.page_text import PageBlock, PageText, Removal
from digestgen.cleaning.words.pages import DATE_WORDS, READING_TIME

_MAX_WORDS = 16
_READING_TIME = re.compile(rf"\W*{READING_TIME}\W*\Z", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:19|20)\d\d\b|\d\W*ago\b|\bago\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}", re.IGNORECASE
)


def date_line(page: PageText) -> Iterator[Removal]:
    """Yield the lines of dates."""
    for block in (*above(page), *below(page)):
        if block.kind not in ("paragraph", "heading") or block.words > _MAX_WORDS:
            continue
        if _READING_TIME.match(block.text):
            yield Removal(block, "how long it takes to read")
        elif _is_date(block):
            yield Removal(block, "a date and nothing else")


def _is_date(block: PageBlock) -> bool:
    words = re.findall(r"[^\W\d_]+", block.text.lower())
    return bool(_DAY.search(block.text)) and all(w in DATE_WORDS for w in words)
