"""Texts on a social card: what a font can draw of them, and their lines.

Pillow's own font (Aileron, which comes with it) knows little beyond plain English. What has the
same look is drawn instead of a sign that a font lacks (a hyphen for a dash, `e` for `é`, `EUR` for
`€`); a pictogram that it lacks is left out. A text with any other sign it lacks cannot be drawn at
all: boxes in the place of letters say nothing.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont, features

_LIKE = {
    0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2015: "-", 0x2212: "-",
    0x2022: "\xb7", 0x2032: "'", 0x2033: '"', 0x2039: "<", 0x203A: ">", 0x201A: ",", 0x201E: '"',
    0xA3: "GBP ", 0x20AC: "EUR ", 0xA5: "JPY ", 0xA0: " ", 0x202F: " ", 0x2009: " ",
    0xE6: "ae", 0xC6: "AE", 0x153: "oe", 0x152: "OE", 0xDF: "ss", 0xF8: "o", 0xD8: "O", 0x142: "l",
    0x141: "L", 0x111: "d", 0x110: "D", 0x131: "i", 0xF0: "d", 0xFE: "th",
    0xAD: "", 0x200B: "", 0x2060: "", 0xFEFF: "",
}  # fmt: skip
_PICTOGRAMS = ("So", "Sk", "Cf", "Cc", "Co", "Cn")
_TESTED_AT = 24
_NO_SIGN = "\U0010ffff"
_FROM_THE_RIGHT = ("R", "AL")
LONGEST = 400
"""Characters of a text that are looked at: no card holds more."""

Font = ImageFont.FreeTypeFont


class CardFont:
    """One font in all sizes. Raises OSError where the file holds none."""

    def __init__(self, path: Path | None) -> None:
        """Open the font at `path`, Pillow's own for None."""
        self._path = path
        self._is_shaped = path is not None and bool(features.check_feature("raqm"))
        self.at = lru_cache(maxsize=32)(self._open)
        self._has = lru_cache(maxsize=4096)(self._looks)
        self._missing = self._mask(_NO_SIGN)
        self.ellipsis = "\u2026" if self._has("\u2026") else "..."

    def drawn(self, text: str) -> str:
        """Return a text as it can be drawn, on one line; '' when it cannot, or is empty."""
        signs = []
        for sign in unicodedata.normalize("NFC", " ".join(text[:LONGEST].split())):
            if sign == " " or self._has(sign):
                signs.append(sign)
            elif (like := _LIKE.get(ord(sign), _without_marks(sign))) is not None:
                signs.append(like)
            elif unicodedata.category(sign) not in _PICTOGRAMS and sign != "\ufe0f":
                return ""
        found = " ".join("".join(signs).split())
        return found if self._is_shaped or not any(map(_needs_shaping, found)) else ""

    def width(self, text: str, size: int) -> float:
        """Return the width of a text in pixels."""
        return self.at(size).getlength(text)

    def _open(self, size: int) -> Font:
        if self._path is None:
            font = ImageFont.load_default(size)
            assert isinstance(font, ImageFont.FreeTypeFont)
            return font
        layout = ImageFont.Layout.RAQM if self._is_shaped else ImageFont.Layout.BASIC
        return ImageFont.truetype(self._path, size, layout_engine=layout)

    def _mask(self, sign: str) -> tuple[tuple[int, int], bytes]:
        mask = self.at(_TESTED_AT).getmask(sign)
        return mask.size, bytes(mask)

    def _looks(self, sign: str) -> bool:
        return self._mask(sign) != self._missing


def _without_marks(sign: str) -> str | None:
    """Return the Latin letter under marks; None when it is none."""
    letter, *marks = tuple(unicodedata.normalize("NFD", sign))
    return letter if marks and letter.isascii() and letter.isalpha() else None


def is_from_the_right(text: str) -> bool:
    """Return whether the first letter of a text belongs to a script that runs from the right."""
    for sign in text:
        if (direction := unicodedata.bidirectional(sign)) in ("L", *_FROM_THE_RIGHT):
            return direction != "L"
    return False


def lines_of(font: CardFont, text: str, size: int, width: int, most: int) -> tuple[str, ...]:
    """Return a text in at most so many lines of at most so many pixels.

    One that is longer is cut at a word, or within one that fills a line, with an ellipsis.
    """
    lines: list[str] = []
    words = text.split()[::-1]
    line = ""
    while words and len(lines) <= most:
        word = words.pop()
        longer = f"{line} {word}" if line else word
        if font.width(longer, size) <= width:
            line = longer
        elif line:
            lines.append(line)
            line = ""
            words.append(word)
        else:
            fits = _fitting(font, word, size, width)
            lines.append(word[:fits])
            words.append(word[fits:])
    if line:
        lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _cut(font, lines[most - 1], size, width))


def _fitting(font: CardFont, word: str, size: int, width: int) -> int:
    """Return how many letters of a word fit, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if font.width(word[:middle], size) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _cut(font: CardFont, line: str, size: int, width: int) -> str:
    while font.width(line + font.ellipsis, size) > width and line:
        line = line.rpartition(" ")[0] or line[:-1]
    return line.rstrip(" ,;:-") + font.ellipsis


def _needs_shaping(sign: str) -> bool:
    """Return whether letters of its script change with their neighbours, or stand over them."""
    is_from_right = unicodedata.bidirectional(sign) in _FROM_THE_RIGHT
    return is_from_right or unicodedata.category(sign) in ("Mn", "Mc")
