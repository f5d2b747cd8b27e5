"""Anchors: the `id` of every heading of a page.

The form is GitHub's: lower case, blanks become hyphens, letters, digits and marks of any script
stay, other signs go; the second of the same name gets `-1`. Names that begin with `dg-` belong to
the theme, `fn-` and `fnref-` to footnotes: a heading of that name gets `section-` before it.
"""

from __future__ import annotations

import re
import unicodedata

MAX_CHARS = 200
_SIGNS = re.compile(r"[^\w\s-]")
_BLANK = re.compile(r"\s")
_RESERVED = ("dg-", "fn-", "fnref-")


def _keep_marks(found: re.Match[str]) -> str:
    # Vowel signs and accents are no letters to `re`; without them Hindi loses its vowels.
    return found[0] if unicodedata.category(found[0]).startswith("M") else ""


def slug(text: str) -> str:
    """Return the anchor of `text` before it is made unique; may be empty."""
    lowered = unicodedata.normalize("NFC", text.strip().lower())
    return _BLANK.sub("-", _SIGNS.sub(_keep_marks, lowered))[:MAX_CHARS]


class Anchors:
    """The anchors given out in one page."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, text: str) -> str:
        """Return a new anchor for a heading. Constant time on average."""
        base = slug(text) or "section"
        if base.startswith(_RESERVED):
            base = f"section-{base}"
        anchor, number = base, self._next.get(base, 1)
        while anchor in self._used:
            anchor, number = f"{base}-{number}", number + 1
        self._next[base] = number
        self._used.add(anchor)
        return anchor

    def claim(self, anchor: str) -> bool:
        """Return whether `anchor` was free, and take it."""
        is_free = anchor not in self._used
        self._used.add(anchor)
        return is_free

    def find(self, *spellings: str) -> str | None:
        """Return the anchor that one of `spellings` means, as it is or slugged; None for none."""
        for spelling in spellings:
            for anchor in (spelling, slug(spelling)):
                if anchor in self._used:
                    return anchor
        return None
