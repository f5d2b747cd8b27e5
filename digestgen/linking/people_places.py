"""The people and places that a text names.

Pure. Rather too few than a wrong one: a name is a person's behind a title or before a verb of
saying, a place's when it is on a list or behind words like `town of`; of the others it is only
known that they occur, so that another article can tell what they are.
"""

from __future__ import annotations

import re
from collections.abc import Set

from digestgen.linking.name_words import NO_PERSON, PLACE_HEADS, PLACES, SAYS, TITLES
from digestgen.linking.terms import names_in
from digestgen.model.lead import Named
from digestgen.text.words import has_word_list, word_counts

PERSON, PLACE = "person", "place"
MOST = 12
_LOOKED_AT = 3
"""Occurrences of a name."""
_COMMON = 3000
"""A surname as common as this in the word list is a word."""
_WORDS_OF_A_NAME = 4
_TITLE_BEFORE = re.compile(r"(?<![^\s(\"“])([^\W\d_]+)\.? $")
_LONGEST_TITLE = max(map(len, TITLES)) + len('("Dr. ')
_PLACE_ENDS = frozenset(head[-2:] for head in PLACE_HEADS)
_VERB_BEHIND = re.compile(r" ([^\W\d_]+)\b")


def named_in(plain_text: str, *, language: str, limit: int = MOST) -> tuple[Named, ...]:
    """Return the names of a text with what they are, most frequent first, ties by name.

    Acronyms are left out: they are bodies and things. Linear; a bounded number of names is judged.
    """
    names = names_in(plain_text, language=language)
    frequent = sorted((-times, name) for name, times in names.items() if _may_be_named(name))
    surnames = frozenset(name.rpartition(" ")[2] for name in names if " " in name)
    return tuple(
        Named(name, _kind(name, plain_text, surnames, language)) for _, name in frequent[:limit]
    )


def _may_be_named(name: str) -> bool:
    return len(name) > 2 and not name.isupper() and name.count(" ") < _WORDS_OF_A_NAME  # noqa: PLR2004


def _kind(name: str, text: str, surnames: Set[str], language: str) -> str:
    if name in PLACES:
        return PLACE
    # `Facebook said`: of a single word it says something only beside the full name.
    can_speak = " " in name or name in surnames
    can_be_person: bool | None = None
    at = text.find(name)
    for _ in range(_LOOKED_AT):
        if at < 0:
            break
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            before = text[max(0, at - 24) : at]
            low = before.rstrip().lower()
            if low[-2:] in _PLACE_ENDS and low.endswith(PLACE_HEADS):
                return PLACE
            if _is_titled(before) or (can_speak and _speaks(text, end)):
                # Asked late: few names stand so, and it reads the whole text.
                if can_be_person is None:
                    can_be_person = _can_be_person(name, text, language)
                if can_be_person:
                    return PERSON
        at = text.find(name, end)
    return ""


def _can_be_person(name: str, text: str, language: str) -> bool:
    parts = name.lower().replace("-", " ").split(" ")
    if not NO_PERSON.isdisjoint(parts) or f" {parts[-1]}" in text:
        # What the text writes small as well is a word: `Case Study`.
        return False
    if len(parts) > 1 or not has_word_list(language):
        return True
    return word_counts(language)[parts[0]] < _COMMON


def _is_titled(before: str) -> bool:
    words = before[-_LONGEST_TITLE:].split()
    # The pattern is slow to fail, and nearly always does.
    word = words[-1].rstrip(".") if words else ""
    if word.isalpha() and word.lower() not in TITLES:
        return False
    title = _TITLE_BEFORE.search(before)
    return bool(title and title[1].lower() in TITLES)


def _speaks(text: str, end: int) -> bool:
    verb = _VERB_BEHIND.match(text, end)
    return bool(verb and verb[1] in SAYS)
