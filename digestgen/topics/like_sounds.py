"""Alike in sound: names written from another script, and words misspelt by more than one slip.

Pure. A word's skeleton is what is left when vowels, doubled letters and the letters that
transliterations choose freely are set aside; names whose words differ in one, of like skeletons,
are compared letter by letter (rapidfuzz). Two words of the list, both in lower case, are two words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from digestgen.text.words import word_count
from digestgen.topics.groups import Group
from digestgen.topics.likeness import Likeness, blocked, differing
from digestgen.topics.slips import is_spelling_variant

_LETTERS = str.maketrans(
    {"ı": "i", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_SOUNDS = (
    ("tch", "c"), ("sch", "s"), ("kh", "k"), ("gh", "g"), ("hg", "g"), ("sh", "s"), ("zh", "z"),
    ("ch", "c"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("dj", "j"),
)  # fmt: skip
_HARD_START = re.compile("^[gq]")
_VOWELS = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")
_MIN_LETTERS, _MIN_ALONE, _MIN_MISSPELT = 4, 5, 6
_MIN_ALIKE, _MIN_LIKE_MISSPELT = 0.5, 0.7
_MIN_SKELETON = 4
_KNOWN_MANY = 100


@lru_cache(maxsize=16384)
def latin(word: str) -> str:
    """Return `word` without accents and in the letters a to z where Latin has one for another."""
    decomposed = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(char for char in decomposed if char.isalnum() and char.isascii())


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return what transliterations of `word` have in common; its first vowel stays as `a`."""
    text = latin(word)
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    # The Arabic qaf is written with each of these: Qatif, Gatif, Katif.
    text = _HARD_START.sub("k", text)
    starts_open = text[:1] in ("a", "e", "i", "o", "u")
    return ("a" if starts_open else "") + _DOUBLED.sub(r"\1", _VOWELS.sub("", text))


def like_sounds(groups: Sequence[Group], language: str) -> Iterator[Likeness]:
    """Yield the pairs that differ in one word alone, of like skeletons. Near-linear."""
    for one, other in sorted(set(blocked(groups, _keys))):
        ours, theirs = groups[one], groups[other]
        places = differing(ours, theirs) if len(ours.words) == len(theirs.words) else []
        if len(places) == 1:
            found = _judged(ours, theirs, places[0], language)
            if found:
                yield Likeness(one, other, *found)


def _keys(group: Group) -> Iterator[str]:
    for at, word in enumerate(group.words):
        if len(word) < _MIN_LETTERS or any(char.isdigit() for char in word):
            continue
        bones = skeleton(word)
        around = f"{' '.join(group.words[:at])}|{' '.join(group.words[at + 1 :])}"
        yield f"{around}|{bones}"
        if len(bones) >= _MIN_SKELETON:
            yield from (f"{around}|{bones[:i]}{bones[i + 1 :]}" for i in range(1, len(bones)))


def _judged(one: Group, other: Group, at: int, language: str) -> tuple[float, str, str] | None:
    """Return score, kind and reason of two groups that differ in the word `at`."""
    word, right = one.words[at], other.words[at]
    if min(len(word), len(right)) < _MIN_LETTERS:
        return None
    if is_spelling_variant(word, right):
        return 0.7, "spelling", f"spellings: {word} and {right}"
    known, right_known = word_count(word, language), word_count(right, language)
    alike = OSA.normalized_similarity(latin(word), latin(right))
    wrong, meant = (word, right) if known <= right_known else (right, word)
    if not min(known, right_known) and max(known, right_known) >= _KNOWN_MANY:
        is_whole = not wrong.startswith(meant) and not meant.startswith(wrong)
        is_long = min(len(word), len(right)) >= _MIN_MISSPELT
        if is_long and is_whole and word[0] == right[0] and alike >= _MIN_LIKE_MISSPELT:
            return 0.3 + 0.6 * alike, "misspelling", f"{wrong} is in no word list, {meant} is"
    is_plain = one.plain[at] and other.plain[at]
    are_words = min(known, right_known) >= _KNOWN_MANY
    is_alone = len(one.words) == 1
    parted = (is_plain and (is_alone or are_words)) or (
        is_alone and (are_words or min(len(word), len(right)) < _MIN_ALONE)
    )
    if parted or skeleton(word) != skeleton(right) or alike < _MIN_ALIKE:
        return None
    return (
        0.35 + 0.45 * alike + (0.0 if is_alone else 0.1),
        "sound",
        (f"{word} and {right} sound alike"),
    )
