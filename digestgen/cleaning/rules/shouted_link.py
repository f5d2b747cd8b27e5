"""`shouted-link`: a link in capitals between two paragraphs.

`... the statement said. SEE THE BEST PICTURES OF THE WEEK The mayor ...`: four or more words in
capitals behind a sentence end, with no stop of their own, before a sentence that begins as usual.
Blanks may be lost at both ends: `... said.SEE THE PICTURESThe mayor`.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.frame.borders import find_frame
from digestgen.cleaning.rule import NOTHING, Outcome

_WORD = r"['‘]?[A-Z][A-Z0-9'’&/.-]*+(?<=[A-Z0-9'’])[,:?!]?"
_SHOUTED = re.compile(
    r"['‘A-Z](?=[A-Z0-9'’&/. -])(?:(?<=[.!?”\"’)] .)|(?<=[a-z0-9”\"’)][.!?].)|(?<=[.!?][”\"’].))"
    r"(?=[A-Z]{2}|\S{0,30} (?:\S{1,30} ){0,2}['‘]?[A-Z]{3})"  # initials are none
    r"(?:(?<=['‘])[A-Z]|(?<=[A-Z]))[A-Z0-9'’&/.-]*+(?<=[A-Z0-9'’])[,:?!]? "
    rf"(?:(?:{_WORD}|\d+,?) ){{2,24}}"
    rf"(?:(?:{_WORD}|\d+) |['‘]?[A-Z][A-Z0-9'’&/.-]*[A-Z0-9'’])"
    r"(?=[\"“‘]?[A-Z][a-z’']|[\"“‘]?[AI] [a-z])"
)
"""The first sign stands before what must stand before it, so that the search skips to it."""
_REASON = "a link in capitals between two paragraphs"


def shouted_link(draft: Draft) -> Outcome:
    """Remove links in capitals inside the article."""
    frame = find_frame(draft.text)
    if not frame.is_page:
        return NOTHING
    return Outcome(
        tuple(
            Change(found.start(), found.end(), "", _REASON)
            for found in _SHOUTED.finditer(draft.text, frame.start.at, frame.end.at)
            if found.start() > frame.start.at
        )
    )
