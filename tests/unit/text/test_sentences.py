"""Sentence ends, and stops that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgen.text.sentences import ends_sentence, split_sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end].strip() for s in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Mr. Vale met Dr. J. K. Holm. He left.", ["Mr. Vale met Dr. J. K. Holm.", "He left."]),
        ("The U.S. Army came. The U.S. The end.", ["The U.S. Army came.", "The U.S.", "The end."]),
        ("It is 5 p.m. in Selby. It rains.", ["It is 5 p.m. in Selby.", "It rains."]),
        ("No. 3 won. He said no. 4 lost.", ["No. 3 won.", "He said no. 4 lost."]),
        (
            "On Jan. 5 it rained. In 2019. Then sun.",
            ["On Jan. 5 it rained.", "In 2019.", "Then sun."],
        ),
        (
            "He waited... and left. “So?” She nodded.",
            ["He waited... and left.", "“So?”", "She nodded."],
        ),
        ('"Go," he said. "We will." They went.', ['"Go," he said.', '"We will."', "They went."]),
        (
            "It cost 3.14 dollars. Vale Inc. said so.",
            ["It cost 3.14 dollars.", "Vale Inc. said so."],
        ),
        ("1. Wash it. 2. Dry it.", ["1. Wash it.", "2. Dry it."]),
        ("船は出た。雨だった。", ["船は出た。", "雨だった。"]),
        ("A heading\n\nA sentence.", ["A heading", "A sentence."]),
        ("Glued.Together stays", ["Glued.Together stays"]),
        ("", []),
    ],
)
def test_text_is_split_at_sentence_ends(text: str, sentences: list[str]) -> None:
    assert sentences == split(text)


@given(st.text(alphabet=st.sampled_from("aB .!?…\"'”)\n。1,"), max_size=80))
def test_sentences_join_back_to_the_text(text: str) -> None:
    spans = split_sentences(text)

    assert text == "".join(text[s.start : s.end] for s in spans)
    assert [s.end for s in spans[:-1]] == [s.start for s in spans[1:]]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It is over.", True),
        ("“Over.” ", True),
        ("He met Mr.", False),
        ("so it", False),
        ("", False),
    ],
)
def test_end_of_a_sentence_is_seen_from_behind(text: str, *, ends: bool) -> None:
    assert ends == ends_sentence(text, len(text))
