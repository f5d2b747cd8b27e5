"""`advert-marks`: `Advertisement`, `Story continues below`, `Loading...` between two paragraphs.

Whole lines; in a flattened text only between a sentence end and the start of a sentence, so that
`Advertisement revenue fell` and `Advertisement Standards` stay. Where the same mark stands between
sentences again and again, or in capitals, a name behind it begins a sentence too: `ADVERTISEMENT
Hariga is open.`
"""

from __future__ import annotations

import re
from collections import Counter

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.tokens import OPENERS, back_over_blanks, skip_blanks
from digestgen.text.sentences import STARTERS, ends_sentence

_MARK = re.compile(
    r"(?:[-–—] ?)?(?:(?:Advertisement|ADVERTISEMENT)(?: (?:Advertisement|ADVERTISEMENT))*|"
    r"(?:Story|Article) continues (?:below|after)"
    r"(?: (?:the )?(?:advertisement|ad))?|STORY CONTINUES BELOW|"
    r"Continue reading the main story|Sponsored [Ll]inks|"
    r"Loading(?:\.\.\.|…))(?: ?[-–—])?"
)
_IN_MARKS = (
    "dvertisement",
    "ADVERTISEMENT",
    " continues ",
    "STORY C",
    "Continue ",
    "Sponsored ",
    "Loading",
)
"""One of them stands in every mark: to look for them costs less than the pattern."""
_FIRST_WORD = re.compile(r"[^\W_]+")
_REASON = "a mark of advertising or loading"


def advert_marks(draft: Draft) -> Outcome:
    """Remove the marks."""
    text = draft.text
    if not any(part in text for part in _IN_MARKS):
        return NOTHING
    often = _often(text)
    changes = []
    for mark in _MARK.finditer(text):
        start, end = back_over_blanks(text, mark.start()), skip_blanks(text, mark.end())
        begins_line = start == 0 or "\n" in text[start : mark.start()]
        ends_line = end == len(text) or "\n" in text[mark.end() : end]
        if (begins_line and ends_line and draft.has_lines) or (
            not draft.has_lines
            and _is_between(text, start, end, is_sure=mark[0] in often or mark[0].isupper())
        ):
            changes.append(Change(mark.start(), end, "", _REASON))
    return Outcome(tuple(changes))


def _often(text: str) -> frozenset[str]:
    """Return the marks that stand between a sentence end and a capital more than once."""
    seen: Counter[str] = Counter()
    for mark in _MARK.finditer(text):
        start, end = back_over_blanks(text, mark.start()), skip_blanks(text, mark.end())
        seen[mark[0]] += ends_sentence(text, start) and text[end : end + 1].isupper()
    return frozenset(mark for mark, count in seen.items() if count > 1)


def _is_between(text: str, start: int, end: int, *, is_sure: bool) -> bool:
    """Return whether a sentence ends at `start` and another begins at `end`.

    Behind a sure mark any word with a capital begins one, but no word in capitals.
    """
    if not ends_sentence(text, start):
        return False
    following = text[end : end + 2]
    return _begins_sentence(text, end) or (
        is_sure and following[:1].isupper() and not following.isupper()
    )


def _begins_sentence(text: str, at: int) -> bool:
    """Return whether what stands at `at` can only be the start of a sentence."""
    if at >= len(text):
        return True
    word = _FIRST_WORD.match(text, at)
    return text[at] in OPENERS or bool(word and word[0] in STARTERS)
