"""`more-to-read`: `Read more: Another headline` between two paragraphs.

The label follows a sentence end; the headline behind it goes as far as a word that begins sentences
(`The`, `However`), an opening quotation or a joint that lost its blank. Where no such place is to
be seen everything stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.frame.borders import Frame, find_frame
from digestgen.cleaning.frame.layout import GLUE, STARTER
from digestgen.cleaning.frame.signs import RELATED, skip_joint
from digestgen.cleaning.rule import NOTHING, Outcome

MAX_CHARS = 700
MIN_HEADLINE_WORDS = 3
_PROSE_WORDS = 6
_SMALL_SHARE, _CAPITAL_SHARE = 0.15, 0.4
_QUOTE = re.compile(r"(?<=[a-z0-9'’)] )[“\"](?=\w)")
_TELLS = re.compile(r" \w+, [a-z]")
"""`Also on Sunday, the boat came back.`"""
_REASON = "a hint at another article"


def more_to_read(draft: Draft) -> Outcome:
    """Remove the hints inside the article."""
    frame = find_frame(draft.text)
    if not frame.is_page:
        return NOTHING
    text, layout = draft.text, frame.layout
    changes: list[Change] = []
    floor = frame.start.at
    for sign in layout.signs:
        if sign.kind != RELATED or not floor < sign.start < frame.end.at:
            continue
        if _first(text, skip_joint(text, sign.end)).islower() or _TELLS.match(text, sign.end):
            continue
        if text[max(0, sign.start - 3) : sign.start].rstrip()[-1:] not in tuple('.!?…"”’)'):
            continue
        end = _headline_end(frame, sign.end)
        if end:
            changes.append(Change(sign.start, end, "", _REASON))
            floor = end
    return Outcome(tuple(changes))


def _headline_end(frame: Frame, at: int) -> int:
    """Return where the headline behind the label that ends at `at` ends, 0 when it is not seen."""
    layout, text = frame.layout, frame.layout.text
    j = bisect_right(layout.stops, at)
    limit = layout.stops[j] if j < len(layout.stops) else len(text)
    if limit - at > MAX_CHARS or limit > frame.end.at:
        return 0
    glued = [p for p in layout.joints if at < p < limit and layout.joints[p] & GLUE]
    for place in reversed(glued):
        count, capitals, small = layout.counts(place, limit)
        if (
            count >= _PROSE_WORDS
            and small > _SMALL_SHARE * count
            and capitals < _CAPITAL_SHARE * count
        ):
            return place
    starters = (p for p in layout.joints if at < p < limit and layout.joints[p] & STARTER)
    words = layout.words
    first = bisect_left(words, at)
    for place in starters:
        if bisect_left(words, place) - first < MIN_HEADLINE_WORDS:
            continue
        if text[place - 2 : place - 1].isalnum() and _goes_on_small(text, place):
            return place
    quote = _QUOTE.search(text, at, limit)
    if quote and bisect_left(words, quote.start()) - first >= MIN_HEADLINE_WORDS:
        return quote.start()
    return limit if bisect_left(words, limit) - first <= MIN_HEADLINE_WORDS else 0


def _first(text: str, at: int) -> str:
    return text[at : at + 1]


def _goes_on_small(text: str, at: int) -> bool:
    """Return whether the word behind the one at `at` begins with a small letter."""
    space = text.find(" ", at)
    return space > 0 and text[space + 1 : space + 2].islower()
