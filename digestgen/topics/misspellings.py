"""Misspelt tags: which of them are another one with a slip in a word.

Pure. Three rules, from certain to daring; the words that a tag writes with a capital are names,
and names are only judged by what the site itself shows:

- a lower-case word that no list knows and that is clearly meant to be another (`civill war`),
  also when the right spelling occurs nowhere;
- two tags that differ in one lower-case word by a slip, the rarer one unknown to the list;
- two tags that differ in one long name by one letter twice or missing, one of them ten times as
  frequent.

Numbers, years, Roman numerals and short words are never touched: they hold digits, or capitals,
or too few letters. Cost: near-linear; words are compared only within buckets of equal remainders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digestgen.text.words import has_word_list, word_count
from digestgen.topics.clusters import Join
from digestgen.topics.groups import Group
from digestgen.topics.slips import MIN_BEHIND, MIN_LETTERS, Slip, correction, is_slip, slip_of

MISSPELLING = "misspelling"
_MIN_LETTERS_WITHOUT_NAMES = 7
"""In a tag all in lower case a short unknown word may well be a name."""
_MIN_NAME_LETTERS = 6
_MIN_NAME_COUNT = 5
_FREQUENT = 5
_FREQUENT_NAME = 10
_MAX_BUCKET = 64
"""Larger buckets hold made-up words; comparing all pairs would be quadratic."""
_WORD = re.compile(r"\w+")


def corrected_name(group: Group, language: str) -> str:
    """Return the name of `group` with its misspelt lower-case words put right, if any."""
    shortest = MIN_LETTERS if group.name != group.name.lower() else _MIN_LETTERS_WITHOUT_NAMES
    right = {
        word: better
        for word, is_plain in zip(group.words, group.plain, strict=True)
        if is_plain and len(word) >= shortest and (better := correction(word, language))
    }
    if not right:
        return group.name
    return _WORD.sub(lambda match: right.get(match[0], match[0]), group.name)


def misspelt(groups: Sequence[Group], language: str) -> list[Join]:
    """Return the joins of tags that differ by one slip in one word from another tag, sorted."""
    if not has_word_list(language):
        return []
    joins = []
    for one, other, at in sorted(set(_one_word_apart(groups))):
        for loser, winner in ((one, other), (other, one)):
            if _is_misspelt(groups[loser], groups[winner], at, language):
                joins.append(Join(loser, winner, MISSPELLING))
                break
    return joins


def _is_misspelt(rare: Group, frequent: Group, at: int, language: str) -> bool:
    word, right = rare.words[at], frequent.words[at]
    if frequent.count < rare.count or word_count(word, language):
        return False
    if rare.plain[at] and frequent.plain[at]:
        is_known = word_count(right, language) > 0
        is_frequent = rare.count > 0 and frequent.count >= _FREQUENT * rare.count
        return (is_known or is_frequent) and is_slip(word, right, language=language, is_seen=True)
    if rare.plain[at] or frequent.plain[at]:
        return False
    if frequent.count < max(_MIN_NAME_COUNT, _FREQUENT_NAME * (rare.count - 1)):
        return False
    found = slip_of(word, right)
    if found is None or min(len(word), len(right)) < _MIN_NAME_LETTERS:
        return False
    slip, behind = found
    return slip in (Slip.DOUBLED, Slip.HALVED) or (slip is Slip.DROPPED and behind >= MIN_BEHIND)


def _one_word_apart(groups: Sequence[Group]) -> Iterator[tuple[int, int, int]]:
    """Yield pairs of groups that differ in one word, roughly by one edit, and which word.

    Two words one edit apart share a text that each gives by leaving out at most one letter.
    """
    buckets: dict[tuple[tuple[str, ...], str, tuple[str, ...]], list[int]] = {}
    for number, group in enumerate(groups):
        if group.is_cut:
            continue
        for at, word in enumerate(group.words):
            if len(word) < MIN_LETTERS or not word.isalpha():
                continue
            before, after = group.words[:at], group.words[at + 1 :]
            for shorter in {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}:
                buckets.setdefault((before, shorter, after), []).append(number)
    for (before, _, _), numbers in buckets.items():
        if 1 < len(numbers) <= _MAX_BUCKET:
            for place, one in enumerate(numbers):
                yield from ((one, other, len(before)) for other in numbers[place + 1 :])
