from __future__ import annotations

from digestgen.linking.sketch import MOST_WORDS, sketch_of
from digestgen.model.sketch import INDEXED_WORDS, MOST_PASSAGES, NAMED_WORDS, NO_SKETCH, Sketch

LONG = " ".join(f"zorb{n}x quill{n}y" for n in range(400))


def words(title: str, text: str, language: str = "en") -> list[str]:
    return sketch_of(title, text, language=language).words.split("\n")


def test_a_text_without_telling_words_has_no_sketch() -> None:
    assert sketch_of("", "", language="en") == NO_SKETCH
    assert sketch_of("It was", "And so on, and on it was 2020.", language="en") == NO_SKETCH


def test_words_of_the_title_come_first() -> None:
    assert words("Kufra", "Mercenaries and mercenaries left the oasis.")[:2] == [
        "Kufra",
        "mercenaries",
    ]


def test_a_word_is_written_in_lower_case_if_it_is_anywhere() -> None:
    assert "mercenaries" in words("", "Mercenaries left; other mercenaries came. Mercenaries won.")
    assert "Haftar" in words("", "Haftar came.")


def test_plural_and_singular_are_one_word() -> None:
    one = sketch_of("", "A mercenary with an oasis.", language="en")
    many = sketch_of("", "Mercenaries with an oasis.", language="en")

    assert one.ids == many.ids


def test_a_sketch_is_small_whatever_the_text() -> None:
    sketch = sketch_of("Zorbs", LONG, language="en")

    assert len(sketch.word_ids()) == len(sketch.levels) == MOST_WORDS
    assert len(sketch.words.split("\n")) == NAMED_WORDS
    assert len(sketch.passage_numbers()) == MOST_PASSAGES
    assert len(sketch.word_marks()) == INDEXED_WORDS
    assert sketch.pairs > MOST_PASSAGES


def test_languages_without_a_list_go_by_length() -> None:
    assert words("", "ja nej ordentliga regeringen", "sv") == ["ordentliga", "regeringen"]


def test_marks_of_words_and_of_passages_never_meet() -> None:
    sketch = sketch_of("", LONG, language="en")

    assert not set(sketch.word_marks()) & set(sketch.passage_marks())
    assert len(set(sketch.marks())) == len(sketch.marks())


def test_what_was_met_before_changes_nothing() -> None:
    alone = sketch_of("Kufra", "Mercenaries left.", language="en")
    for n in range(50):
        sketch_of("", f"mercenary Mercenaries{n} Kufras left{n}", language="en")

    assert alone == sketch_of("Kufra", "Mercenaries left.", language="en")


def test_an_empty_sketch_has_no_marks() -> None:
    assert Sketch().marks() == ()
