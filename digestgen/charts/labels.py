"""How wide a text will be, and its lines in a label.

The fonts are those of the reader, so widths are reckoned, on the wide side: a label is given more
room than it takes. What does not fit ends in an ellipsis; the whole name stands in a title.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NARROW = frozenset("ijlftrI.,:;'’!|()[] -")
_WIDE = frozenset("mwMWQO@%&—…")
ELLIPSIS = "…"
HYPHEN = "-"
_LEFT = 4
"""So many letters of a broken word stand on its next line, if it has them."""
_INSIDE = re.compile(r"(?<=[-/])(?=\w)")
"""Where a word may be broken."""


@lru_cache(maxsize=4096)
def text_width(text: str, size: int) -> int:
    """Return the width of a line of `text` in a sans serif of `size`, in the units of `size`."""
    return _width(sum(map(_share, text)), size)


def _width(shares: int, size: int) -> int:
    """Return the width of characters with so many hundredths together."""
    return -(-shares * size // 100)


def _share(char: str) -> int:
    """Return the width of a character in hundredths of the size of the type."""
    if char in _NARROW:
        return 37
    if char in _WIDE:
        return 92
    if char.isascii():
        return 70 if char.isupper() else 61
    if unicodedata.combining(char):
        return 0
    return 106 if unicodedata.east_asian_width(char) in "WF" else 68


@lru_cache(maxsize=4096)
def label_lines(text: str, *, size: int, width: int, most: int) -> tuple[str, ...]:
    """Return `text` broken into at most `most` lines, none wider than `width`; one at least."""
    lines: list[str] = []
    rest = _pieces(text)
    while rest and len(lines) < most:
        _, line = rest.pop(0)
        while rest and text_width(line + rest[0][0] + rest[0][1], size) <= width:
            line += "".join(rest.pop(0))
        if text_width(line, size) > width:
            # A word that is wider than a line; the next one gets more than its last letter.
            kept = _cut(line, size, width - text_width(HYPHEN, size))
            kept = _whole_signs(line, max(1, min(len(kept), len(line) - _LEFT)))
            rest.insert(0, ("", line[len(kept) :]))
            # Writings without blanks between words know no hyphen.
            has_hyphen = len(lines) + 1 < most and unicodedata.east_asian_width(kept[-1]) != "W"
            line = kept + HYPHEN if has_hyphen else kept
        lines.append(line)
    if rest:
        line = lines[-1] + rest[0][0] + rest[0][1]
        lines[-1] = _cut(line, size, width - text_width(ELLIPSIS, size)).rstrip(" ,.;:-") + ELLIPSIS
    return tuple(lines) or ("",)


def _whole_signs(text: str, length: int) -> str:
    """Return that many characters of `text`, fewer where a sign would lose its accents."""
    while length > 1 and length < len(text) and unicodedata.combining(text[length]):
        length -= 1
    return text[:length]


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return what must not be broken, each with what parts it from the one before: ' ' or ''."""
    return [
        ("" if at else " ", part)
        for word in text.split()
        for at, part in enumerate(filter(None, _INSIDE.split(word)))
    ]


def _cut(text: str, size: int, width: int) -> str:
    """Return the longest beginning of `text` that fits, one character at least."""
    fits, taken = 1, 0
    for at, char in enumerate(text, start=1):
        taken += _share(char)
        if _width(taken, size) > width:
            break
        if not _continues(text, at):
            fits = at
    return text[:fits]


def _continues(text: str, at: int) -> bool:
    """Return whether the character at a place belongs to the one before it."""
    return at < len(text) and unicodedata.category(text[at])[0] == "M"
