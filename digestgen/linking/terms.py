"""The rare terms of a text: the names and words that other articles on the same thing share.

Pure. Rarity comes from the fixed background list, never from the site's articles: a new article
changes no other article's terms. One pass over the words; 0.5 ms for 500 of them once the list is
loaded.

A run of capitalised words is a name (`Khalifa Haftar`). The first word of a sentence is part of
one only if the text has it with a capital inside a sentence as well, or if no list knows it and a
name follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from digestgen.text.words import has_word_list, word_count

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|[^\w\s]|\n")
_ENDS = frozenset('.!?…:;\n"“”„«»()[]*#>|•–—')
"""A capital behind one of these says nothing."""
_TITLES_TEXT = """
    admiral chairman chancellor chief colonel commander congressman dr field general governor
    judge king lady lord major marshal minister mr mrs ms president prime prince princess
    professor queen rep representative secretary sen senator sir speaker vice
"""
_TITLES = frozenset(_TITLES_TEXT.split())
"""Left out in front of a name: the next article has the name without it."""
_CALENDAR_TEXT = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december
"""
_CALENDAR = frozenset(_CALENDAR_TEXT.split())
_MIN_WORD = 4
_LONG_WORD = 8
_MAX_WORD = 40
"""Scripts without blanks give whole sentences; they are no terms."""
_COMMON_NAME = 20_000
_COMMON_WORD = 10_000
_LISTED = 1_000
"""Of the list's 160,000 English words 17,000 are as common as this."""


def rare_terms(plain_text: str, *, language: str, limit: int = 24) -> tuple[str, ...]:
    """Return the rarest names and words of `plain_text`, rarest first, each as it is written.

    Names count from one occurrence, words from two. Ties: frequent ones first, then alphabetical.
    For languages without a word list: names, then words of eight letters and more, long ones first.
    """
    count = _counter(language)
    has_list = has_word_list(language)
    # Without a list any first word may be a common one.
    names, words = _names_and_words(
        _TOKEN.findall(plain_text), count if has_list else lambda _: _LISTED
    )
    ranked = []
    for name, seen in names.items():
        parts = name.split()
        commonness = min(count(part.lower()) for part in parts)
        if len(parts) > 1 or commonness <= _COMMON_NAME:
            ranked.append((commonness, -seen, name))
    for word, seen in words.items():
        if seen < 2 or len(word) < (_MIN_WORD if has_list else _LONG_WORD):  # noqa: PLR2004
            continue
        commonness = count(word) if has_list else 1 + max(0, _MAX_WORD - len(word))
        if commonness <= _COMMON_WORD:
            ranked.append((commonness, -seen, word))
    return tuple(term for _, _, term in sorted(ranked)[:limit])


def _counter(language: str) -> Callable[[str], int]:
    """Return `word_count` for one language, each word asked once."""
    known: dict[str, int] = {}

    def count(word: str) -> int:
        found = known.get(word)
        if found is None:
            found = known[word] = word_count(word, language)
        return found

    return count


def _names_and_words(
    tokens: list[str], count: Callable[[str], int]
) -> tuple[Counter[str], Counter[str]]:
    """Return the names (runs of capitalised words) and the lower-case words with their counts."""
    runs: list[tuple[bool, list[str]]] = []
    words: Counter[str] = Counter()
    run: list[str] = []
    at_start = True
    for token in tokens:
        if not token[0].isalpha():
            run = []
            at_start = at_start or token in _ENDS
            continue
        bare = token[:-2] if token[-2:] in ("'s", "’s") else token
        if token[0].isupper() and 1 < len(token) <= _MAX_WORD:
            if not run:
                runs.append((at_start, run))
            run.append(bare)
            if bare is not token:
                run = []
        else:
            run = []
            if bare.islower() and len(bare) <= _MAX_WORD:
                words[bare] += 1
        at_start = False
    return _names(runs, count), words


def _names(runs: list[tuple[bool, list[str]]], count: Callable[[str], int]) -> Counter[str]:
    """Return the names in runs of capitalised words, each with whether it begins a sentence."""
    inside = {word for is_initial, run in runs for word in run[1 if is_initial else 0 :]}
    names: Counter[str] = Counter()
    for is_initial, run in runs:
        start = 0
        if is_initial and run[0] not in inside:
            start = 1 if len(run) == 1 or count(run[0].lower()) >= _LISTED else 0
        while start < len(run) - 1 and run[start].lower() in _TITLES:
            start += 1
        name = " ".join(run[start:])
        if name and name.lower() not in _CALENDAR:
            names[name] += 1
    return names
