"""A fixed background word list that tells whether something is a word, and how common.

The list does not come from the site's own articles, so one new article never changes what is rare.
Data: the frequency dictionaries of pyspellchecker (films' subtitles, misspellings removed), read
from its files at first use, once a process and language. The English file holds a word a line: kept
as sorted lines and searched by halving it costs 45 ms and 13 MB, as the mapping that pyspellchecker
makes of it 200 ms and 26 MB. A file of another form is left to pyspellchecker.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

LANGUAGES = frozenset({"ar", "de", "en", "es", "fa", "fr", "it", "lv", "nl", "pt", "ru"})
_MAX_KNOWN = 200_000
"""Words whose counts are kept at hand, known to the list or not."""


class WordCounts(dict[str, int]):
    """Word -> how often it occurs in the list, 0 for no word of it; filled as words are asked for.

    Ask with `counts[word]`: a word asked for before costs what a dict costs, a new one 2 µs.
    """

    def __init__(self, lines: list[bytes]) -> None:
        super().__init__()
        self._lines = lines

    def __missing__(self, word: str) -> int:
        if len(self) >= _MAX_KNOWN:
            self.clear()
        found = self[word] = self._search(word)
        return found

    def _search(self, word: str) -> int:
        if '"' in word:
            return 0
        head = b'"%s": ' % word.encode("utf-8", "surrogatepass")
        at = bisect_left(self._lines, head)
        if at == len(self._lines) or not self._lines[at].startswith(head):
            return 0
        return int(self._lines[at][len(head) :].rstrip(b",\r"))


@lru_cache(maxsize=4)
def _counts(language: str) -> dict[str, int]:
    """Return the word counts of `language`, empty when there is no list for it."""
    if language not in LANGUAGES:
        return WordCounts([])
    lines = _lines_of(language)
    if lines is not None:
        return WordCounts(lines)
    from spellchecker import SpellChecker  # noqa: PLC0415  0.3 s: only when it is used

    return _Whole(SpellChecker(language=language).word_frequency.dictionary)


class _Whole(dict[str, int]):
    """The counts as pyspellchecker makes them."""

    def __missing__(self, word: str) -> int:
        return 0


def _lines_of(language: str) -> list[bytes] | None:
    """Return the lines `"word": count` of a file, sorted; None for a file of another form."""
    spec = find_spec("spellchecker")
    folders = spec.submodule_search_locations if spec else None
    path = Path(*folders[:1], "resources", f"{language}.json.gz") if folders else Path()
    if not path.is_file():
        return None
    data = gzip.decompress(path.read_bytes())
    text = data.decode("utf-8", "replace")
    # One word a line in lower case, nothing escaped.
    if b"\\" in data or text != text.lower():
        return None
    lines = data.strip(b"{}\r\n ").split(b"\n")
    if data.count(b'": ') != len(lines) or data.count(b'"') != 2 * len(lines):
        return None
    lines.sort()
    return lines


def word_counts(language: str) -> dict[str, int]:
    """Return how often words occur in the list of `language`: ask with `counts[word]`."""
    return _counts(language.split("-", maxsplit=1)[0].lower())


def word_count(word: str, language: str = "en") -> int:
    """Return how often the lower-case `word` occurs in the background list; 0 for no word of it."""
    return word_counts(language)[word]


def has_word_list(language: str) -> bool:
    """Return whether `word_count` knows `language`."""
    return language.split("-", maxsplit=1)[0].lower() in LANGUAGES
