"""A fixed background word list that tells whether something is a word, and how common.

The list does not come from the site's own articles, so one new article never changes what is rare.
Data: the frequency dictionaries of pyspellchecker (films' subtitles, misspellings removed); loaded
at first use (0.3 s), once a process and language.
"""

from __future__ import annotations

from functools import lru_cache

LANGUAGES = frozenset({"ar", "de", "en", "es", "fa", "fr", "it", "lv", "nl", "pt", "ru"})


@lru_cache(maxsize=4)
def _counts(language: str) -> dict[str, int]:
    """Return the word counts of `language`, empty when there is no list for it."""
    if language not in LANGUAGES:
        return {}
    from spellchecker import SpellChecker  # noqa: PLC0415  0.3 s: only when it is used

    counts: dict[str, int] = dict(SpellChecker(language=language).word_frequency.dictionary)
    return counts


def word_count(word: str, language: str = "en") -> int:
    """Return how often the lower-case `word` occurs in the background list; 0 for no word of it."""
    return int(_counts(language.split("-", maxsplit=1)[0].lower()).get(word, 0))


def has_word_list(language: str) -> bool:
    """Return whether `word_count` knows `language`."""
    return language.split("-", maxsplit=1)[0].lower() in LANGUAGES
