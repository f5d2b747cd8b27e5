"""Alike by initials: `NATO` beside `North Atlantic Treaty Organization`.

Pure. Only names of one word, of three to eight letters, are taken for initials; small words of the
long name may count or not, and a number behind both must be the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from digestgen.text.words import word_count
from digestgen.topics.groups import Group
from digestgen.topics.likeness import SMALL_WORDS, Likeness

_MIN, _MAX = 3, 8
_SHORT = re.compile(r"([^\W\d_]{3,8})(\d*)$")
_COMMON_WORD = 1000
_HIDDEN_WORDS = frozenset({"for", "in", "on", "to", "with", "at", "by", "&"})


def like_initials(groups: Sequence[Group], language: str) -> Iterator[Likeness]:
    """Yield the pairs of a short name and a long one whose initials it is. Linear."""
    shorts: dict[str, int] = {}
    for number, group in enumerate(groups):
        if len(group.words) == 1 and not group.is_cut and _SHORT.match(group.words[0]):
            shorts[group.words[0]] = number
    found = [
        (shorts[initials], number, initials)
        for number, group in enumerate(groups)
        if len(group.words) >= _MIN and not group.is_cut
        for initials in sorted(_initials(group))
        if initials in shorts
    ]
    rivals = Counter(short for short, _, _ in found)
    for short, long, initials in found:
        is_word = word_count(initials, language) >= _COMMON_WORD
        is_capital = initials.upper() in groups[short].name
        score = 0.85 - (0.3 if is_word and not is_capital else 0.0)
        score -= 0.15 * (rivals[short] - 1)
        reason = f"{groups[short].name} are the initials of {groups[long].name}"
        yield Likeness(min(short, long), max(short, long), score, "acronym", reason)


def _initials(group: Group) -> set[str]:
    number = group.words[-1] if group.words[-1].isdigit() else ""
    words = group.words[:-1] if number else group.words
    kept = [word for word in words if word not in SMALL_WORDS]
    strict = [word for word in kept if word not in _HIDDEN_WORDS]
    return {
        "".join(word[0] for word in some) + number
        for some in (words, kept, strict)
        if _MIN <= len(some) <= _MAX and all(word[0].isalpha() for word in some)
    }
