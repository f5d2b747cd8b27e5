"""Where words begin and end around a name in HTML.

Pure. A name is no word of its own within a longer word, a hyphenated one, an address or an entity;
before a genitive it is. Scripts without blanks have no such borders: there a name counts wherever
it stands, but for katakana, whose words end where other signs begin, and for endings of Hangul.
"""

from __future__ import annotations

import re
import unicodedata

from digestgen.linking.names import is_borderless

_GENITIVE = re.compile(r"['’]s?(?!\w)")
_JOINTS = "-‐‑–/@#\\\x02\x03="
"""Signs of hyphenated words, of addresses and of placeholders."""
_BEFORE, _BEHIND = " \n>", " \n,;<"
_MORE = "+#$€£"
"""Behind a name they make it another: `C`, `C++`; `US`, `US$`."""


def has_borders(html: str, start: int, end: int) -> bool:
    """Return whether words end before and behind a stretch of a body's HTML."""
    # Most: blanks around it, or the end of a clause, a tag or the text.
    if html[start - 1 : start] in _BEFORE and html[end : end + 1] in _BEHIND:
        return True
    return _begins(html, start) and _ends(html, end)


def _begins(html: str, start: int) -> bool:
    if not start:
        return True
    sign = html[start - 1]
    # Behind `&` stands the name of an entity.
    if sign == "&" or sign in _JOINTS:
        return False
    if _is_word(sign):
        return _may_part(html[start], sign)
    return not (sign in ".'’" and start > 1 and _is_word(html[start - 2]))


def _ends(html: str, end: int) -> bool:
    if end == len(html):
        return True
    sign = html[end]
    if _is_word(sign):
        return _may_part(html[end - 1], sign)
    if sign in _JOINTS or sign in _MORE:
        return False
    if sign in "'’":
        return _GENITIVE.match(html, end) is not None
    if sign == ":":
        return html[end + 1 : end + 2] != "/"
    return sign != "." or end + 1 == len(html) or not _is_word(html[end + 1])


def _is_word(sign: str) -> bool:
    if sign.isascii():
        return sign.isalnum() or sign == "_"
    # Vowel signs of Indian scripts are marks, and part of their words.
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def _may_part(inside: str, outside: str) -> bool:
    """Return whether a word may end between two signs that stand together."""
    if not is_borderless(inside) or unicodedata.category(outside)[0] == "M":
        return False
    return not (_is_katakana(inside) and _is_katakana(outside))


def _is_katakana(sign: str) -> bool:
    return "\u30a0" <= sign <= "\u30ff"
