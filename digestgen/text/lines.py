"""Plain one-line texts: what may stand in a title, a tag, a name, a feed."""

from __future__ import annotations

import re
import unicodedata

# XML 1.0 allows no C0 control characters but tab, LF and CR, no surrogates, no U+FFFE and U+FFFF.
# Bidirectional embeddings and overrides go too: in a headline they reorder the page around it.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069\ufeff]|[\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)
IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""One default ignorable character (Unicode, DerivedCoreProperties): shown by nobody, it would
make two names of what looks like one."""
_PRINTABLE_ASCII = bytes({0x09, 0x0A, 0x0D, *range(0x20, 0x7F)})
"""What of ASCII `_UNPRINTABLE` leaves."""


def printable(text: str) -> str:
    """Return `text` without the characters that no page or feed may hold; line ends stay."""
    if text.isascii() and not text.encode().translate(None, _PRINTABLE_ASCII):
        return text
    return _UNPRINTABLE.sub("", text)


def one_line(text: str) -> str:
    """Return `text` NFC, printable, every run of blanks one blank, none at the ends."""
    if text.isascii() and text.isprintable():
        # Most texts are such, and one line already.
        is_one = "  " not in text and text[:1] != " " and text[-1:] != " "
        return text if is_one else " ".join(text.split())
    return unicodedata.normalize("NFC", " ".join(printable(text).split()))


def shorten(text: str, *, max_chars: int) -> str:
    """Return `text` cut at a word's end to at most `max_chars` characters, ellipsis included."""
    if len(text) <= max_chars:
        return text
    cut = text[: max_chars - 1]
    head, blank, _ = cut.rpartition(" ")
    kept = head if blank and len(head) > max_chars // 2 else cut
    return kept.rstrip(" .,;:-–—…") + "…"
