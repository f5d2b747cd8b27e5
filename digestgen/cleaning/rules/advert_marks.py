"""`advert-marks`: `Advertisement`, `Story continues below`, `Loading...` between two paragraphs.

Whole lines; in a flattened text only between a sentence end and the start of a sentence, so that
`Advertisement revenue fell` and `Advertisement Standards` stay.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.rule import Outcome
from digestgen.cleaning.tokens import OPENERS, back_over_blanks, skip_blanks
from digestgen.text.sentences import STARTERS, ends_sentence

_MARK = re.compile(
    r"(?:[-–—] ?)?(?:(?:Advertisement|ADVERTISEMENT)(?: (?:Advertisement|ADVERTISEMENT))*|"
    r"(?:Story|Article) continues (?:below|after)"
    r"(?: (?:the )?(?:advertisement|ad))?|STORY CONTINUES BELOW|"
    r"Continue reading the main story|Sponsored [Ll]inks|"
    r"Loading(?:\.\.\.|…))(?: ?[-–—])?"
)
_FIRST_WORD = re.compile(r"[^\W_]+")
_REASON = "a mark of advertising or loading"


def advert_marks(draft: Draft) -> Outcome:
    """Remove the marks."""
    text = draft.text
    changes = []
    for mark in _MARK.finditer(text):
        start, end = back_over_blanks(text, mark.start()), skip_blanks(text, mark.end())
        begins_line = start == 0 or "\n" in text[start : mark.start()]
        ends_line = end == len(text) or "\n" in text[mark.end() : end]
        if (begins_line and ends_line and draft.has_lines) or (
            not draft.has_lines and ends_sentence(text, start) and _begins_sentence(text, end)
        ):
            changes.append(Change(mark.start(), end, "", _REASON))
    return Outcome(tuple(changes))


def _begins_sentence(text: str, at: int) -> bool:
    """Return whether what stands at `at` can only be the start of a sentence."""
    if at >= len(text):
        return True
    word = _FIRST_WORD.match(text, at)
    return text[at] in OPENERS or bool(word and word[0] in STARTERS)
