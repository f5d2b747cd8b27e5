"""The words of a text and their kinds."""

from __future__ import annotations

from digestgen.cleaning.frame.layout import lay_out
from digestgen.cleaning.frame.word_kinds import (
    DIGIT,
    LONG,
    STARTER,
    TOLD,
    read_words,
    repeated_stems,
)


def test_words_are_where_they_stand() -> None:
    text = "“The harbour, they said, opened in 2019Share."

    words = read_words(text)

    assert [
        text[s : s + len(w)] for s, w in zip(words.starts, words.texts, strict=True)
    ] == words.texts
    assert words.texts == ["The", "harbour", "they", "said", "opened", "in", "2019Share"]
    assert [w for w, k in zip(words.texts, words.kinds, strict=True) if k & STARTER] == ["The"]
    assert [w for w, k in zip(words.texts, words.kinds, strict=True) if k & TOLD] == ["said"]
    assert [w for w, k in zip(words.texts, words.kinds, strict=True) if k & DIGIT] == ["2019Share"]
    assert [w for w, k in zip(words.texts, words.kinds, strict=True) if k & LONG] == [
        "harbour",
        "opened",
    ]


def test_no_words_are_none() -> None:
    assert read_words("").starts == []
    assert read_words(" … ").texts == []


def test_stems_stand_for_their_forms_also_inside_other_words() -> None:
    starts, repeats = repeated_stems(read_words("harbours 5harbourside elsewhere"))

    assert starts == [0, 10, 22]
    assert repeats == [0, 1, 2, 2]


def test_counts_of_a_stretch() -> None:
    layout = lay_out("In Selby the new ferry is late. Ada Vale waits.")

    assert layout.counts(0, len(layout.text)) == (10, 4, 3)
