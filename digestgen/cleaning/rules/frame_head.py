"""`frame-head`: headline, byline, dates, buttons, captions above the first sentence.

Half of all pages have 34 words there, one in ten over 146. Where the article begins is found by
`frame.borders`; what can be read above it, by `frame.facts`.
"""

from __future__ import annotations

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.frame.borders import find_frame
from digestgen.cleaning.frame.facts import read_facts
from digestgen.cleaning.rule import NOTHING, Outcome

_REASON = "the page above the article"


def frame_head(draft: Draft) -> Outcome:
    """Cut the head of the page off."""
    frame = find_frame(draft.text)
    if not frame.is_page:
        return NOTHING
    facts = read_facts(frame)
    if not frame.start.at:
        return Outcome((), *facts)
    change = Change(0, frame.start.at, "", _REASON)
    return Outcome((change,), *facts, sure=frame.start.sure)
