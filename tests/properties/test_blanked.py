"""Words cut out of a text of words and blanks are those that a pattern finds."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from digestgen.cleaning.blanked import blanked
from digestgen.cleaning.frame.word_kinds import read_words
from digestgen.cleaning.tokens import located_words, word_texts

_WORD = re.compile(r"\w+")
_SIGNS = st.sampled_from("ab Zé_7'’.,-“”…\n\t\u00a0ßЖ中ﬁ½²\u0301\U0001d7d8")
_TEXTS = st.one_of(st.text(_SIGNS, max_size=60), st.text(max_size=200))


@given(_TEXTS)
@example("".join(map(chr, range(0x2000, 0x2100))))
def test_words_are_those_of_the_pattern(text: str) -> None:
    assert [(m.start(), m[0]) for m in _WORD.finditer(text)] == [
        *zip(read_words(text).starts, read_words(text).texts, strict=True)
    ]


@given(_TEXTS)
@example("it's the dogs' 'quoted' rock''n''roll o’’er ’tis")
def test_apostrophes_stay_inside_words(text: str) -> None:
    assert tuple(word.text for word in located_words(text)) == word_texts(text)


@given(_TEXTS)
def test_a_blanked_text_is_as_long_as_the_text(text: str) -> None:
    assert len(text) == len(blanked(text)) == len(blanked(text, joints="'’"))
