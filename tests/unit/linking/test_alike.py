from __future__ import annotations

from random import Random

import pytest

from digestgen.linking.alike import Sample, are_copies, resemblance, sample_of
from digestgen.linking.sketch import sketch_of
from digestgen.model.sketch import NO_SKETCH

_HEADS = ("zor", "quil", "men", "tas", "lub", "pri")
_TAILS = ("bel", "dram", "fint", "gosk", "hamp", "junt", "kelp", "morv", "nast", "plix")
WORDS = [head + tail for head in _HEADS for tail in _TAILS]


def text(seed: int, length: int = 300) -> list[str]:
    random = Random(seed)
    return [random.choice(WORDS) for _ in range(length)]


def edited(words: list[str], seed: int = 1) -> list[str]:
    """Return the words, each tenth replaced, gone, or with another behind it."""
    random = Random(seed)
    found = []
    for word in words:
        chance = random.randrange(30)
        found += {0: [], 1: ["olg"], 2: [word, "arv"]}.get(chance, [word])
    return found


def sketch(words: list[str], title: str = "") -> Sample:
    return sample_of(sketch_of(title, " ".join(words), language="en"))


@pytest.mark.parametrize("seed", range(12))
def test_a_text_with_a_tenth_of_its_words_edited_is_a_copy(seed: int) -> None:
    words = text(seed)

    assert are_copies(sketch(words, "One"), sketch(edited(words, seed), "Other headline"))


@pytest.mark.parametrize("seed", range(12))
def test_a_text_without_its_tail_is_a_copy(seed: int) -> None:
    words = text(seed)

    assert are_copies(sketch(words), sketch(words[:210]))


@pytest.mark.parametrize("seed", range(12))
def test_other_texts_of_the_same_words_are_no_copies(seed: int) -> None:
    assert not are_copies(sketch(text(seed)), sketch(text(seed + 100)))


def test_a_quoted_passage_makes_no_copy() -> None:
    assert not are_copies(sketch(text(1, 60)), sketch([*text(2, 700), *text(1, 60)]))


def test_common_boilerplate_makes_no_copy() -> None:
    footer = text(9, 80)

    assert not are_copies(sketch(text(1, 200) + footer), sketch(text(2, 200) + footer))


def test_short_texts_are_never_copies() -> None:
    assert not are_copies(sketch(["zorbel", "menfint"]), sketch(["zorbel", "menfint"]))
    assert not are_copies(sample_of(NO_SKETCH), sample_of(NO_SKETCH))


def test_resemblance_is_symmetric_and_whole_for_equal_texts() -> None:
    one, other = sketch(text(1)), sketch(edited(text(1)))

    assert resemblance(one, other) == resemblance(other, one)
    assert resemblance(one, one) == (1.0, 1.0)
