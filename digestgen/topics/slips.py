"""Slips of the finger: whether one word is a misspelling of another, one edit away.

Pure. No fuzzy threshold separates topics ("Libyan civil war" and "Syrian civil war" are as alike
as two spellings of one), so the question is asked of single words, and answered by the kind of
the edit.

Measured on the 1,435 lower-case words of news and blog posts that the English list lacks: letters
added or exchanged gave mostly wrong corrections (`slideshow` -> `sideshow`, `texting` ->
`testing`), and so did words of five letters (`noone`, `pappa`, `tarde`). What is left gave 22, all
right (`titels`, `goverment`, `probelm`). British spellings are no slips, though unlisted.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from digestgen.text.words import word_count

MIN_LETTERS = 4
MIN_BEHIND = 2
"""Edits nearer to the end are grammar, or tell names apart: Libya, Libyan; Petrov, Petrova."""
_LONG, _LONG_SEEN = 8, 6
_MIN_UNSEEN = 6
_MOST_UNSEEN = 60
"""No listed word is so long, nor near one: the longest has 45 letters."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MIN_COUNT = 500
_DOMINANCE = 10
_MIN_STEM = 100
_ENDINGS = ("s", "es", "er", "ers", "ed", "ing", "ings", "ist", "ists", "ism", "ly", "less", "ness")


class Slip(Enum):
    """How the first word differs from the second."""

    DOUBLED = "a letter twice instead of once"
    HALVED = "a letter once instead of twice"
    SWAPPED = "two neighbours exchanged"
    DROPPED = "a letter missing"
    OTHER = "a letter more, or another one"


def slip_of(word: str, right: str) -> tuple[Slip, int] | None:
    """Return the one edit between the words and the number of letters behind it.

    None when it is not just one edit, or when it touches the first letter, which typists rarely
    miss; who doubles it does so on purpose (`ggraph`).
    """
    start = 0
    while start < min(len(word), len(right)) and word[start] == right[start]:
        start += 1
    rest, right_rest = word[start:], right[start:]
    doubles_first = start == 1 and word[0] in (rest[:1], right_rest[:1])
    if start == 0 or doubles_first or word == right:
        return None
    if rest[1:] == right_rest:
        return Slip.DOUBLED if rest[0] == word[start - 1] else Slip.OTHER, len(right_rest)
    if rest == right_rest[1:]:
        return Slip.HALVED if right_rest[0] == word[start - 1] else Slip.DROPPED, len(rest)
    if rest[1:] == right_rest[1:]:
        return Slip.OTHER, len(rest) - 1
    if rest[:2] == right_rest[1::-1] and rest[2:] == right_rest[2:]:
        return Slip.SWAPPED, len(rest) - 2
    return None


def is_slip(word: str, right: str, *, language: str, is_seen: bool) -> bool:
    """Return whether `word` is most likely a misspelling of `right`, both lower-case words.

    `is_seen`: the site itself has the other spelling, so less of the edit's kind is asked for.
    Edits near the end are left alone there: they are mostly grammar (`molecule`, `moleculer`).
    """
    if min(len(word), len(right)) < MIN_LETTERS or not (word.isalpha() and right.isalpha()):
        return False
    found = slip_of(word, right)
    if found is None or is_spelling_variant(word, right) or _is_derived(word, language):
        return False
    slip, behind = found
    if slip in (Slip.DOUBLED, Slip.HALVED, Slip.SWAPPED):
        return len(word) > MIN_LETTERS
    if slip is Slip.DROPPED:
        return behind >= MIN_BEHIND and len(word) >= (_LONG_SEEN if is_seen else _LONG)
    return is_seen and behind >= MIN_BEHIND and len(word) >= _LONG


def _is_derived(word: str, language: str) -> bool:
    """Return whether `word` is a listed word with an ending: `remainer` is no `remainder`."""
    stems = (word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending))
    return any(
        len(stem) >= MIN_LETTERS and word_count(stem, language) >= _MIN_STEM for stem in stems
    )


@lru_cache(maxsize=16384)
def correction(word: str, language: str) -> str:
    """Return the word that lower-case `word` was meant to be, '' when there is no telling.

    Only for English, where it was measured; only when the list does not know `word`, and the best
    word one edit away is common and ten times as common as the next. Some 0.3 ms for an unknown
    word.
    """
    if language.split("-", 1)[0] != "en" or not (word.isascii() and word.isalpha()):
        return ""
    if not _MIN_UNSEEN <= len(word) <= _MOST_UNSEEN or word_count(word, language):
        return ""
    counts = {near: count for near in _one_edit(word) if (count := word_count(near, language))}
    if not counts:
        return ""
    best = max(counts, key=lambda near: (counts[near], near))
    second = max((count for near, count in counts.items() if near != best), default=0)
    is_clear = counts[best] >= _MIN_COUNT and counts[best] >= _DOMINANCE * second
    return best if is_clear and is_slip(word, best, language=language, is_seen=False) else ""


def _one_edit(word: str) -> set[str]:
    """Return all texts one edit away from `word`."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {head + tail[1:] for head, tail in cuts if tail}
    near |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    near |= {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    near |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS}
    near.discard(word)
    return near


_TO_AMERICAN = (
    (re.compile(r"(?<=\w\w)our"), "or"),
    (re.compile(r"(?<=\w\w)is(?=e[drs]?$|ers$|ing$|ations?$|ational$)"), "iz"),
    (re.compile(r"(?<=\w\w)ys(?=e[drs]?$|ers$|ing$)"), "yz"),
    (re.compile(r"(?<=\w\w)tre(?=[ds]?$)"), "ter"),
    (re.compile(r"(?<=ter)d$"), "ed"),
    (re.compile(r"(?<=\w\w\w)ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=\w\w\w)ogue(?=s?$)"), "og"),
    (re.compile(r"ae(?=[dmso])|oe(?=[dst])"), "e"),
    (re.compile(r"programme(?=s?$)"), "program"),
)
_DOUBLED_L = re.compile(r"(?<=\w\w)ll(?=ed$|ing$|ings$|ers?$|ors?$|ery$|ation$|ous$|ment|ful)")
MIN_VARIANT_LETTERS = 6


@lru_cache(maxsize=16384)
def american(word: str) -> str:
    """Return `word` in American spelling if it looks British; to compare by, not to show."""
    if len(word) < MIN_VARIANT_LETTERS:
        return word
    for pattern, ending in _TO_AMERICAN:
        word = pattern.sub(ending, word)
    return word


def is_spelling_variant(one: str, other: str) -> bool:
    """Return whether both are right, one in British and one in American spelling.

    `counselling` and `counseling` count here, but are no key: `filling` and `filing` are two words.
    """
    if min(len(one), len(other)) < MIN_VARIANT_LETTERS - 1:
        return False
    return _DOUBLED_L.sub("l", american(one)) == _DOUBLED_L.sub("l", american(other))
