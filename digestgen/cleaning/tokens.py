"""Words of a text with their places, and the small questions that several rules ask of them."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple

from digestgen.cleaning.blanked import blanked
from digestgen.text.sentences import CLOSERS, ends_sentence, split_sentences, word_set

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_TOKEN = re.compile(r"\S+")
_EDGES = ".,;:!?…\"'“”‘’«»()[]{}"
_LOOK_BACK = 64
"""Characters looked at before a place; longer than any run of blanks that matters."""
_SMALL_WORDS = word_set("the a an of to in on at and was were is are had has that it his her")
_PROSE_WORDS = 6
OPENERS = "\"'“‘«([{"


class Word(NamedTuple):
    """A word and its place."""

    text: str
    start: int
    end: int


_new_word = partial(tuple.__new__, Word)
"""Makes a word of a triple at half the cost of `Word(...)`: they are made by the thousand."""


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the runs of letters and digits: `Turkey.Although` is two words."""
    stop = len(text) if end is None else end
    return [_new_word((m[0], *m.span())) for m in _WORD.finditer(text, start, stop)]


@lru_cache(maxsize=1)
def located_words(text: str) -> list[Word]:
    """Return `words_of` the whole text, not to be changed; the last answer is kept."""
    return words_of(text)


@lru_cache(maxsize=1)
def word_texts(text: str) -> tuple[str, ...]:
    """Return the words of `words_of` without their places; the last answer is kept."""
    return tuple(with_blanks(text).split())


@lru_cache(maxsize=1)
def with_blanks(text: str) -> str:
    """Return `text` with a blank for all that stands in no word of `words_of`; the same length."""
    return blanked(text, joints="'’")


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return what stands between blanks, punctuation included."""
    stop = len(text) if end is None else end
    return [_new_word((m[0], *m.span())) for m in _TOKEN.finditer(text, start, stop)]


def bare(token: str) -> str:
    """Return `token` without punctuation at its ends."""
    return token.strip(_EDGES)


def count_words(text: str) -> int:
    """Return the number of words, counted as `words_of` does."""
    return len(_WORD.findall(text))


def prose_sentences(text: str) -> int:
    """Return how many sentences of `text` read like an article's: some words, few capitals.

    Labels, headlines and names in a row are none, nor is what has no stop at its end. Linear.
    """
    count = 0
    for span in split_sentences(text):
        if not ends_sentence(text, span.end):
            continue
        words = words_of(text, span.start, span.end)
        capitals = sum(is_capitalised(word.text) for word in words)
        small = sum(word.text in _SMALL_WORDS for word in words)
        count += len(words) >= _PROSE_WORDS and capitals * 4 <= len(words) and small > 1
    return count


def is_capitalised(word: str) -> bool:
    """Return whether `word` begins with a capital letter."""
    return word[:1].isupper()


def back_over_openers(text: str, at: int) -> int:
    """Return `at` moved before the opening quotes and brackets that stand directly before it."""
    while at > 0 and text[at - 1] in OPENERS:
        before = text[max(0, at - 2) : at - 1]
        is_straight = text[at - 1] in "\"'"
        if before and (before in CLOSERS or (is_straight and not before.isspace())):
            break
        at -= 1
    return at


def on_over_closers(text: str, at: int) -> int:
    """Return `at` moved behind the stops, commas and closing quotes directly behind it."""
    while at < len(text) and (text[at] in CLOSERS or text[at] in ".!?…,;:"):
        at += 1
    return at


def begins_sentence(text: str, at: int) -> bool:
    """Return whether a sentence, or the text, begins at `at`.

    A glued stop before it counts as an end.
    """
    before = text[max(0, at - _LOOK_BACK) : at].rstrip()
    return not before or before[-1] == "\n" or ends_sentence(before, len(before))


def is_fragment(text: str) -> bool:
    """Return whether no sentence ends in `text`."""
    return not any(sign in text for sign in ".!?。！？…")


def skip_blanks(text: str, at: int) -> int:
    """Return the first offset from `at` on that is no blank."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def back_over_blanks(text: str, at: int) -> int:
    """Return `at` moved before the blanks that stand before it."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at
