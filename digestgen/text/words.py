"""A fixed background word list that tells whether something is a word, and how common.

The list does not come from the site's own articles, so one new article never changes what is rare.
Data: the frequency dictionaries of pyspellchecker (films' subtitles, misspellings removed), read
from its files at first use, once a process and language. One with a word a line is searched as it
lies on the disk (see `word_file`); as the mapping that pyspellchecker makes of it, it costs 200 ms
and 26 MB. A file of another form is left to pyspellchecker.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from digestgen.text.word_file import Lines, sorted_lines

LANGUAGES = frozenset({"ar", "de", "en", "es", "fa", "fr", "it", "lv", "nl", "pt", "ru"})
_MAX_KNOWN = 200_000
"""Words whose counts are kept at hand, known to the list or not."""
_STRETCH = 4096
"""Bytes that are searched through for a word."""


class WordCounts(dict[str, int]):
    """Word -> how often it occurs in the list, 0 for no word of it; filled as words are asked for.

    Ask with `counts[word]`. Its lines stand between newlines, sorted; what stands before the first
    newline is no part of it.
    """

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self._lines = lines
        starts = [lines.find(b"\n", at) for at in range(0, len(lines) - 1, _STRETCH)]
        self._starts = sorted({start for start in starts if 0 <= start < len(lines) - 1})
        """Of the newlines before the first line of each stretch."""
        self._firsts = [lines[at + 1 : lines.find(b"\n", at + 1)] for at in self._starts]

    def __missing__(self, word: str) -> int:
        if len(self) >= _MAX_KNOWN:
            self.clear()
        found = self[word] = self._search(word)
        return found

    def _search(self, word: str) -> int:
        if '"' in word or "\n" in word:
            return 0
        head = b'\n"%s": ' % word.encode("utf-8", "surrogatepass")
        # Behind the line itself, should it be the first of a stretch: a number stands where `~` is.
        stretch = bisect_right(self._firsts, head[1:] + b"~") - 1
        if stretch < 0:
            return 0
        end = self._starts[stretch + 1] if stretch + 1 < len(self._starts) else len(self._lines)
        at = self._lines.find(head, self._starts[stretch], end)
        if at < 0:
            return 0
        line_end = self._lines.find(b"\n", at + 1)
        return int(self._lines[at + len(head) : line_end].rstrip(b",\r"))


@lru_cache(maxsize=4)
def _counts(language: str) -> dict[str, int]:
    """Return the word counts of `language`, empty when there is no list for it."""
    if language not in LANGUAGES:
        return WordCounts(b"")
    lines = sorted_lines(language)
    if lines is not None:
        return WordCounts(lines)
    from spellchecker import SpellChecker  # noqa: PLC0415  0.3 s: only when it is used

    return _Whole(SpellChecker(language=language).word_frequency.dictionary)


class _Whole(dict[str, int]):
    """The counts as pyspellchecker makes them."""

    def __missing__(self, word: str) -> int:
        return 0


def word_counts(language: str) -> dict[str, int]:
    """Return how often words occur in the list of `language`: ask with `counts[word]`."""
    return _counts(language.split("-", maxsplit=1)[0].lower())


def word_count(word: str, language: str = "en") -> int:
    """Return how often the lower-case `word` occurs in the background list; 0 for no word of it."""
    return word_counts(language)[word]


def has_word_list(language: str) -> bool:
    """Return whether `word_count` knows `language`."""
    return language.split("-", maxsplit=1)[0].lower() in LANGUAGES
