"""The words by which a reader finds a headline, and the shard that each stands in.

`themes/default/static/search.js` cuts and folds what a reader types in the same way; a test
compares both. Folding: NFKD without marks, lower case, a few letters that do not decompose written
in plain ones, apostrophes and the full stops of abbreviations dropped (`U.S.` = `us`). Scripts that
put no blanks between words give every pair of letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_PLAIN_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}
    | {"ı": "i", "ς": "σ"}
    | dict.fromkeys("'’‘ʼ`´")
)
_ABBREVIATION_STOP = re.compile(r"(?<![^\W_])([^\W\d_])\.")
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, Kana, Han."""
_ASCII_WORD = re.compile("[a-z0-9]{2,}")
_BLOCK_BITS = 6
"""So many neighbouring letters of an unspaced script share a shard: 64."""


def folded(text: str) -> str:
    """Return `text` without case, accents and apostrophes.

    >>> folded("Où est l’Œuvre? In the U.S.")
    'ou est loeuvre? in the us'
    """
    if not text.isascii():
        # The capital ẞ has no mark to lose: lower case comes before what is plain.
        text = unicodedata.normalize("NFKD", text)
        text = "".join([char for char in text if unicodedata.category(char)[0] != "M"])
    return _ABBREVIATION_STOP.sub(r"\1", text.lower().translate(_PLAIN_LETTERS))


def headline_words(title: str) -> tuple[str, ...]:
    """Return the folded words of a headline, each once, in order; none of a single letter.

    >>> headline_words("Al-Sisi’s trip: a 2nd visit to 利比亚")
    ('al', 'sisis', 'trip', '2nd', 'visit', 'to', '利比', '比亚', '亚')
    """
    text = folded(title)
    if text.isascii():
        return tuple(dict.fromkeys(_ASCII_WORD.findall(text)))
    found: dict[str, None] = {}
    for match in _word().finditer(text):
        run = match[0]
        if match["unspaced"]:
            found.update((run[at : at + 2], None) for at in range(len(run)))
        elif len(run) > 1:
            found[run] = None
    return tuple(found)


@lru_cache(maxsize=16384)
def shard_of(word: str) -> str:
    """Return the name of the shard of a folded word, in ASCII: its first two letters.

    Other letters are written as code points; of an unspaced script the block of the first counts.

    >>> shard_of("tripoli"), shard_of("ليبيا"), shard_of("利比")
    ('tr', 'u644-64a', 'x148')
    """
    if word[:2].isascii():
        return word[:2]
    if _is_unspaced(word[0]):
        return f"x{ord(word[0]) >> _BLOCK_BITS:x}"
    return "u" + "-".join(f"{ord(char):x}" for char in word[:2])


def _is_unspaced(char: str) -> bool:
    match = _word().match(char)
    return bool(match and match["unspaced"])


@cache
def _word() -> re.Pattern[str]:
    # Compiling it takes as long as loading ten modules, and many sites never ask.
    return re.compile(rf"(?P<unspaced>[{_UNSPACED}]+)|(?:[^\W_{_UNSPACED}])+")
