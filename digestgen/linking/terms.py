"""The rare terms of a text: the names and words that other articles on the same thing share.

Pure. Rarity comes from the fixed background list, never from the site's articles: a new article
changes no other article's terms. One pass over the words; 0.2 ms for 500 of them once the list is
loaded.

A run of capitalised words is a name (`Khalifa Haftar`). The first word of a sentence is part of
one only if the text has it with a capital inside a sentence as well, or if no list knows it and a
name follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from digestgen.linking.companions import CALENDAR, TITLES
from digestgen.linking.scan import MAX_WORD, Run, Scan, Scanner
from digestgen.text.words import has_word_list, word_counts

_MIN_WORD = 4
_LONG_WORD = 8
_COMMON_NAME = 20_000
_COMMON_WORD = 10_000
_LISTED = 1_000
"""Of the list's 160,000 English words 17,000 are as common as this."""


def rare_terms(plain_text: str, *, language: str, limit: int = 24) -> tuple[str, ...]:
    """Return the rarest names and words of `plain_text`, rarest first, each as it is written.

    Names count from one occurrence, words from two. Ties: frequent ones first, then alphabetical.
    For languages without a word list: names, then words of eight letters and more, long ones first.
    """
    counts = word_counts(language)
    has_list = has_word_list(language)
    found, names = _read(plain_text, language)
    ranked = []
    for name, seen in names.items():
        commonness = _commonness(name, language)
        if commonness <= _COMMON_NAME or " " in name:
            ranked.append((commonness, -seen, name))
    for word, seen in found.words.items():
        if seen > 1:
            commonness = counts[word] if has_list else 1 + MAX_WORD - len(word)
            ranked.append((commonness, -seen, word))
    ranked.sort()
    return tuple(term for _, _, term in ranked[:limit])


def names_in(plain_text: str, *, language: str) -> Counter[str]:
    """Return the names of `plain_text` without titles, with how often each occurs."""
    return _read(plain_text, language)[1]


def chunks_in(plain_text: str, *, language: str) -> list[str]:
    """Return what stands between the blanks of `plain_text`; to be looked at, not changed."""
    return _read(plain_text, language)[0].chunks


def forget_scans() -> None:
    """Forget the words and names that were met, up to 20 MB: for a process that read its last text.

    What is scanned afterwards is the same, and slower at first.
    """
    for kept in (_scanner, _read, _commonness, _name):
        kept.cache_clear()


@lru_cache(maxsize=1)
def _read(plain_text: str, language: str) -> tuple[Scan, Counter[str]]:
    """Return what is in a text; the last one is kept, for it is asked for again."""
    found = _scanner(language).scan(plain_text)
    counts = word_counts(language) if has_word_list(language) else None
    return found, _names(found, counts)


@lru_cache(maxsize=16384)
def _commonness(name: str, language: str) -> int:
    """Return how common the rarest part of `name` is."""
    counts = word_counts(language)
    return min(counts[part] for part in name.lower().split(" "))


@lru_cache(maxsize=4)
def _scanner(language: str) -> Scanner:
    """Return the scanner of a language: short and common words are dull."""
    if not has_word_list(language):
        return Scanner(lambda word: len(word) < _LONG_WORD)
    counts = word_counts(language)
    return Scanner(lambda word: len(word) < _MIN_WORD or counts[word] > _COMMON_WORD)


def _names(found: Scan, counts: Mapping[str, int] | None) -> Counter[str]:
    """Return the names in the runs of a text and how often each occurs.

    `counts` None: there is no list, so any first word may be a common one.
    """
    names = Counter(map(_name, found.inside))
    inside = set(chain.from_iterable(found.inside))
    for run in found.initial:
        inside.update(run[1:])
    for run in found.initial:
        if run[0] in inside:
            names[_name(run)] += 1
        elif len(run) > 1:
            is_common = counts is None or counts[run[0].lower()] >= _LISTED
            names[_name(run[1:] if is_common else run)] += 1
    del names[""]
    return names


@lru_cache(maxsize=16384)
def _name(run: Run) -> str:
    """Return the name that `run` is: without titles in front; '' for a day or month."""
    start = 0
    while start < len(run) - 1 and run[start].lower() in TITLES:
        start += 1
    name = " ".join(run[start:])
    return "" if name.lower() in CALENDAR else name
