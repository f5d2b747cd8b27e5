"""`byline`: `By By Ada Vale`, `By Ada Vale and John Holm` at the very start of the body.

`By By` (label and value both scraped) is a sure sign. A single `By` counts only when an age, a
date or a bar follows the names: 52 of 181 true bodies hold `By Xxx` in running text (`By Monday`,
`By The Numbers`). Bylines deeper in the head of a page are found by `frame-head`.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.marks import AGE
from digestgen.cleaning.people import read_names
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.text.dates import find_dates

_START = re.compile(r"\s*(?:(?P<sure>By By)|By|BY|Written by|Posted by|Reported by)(?::)?[ \t]+")
_TRAIL = re.compile(r"[ \t]*(?:[|/•·–—-][ \t]*)?")


def byline(draft: Draft) -> Outcome:
    """Take the names of the authors at the start."""
    start = _START.match(draft.text)
    names = read_names(draft.text, start.end()) if start else None
    if not start or not names:
        return NOTHING
    if not (start["sure"] or ends_like_a_byline(draft.text, names.end)):
        return NOTHING
    trail = _TRAIL.match(draft.text, names.end)
    end = trail.end() if trail else names.end
    if draft.has_lines and end < len(draft.text) and draft.text[end] == "\n":
        end += 1
    change = Change(0, end, "", "who wrote it, not part of the text")
    return Outcome((change,), Findings(authors=names.names))


def ends_like_a_byline(text: str, at: int) -> bool:
    """Return whether an age, a date, a bar or the end of a line follows at `at`."""
    trail = _TRAIL.match(text, at)
    after = trail.end() if trail else at
    if text[at : at + 1] == "\n" or "|" in text[at:after]:
        return True
    if AGE.match(text, after):
        return True
    return any(d.start <= after + 4 and d.value for d in find_dates(text, after, after + 40))
