"""The table of contents of a long text: its main headings, as links within the page."""

from __future__ import annotations

from digestgen.model.view import Anchor
from digestgen.store.rows import BodyDetail

HEADINGS_LEAST = 3
WORDS_ABOVE = 900
_MAIN = 2


def contents_of(detail: BodyDetail) -> tuple[Anchor, ...]:
    """Return the main headings in their order; () for a short text or one of few parts."""
    found = tuple(
        Anchor(heading.text, f"#{heading.anchor}")
        for heading in detail.headings
        if heading.level == _MAIN and heading.text
    )
    is_long = detail.word_count > WORDS_ABOVE and len(found) >= HEADINGS_LEAST
    return found if is_long else ()
