"""`photo-caption`: the caption of a picture between two paragraphs, known by its credit.

`... said the mayor. The bridge after the storm. Photo: Ada Vale/AFP Traffic was sent ...`: what
stands between the last sentence end and the credit is the caption. When the credit stands alone
there, the sentence before it may be article and stays; not behind `Image 2 of 5`, which begins a
picture of a gallery.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.frame.borders import find_frame
from digestgen.cleaning.frame.signs import CREDIT
from digestgen.cleaning.rule import NOTHING, Outcome

MAX_WORDS = 60
_MAX_CHARS = 500
_TOLD = re.compile(r"\b(?:said|told|reported|wrote|according)\b")
_NUMBERED = re.compile(
    r"\b(?:Image|Photo|Picture|Slide|IMAGE|PHOTO) \d{1,3} (?:of|OF|/) ?\d{1,3}(?!\d)"
)
_REASON = "the caption of a picture"


def photo_caption(draft: Draft) -> Outcome:
    """Remove captions inside the article."""
    text = draft.text
    frame = find_frame(text)
    if not frame.is_page:
        return NOTHING
    layout = frame.layout
    changes: list[Change] = []
    floor = frame.start.at
    for sign in layout.signs:
        if sign.kind != CREDIT or sign.start <= frame.start.at or sign.end >= frame.end.at:
            continue
        start = layout.stops[bisect_right(layout.stops, sign.start) - 1] if layout.stops else 0
        numbered = _numbered(text, max(floor, sign.start - _MAX_CHARS), sign.start)
        start = max(start, floor) if numbered is None else numbered
        end = _behind(text, sign.end)
        following = text[end : end + 1]
        if start <= frame.start.at or not following or following.islower() or following in ",;.":
            continue
        if layout.counts(start, end)[0] > MAX_WORDS or (
            numbered is None and _TOLD.search(text, start, sign.start)
        ):
            continue
        changes.append(Change(start, end, "", _REASON))
        floor = end
    return Outcome(tuple(changes))


def _behind(text: str, at: int) -> int:
    while at < len(text) and text[at] in " )]":
        at += 1
    return at


def _numbered(text: str, start: int, end: int) -> int | None:
    """Return where the last picture of a gallery begins that is numbered there."""
    place = None
    for found in _NUMBERED.finditer(text, start, end):
        place = found.start()
    return place
