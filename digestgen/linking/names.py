"""What names of topics are looked for in texts, and how: data and rules, no search.

Pure. A name of several words means its topic in any case; one word only as it is written, and in
lower case also with a capital where a sentence begins. Some names say nothing by themselves and are
not looked for: very common words (`us`, `who`; by the background word list), months and days,
single letters, numbers.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digestgen.linking.companions import CALENDAR
from digestgen.text.lines import one_line
from digestgen.text.words import has_word_list, word_count

COMMON = 400_000
"""In the background list: `people`, `time`, `home`, `May` are, `war`, `police`, `Mark` are not."""
EVERYDAY = 20_000
"""No reader needs a link at `data`, `design` or `community`, and `Apple` or `Mark` may be such a
word where a sentence begins; `software`, `elections`, `biology` are not everyday words."""
_MIN_CAPITALISED = 3
_MIN_SMALL = 3
_MIN_SMALL_UNLISTED = 5
"""For languages without a word list."""
EXACT, AT_START, ANY_CASE = 0, 1, 2
_WORDS = re.compile(r"[^\s\-_‐‑]+")
_HEAD = re.compile(r"\w+")
_SAME = {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x201C: '"', 0x201D: '"', 0x2033: '"'}
_BORDERLESS = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, kana, Chinese characters, Hangul: words meet without blanks, or bear
endings."""


class Pattern(NamedTuple):
    """One thing to look for."""

    text: str
    """As it stands in HTML; with ANY_CASE in lower case, with blanks for hyphens."""
    how: int
    """EXACT, AT_START or ANY_CASE."""
    is_common: bool = False
    """Whether it is a word that begins sentences without being the name."""


def patterns_of(name: str, language: str) -> tuple[Pattern, ...]:
    """Return how `name` is looked for in texts; () when it is not.

    `language` is that of the site: its word list says what is common.
    """
    text = one_line(name).translate(_SAME)
    words = _WORDS.findall(text)
    if not words or text[0] in ";&" or not any(map(str.isalnum, text)):
        return ()
    if len(words) > 1:
        if all(_count(word, language) > COMMON for word in words):
            return ()
        return tuple(Pattern(one, ANY_CASE) for one in in_html(loosened(text.lower())))
    return () if len(text) == 1 or text.isdecimal() else tuple(_one_word(text, language))


def _one_word(word: str, language: str) -> list[Pattern]:
    if word.lower() == word.upper() or is_acronym(word):
        return [Pattern(one, EXACT) for one in in_html(word)]
    count = COMMON + 1 if word.lower() in CALENDAR else _count(word, language)
    if count > (COMMON if word != word.lower() else EVERYDAY):
        return []
    if word != word.lower():
        if len(word) < _MIN_CAPITALISED and word.isalpha():
            return []
        return [Pattern(one, EXACT, count > EVERYDAY) for one in in_html(word)]
    if word.isalpha() and len(word) < (
        _MIN_SMALL if has_word_list(language) else _MIN_SMALL_UNLISTED
    ):
        return []
    capitalised = word[0].upper() + word[1:]
    return [
        *(Pattern(one, EXACT) for one in in_html(word)),
        *(Pattern(one, AT_START) for one in in_html(capitalised)),
    ]


def _count(word: str, language: str) -> int:
    return word_count(word.lower(), language)


def is_acronym(word: str) -> bool:
    """Return whether a word is written in capitals: `NATO`, `U.S.`, `COVID19`."""
    return word.isupper() and sum(map(str.isalpha, word)) > 1


def is_common(word: str, language: str) -> bool:
    """Return whether a word is so common that it says nothing."""
    return _count(word, language) > COMMON


def in_html(text: str) -> tuple[str, ...]:
    """Return the forms that `text` may have in the HTML of a body."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return tuple(dict.fromkeys((escaped, escaped.replace('"', "&quot;"))))


def loosened(text: str) -> str:
    """Return `text` with blanks for all that parts words in names; as long as before.

    Like `straightened`, for texts in lower case in which names of any case are looked for.
    """
    text = text.replace("\n", " ").replace("-", " ").replace("_", " ")
    if text.isascii():
        return text
    text = text.replace("\u00a0", " ").replace("\u2010", " ").replace("\u2011", " ")
    return straightened(text)


def straightened(text: str) -> str:
    """Return `text` with typewriter's quotes and apostrophes; as long as before."""
    if text.isascii():
        return text
    for sign, same in _SAME.items():
        text = text.replace(chr(sign), same)
    return text


def head_of(name: str) -> str:
    """Return the word by which a name is found from the words of a text; '' for any text.

    A text that holds the name as a word of its own has this among `heads_in`.
    """
    if not name.isascii() and _borderless().search(name):
        return ""
    found = _HEAD.search(loosened(lowered(one_line(name))))
    return found[0] if found else ""


def heads_in(html: str) -> set[str]:
    """Return the words of a text, as names begin with them. Linear."""
    return set(_HEAD.findall(loosened(lowered(html))))


def lowered(text: str) -> str:
    """Return `text` in lower case, as long as before."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)


def is_borderless(sign: str) -> bool:
    """Return whether a sign belongs to a script that does not part words by blanks."""
    return not sign.isascii() and _borderless().match(sign) is not None


@cache
def _borderless() -> re.Pattern[str]:
    # Compiling it takes as long as loading ten modules, and most sites never ask.
    return re.compile(_BORDERLESS)
