"""The folded form of a name: two spellings that differ only in form fold alike.

Folding: Unicode NFKC, full case folding, every run of blanks and punctuation one blank, apostrophes
and the full stops of abbreviations dropped (`U.S.` = `US`). `+` and `#` behind a letter stay, so
that C, C++ and C# are three.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from digestgen.text.lines import IGNORABLE

_APOSTROPHES = re.compile("['’‘ʼ`´]")
# Of letters alone: 1.5 is not 15.
_ABBREVIATION_STOP = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b|\W|$)")
_MEANINGFUL_SIGN = re.compile(r"(?<=[^\W_])(\++|#)(?!\w)")
_NOT_WORD = re.compile(r"(?:[^\w\x00-\x01]|_)+")
_PLUS, _SHARP = "\x00", "\x01"
_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
"""Words in ASCII: of all folding only that of case touches them."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the folded form of `name`; may be empty for a name of punctuation alone."""
    if _PLAIN.fullmatch(name):
        return name.lower()
    text = IGNORABLE.sub("", name).replace(_PLUS, " ").replace(_SHARP, " ")
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _APOSTROPHES.sub("", text)
    text = _ABBREVIATION_STOP.sub("", text)
    text = text.replace("&", " and ").replace("%", " percent ")
    text = _MEANINGFUL_SIGN.sub(lambda m: _SHARP if m[0] == "#" else _PLUS * len(m[0]), text)
    text = _NOT_WORD.sub(" ", text).strip()
    # Case folding may leave decomposed letters behind; compose them again (UAX 15, section 5.18).
    return unicodedata.normalize("NFC", text.replace(_PLUS, "+").replace(_SHARP, "#"))
