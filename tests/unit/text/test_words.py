from __future__ import annotations

import pytest
from spellchecker import SpellChecker

from digestgen.text import words
from digestgen.text.words import LANGUAGES, word_count, word_counts


@pytest.mark.parametrize("language", sorted(LANGUAGES - {"de", "nl", "pt"}))
def test_the_file_holds_what_the_library_reads_in_it(language: str) -> None:
    whole = SpellChecker(language=language).word_frequency.dictionary
    sample = dict(sorted(whole.items())[:: len(whole) // 3000])

    assert isinstance(word_counts(language), words.WordCounts)
    assert sample == {word: word_count(word, language) for word in sample}


@pytest.mark.parametrize(
    "word", ["", 'a"', '"a', 'a": 4', "xyzzyx", "The", "\ud800", "a\n", "zz\xff"]
)
def test_what_is_no_word_counts_nothing(word: str) -> None:
    assert word_count(word) == 0


def test_a_language_without_a_list_knows_no_word() -> None:
    assert word_count("a", "xx") == 0
    assert word_count("the", "en-GB") == word_count("the") > 1_000_000


def test_a_file_of_another_form_is_left_to_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = word_count("\u0430", "ru")
    monkeypatch.setattr(words, "sorted_lines", lambda _language: None)

    counts = words._counts.__wrapped__("ru")

    assert counts["\u0430"] == expected > 0
    assert counts["xyz"] == 0
