"""What a set of labels is, and the table that labels are looked up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple


class LabelSet(NamedTuple):
    """The labels of one language by kind, each kind a text of phrases divided by `;`."""

    language: str
    labels: Mapping[str, str]
    openings: Mapping[str, str]


class Phrase(NamedTuple):
    """A phrase in one of the ways of writing it."""

    text: str
    kind: str
    is_label: bool
    """Whether it stands by itself: no small letter may follow."""


def first_word(text: str) -> str:
    """Return the letters that `text` begins with; its first character when that is none."""
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[:end] or text[:1]


def phrase_table(sets: Iterable[LabelSet]) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by their first word, the longest first."""
    table: dict[str, dict[tuple[str, bool], Phrase]] = {}
    for labels in sets:
        for is_label, kinds in ((True, labels.labels), (False, labels.openings)):
            for kind, listed in kinds.items():
                for text in _phrases(listed):
                    for written in _ways(text):
                        rows = table.setdefault(first_word(written), {})
                        rows.setdefault((written, is_label), Phrase(written, kind, is_label))
    return {
        word: tuple(sorted(rows.values(), key=lambda p: (-len(p.text), p.is_label)))
        for word, rows in table.items()
    }


def _phrases(listed: str) -> Iterator[str]:
    for phrase in listed.split(";"):
        text = " ".join(phrase.split())
        if text:
            yield text


def _ways(text: str) -> Iterator[str]:
    """Yield the ways a phrase is written: `Read more`, `Read More`, `READ MORE`."""
    yield text[:1].upper() + text[1:]
    yield " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
    yield text.upper()
