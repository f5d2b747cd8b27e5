"""What speaks against one topic, whatever is alike: numbers, numerals, directions, known words.

Pure. What a veto looks at must be the same on both sides; where it is nowhere, nothing is said.
"""

from __future__ import annotations

import re

from digestgen.topics.groups import Group

_DIGITS = re.compile(r"\d+")
_NUMERALS = re.compile(r"[ivx]+$")
_TELLING_TEXT = """
    north south east west northern southern eastern western northeast northwest southeast southwest
    upper lower central inner outer first second third fourth fifth sixth seventh eighth ninth tenth
    old new men women boys girls mens womens junior senior male female single singles double doubles
    pre post anti pro non un micro macro left right home away
"""
_TELLING = frozenset(_TELLING_TEXT.split())


def is_vetoed(one: Group, other: Group) -> bool:
    """Return whether numbers, Roman numerals, compass or counting words part the two names."""
    return _signs(one) != _signs(other)


def _signs(group: Group) -> tuple[tuple[str, ...], ...]:
    numbers = tuple(sorted(_DIGITS.findall(" ".join(group.words))))
    numerals = tuple(
        sorted(
            word
            for at, word in enumerate(group.words)
            if at and _NUMERALS.match(word) and word.upper() in group.name
        )
    )
    telling = tuple(sorted(word for word in group.words if word in _TELLING))
    return numbers, numerals, telling
