"""Read the names of authors out of a byline: `Ada Vale and J. R. Holm-O'Neil, Associated Press`."""

from __future__ import annotations

import re
from typing import NamedTuple

from digestgen.cleaning.tokens import Word, tokens_of
from digestgen.cleaning.words import en
from digestgen.text.sentences import STARTERS

_WINDOW = 160
_MAX_TOKENS = 4
_NAME = re.compile(r"(?:[^\W\d_]\.){1,3}|[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_ARAB_ARTICLE = re.compile(r"(?:al|el|as|ad|ar|ash|an)-[^\W\d_]")


class Names(NamedTuple):
    """Authors and where the list of them ends."""

    names: tuple[str, ...]
    end: int


def read_names(text: str, at: int) -> Names | None:
    """Return the names that begin at `at`, divided by commas, `and` or `&`.

    None when there is none.

    A name has at most four words; words that begin sentences and the names of months and days end
    it.
    """
    tokens = tokens_of(text, at, min(len(text), at + _WINDOW))
    names: list[str] = []
    end = at
    i = 0
    while i < len(tokens):
        words, i, is_last = _one_name(tokens, i)
        if not words:
            break
        names.append(" ".join(w.text.rstrip(",") for w in words))
        end = words[-1].start + len(words[-1].text.rstrip(","))
        if i < len(tokens) and tokens[i].text in ("and", "&", ",", "with"):
            i += 1
        elif is_last:
            break
    return Names(tuple(names), end) if names else None


def _one_name(tokens: list[Word], i: int) -> tuple[list[Word], int, bool]:
    """Return the words of the name at token `i` and the next token.

    The last value says whether the list may be over: no comma ended the name.
    """
    words: list[Word] = []
    while i < len(tokens) and len(words) < _MAX_TOKENS:
        token = tokens[i].text
        has_comma = token.endswith(",")
        if not _is_name_word(token.rstrip(","), is_first=not words):
            break
        words.append(tokens[i])
        i += 1
        if has_comma:
            return _trimmed(words), i, False
    # `Ada Vale Ada Vale`: a link and its label.
    half = len(words) // 2
    if half and [w.text for w in words[:half]] == [w.text for w in words[half:]]:
        words = words[half:]
    return _trimmed(words), i, True


def _trimmed(words: list[Word]) -> list[Word]:
    while words and words[-1].text.lower() in en.PARTICLES:
        words = words[:-1]
    return words


def _is_name_word(word: str, *, is_first: bool) -> bool:
    if word in en.NO_NAMES or word in STARTERS - {"A", "An", "May", "Will"}:
        return False
    if not is_first and word in en.PARTICLES:
        return True
    if _ARAB_ARTICLE.match(word):
        return True
    return bool(_NAME.fullmatch(word)) and word[0].isupper()
