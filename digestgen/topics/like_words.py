"""Alike in words: the same once plurals, order, small words and nationalities are set aside.

Pure. Every name gets one key of its words in a plain form; names of one key are alike, and the more
had to be set aside, the less sure it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digestgen.topics.groups import Group
from digestgen.topics.likeness import SMALL_WORDS, Likeness, blocked
from digestgen.topics.slips import american

_SAME_TEXT = """
    british uk, american us, usa us, english england, st saint, mt mount, ft fort, vs v, versus v,
    intl international, dept department, govt government, univ university, assn association,
    corp corporation, co company, ltd limited, inc incorporated, bros brothers, jr junior,
    no number, vol volume, natl national
"""
_SAME: dict[str, str] = dict(re.findall(r"(\w+) (\w+)", _SAME_TEXT))
_TWO_WORDS = {("united", "states"): "us", ("united", "kingdom"): "uk", ("great", "britain"): "uk"}
_IRREGULAR_TEXT = """
    men man, women woman, children child, people person, feet foot, teeth tooth, mice mouse,
    geese goose, criteria criterion, phenomena phenomenon, media medium, data datum,
    lives life, wives wife, knives knife, leaves leaf, wolves wolf, halves half, thieves thief,
    matrices matrix, indices index, appendices appendix, vertices vertex, analyses analysis,
    crises crisis, theses thesis, bases basis, hypotheses hypothesis, alumni alumnus, fungi fungus,
    nuclei nucleus, cacti cactus, larvae larva, formulae formula, algae alga
"""
_IRREGULAR: dict[str, str] = dict(re.findall(r"(\w+) (\w+)", _IRREGULAR_TEXT))
_MIN_STEM = 3
_MANY_WORDS = 3


def like_words(groups: Sequence[Group], language: str) -> Iterator[Likeness]:
    """Yield the pairs whose plain words are the same, in any order. For English sites."""
    if language.split("-", 1)[0] != "en":
        return
    keys = {group.key: _plain_words(group) for group in groups}
    for one, other in blocked(groups, lambda group: [" ".join(sorted(keys[group.key]))]):
        score, reasons = _judged(groups[one], groups[other], keys)
        yield Likeness(one, other, score, reasons[0].split(":")[0], "; ".join(reasons))


def _plain_words(group: Group) -> tuple[str, ...]:
    words = list(group.words)
    for at in range(len(words) - 1, 0, -1):
        if short := _TWO_WORDS.get((words[at - 1], words[at])):
            words[at - 1 : at + 1] = [short]
    found = (singular(_SAME.get(word, american(word))) for word in words if word not in SMALL_WORDS)
    return tuple(found) or group.words


def singular(word: str) -> str:
    """Return what `word` is the plural of, or the word itself; to compare by, not to show."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies") and len(word) > _MIN_STEM + 2:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    if word.endswith("ata") and len(word) > _MIN_STEM + 3:
        return f"{word[:-1]}on"
    return word[:-1] if word.endswith("s") and len(word) > _MIN_STEM else word


def _judged(one: Group, other: Group, keys: dict[str, tuple[str, ...]]) -> tuple[float, list[str]]:
    """Return the score and the reasons, the weightiest first."""
    score, reasons = 1.0, []
    ours, theirs = (
        [word for word in group.words if word not in SMALL_WORDS] for group in (one, other)
    )
    plain, others = keys[one.key], keys[other.key]
    if sorted(ours) != sorted(theirs):
        plurals = sorted({*ours} ^ {*theirs}, key=len)
        is_plural = {singular(word) for word in ours} == {singular(word) for word in theirs}
        if is_plural:
            # A plural may be another thing where both are common words: `glass`, `glasses`.
            score -= 0.15
            reasons.append(f"plural: {' and '.join(plurals)}")
        else:
            score -= 0.2
            reasons.append(f"abbreviation: {' and '.join(plurals)} mean the same")
    if plain != others:
        score -= 0.3 if len(plain) > _MANY_WORDS else 0.25
        reasons.append("word-order: the same words in another order")
    if len(ours) != len(one.words) or len(theirs) != len(other.words):
        score -= 0.1
        reasons.append("small-words: they differ in small words")
    return score, reasons or ["form: they differ in form alone"]
