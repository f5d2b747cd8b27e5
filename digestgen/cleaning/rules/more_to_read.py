"""`more-to-read`: `Read more: Another headline` between two paragraphs.

The label follows a sentence end; the headline behind it goes as far as a word that begins sentences
(`The`, `However,`), an opening quotation, a joint that lost its blank, or its own `...` or question
mark. Where no such place is to be seen everything stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.frame.borders import Frame, find_frame
from digestgen.cleaning.frame.layout import GLUE, Layout
from digestgen.cleaning.frame.signs import RELATED, skip_joint
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.words import en
from digestgen.text.sentences import STARTERS, word_set

MAX_CHARS = 700
MIN_HEADLINE_WORDS = 3
_PROSE_WORDS = 6
_SMALL_SHARE, _CAPITAL_SHARE = 0.15, 0.4
_QUOTE = re.compile(r"(?<=[a-z0-9'’)] )[“\"](?=\w)")
_STARTER = re.compile(
    r"(?<=[\w'’?!)] )(?:[“\"‘(])?(?P<word>[A-Z][a-z]*)(?=(?P<comma>,?) (?P<next>\w))"
)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_MAX_WORD = 30
_MIN_CONTENT = 4
"""Letters of a word that has a meaning of its own."""
_TELLS = re.compile(r" \w+, [a-z]")
"""`Also on Sunday, the boat came back.`"""
_FIRST_WORD = re.compile(r"[\s:]*([^\W\d_]+)")
_ASKING = en.QUESTIONS | word_set(
    "Which When Is Are Was Were Do Does Did Can Could Will Should Has"
)
_LABEL = re.compile(r"(?:More|MORE):(?=\s?\S)|Also on [\w-]+\.[a-z]{2,3}(?:\.[a-z]{2})?(?=\s?\S)")
_IN_LABELS = ("More:", "MORE:", "Also on ")
_REASON = "a hint at another article"


def more_to_read(draft: Draft) -> Outcome:
    """Remove the hints inside the article."""
    frame = find_frame(draft.text)
    if not frame.is_page:
        return NOTHING
    text, layout = draft.text, frame.layout
    changes: list[Change] = []
    floor = frame.start.at
    for start, behind in _labels(layout):
        if not floor < start < frame.end.at:
            continue
        if _first(text, skip_joint(text, behind)).islower() or _TELLS.match(text, behind):
            continue
        if text[max(0, start - 3) : start].rstrip()[-1:] not in tuple('.!?…"”’)'):
            continue
        end = _headline_end(frame, behind)
        if end:
            changes.append(Change(start, end, "", _REASON))
            floor = end
    return Outcome(tuple(changes))


def _labels(layout: Layout) -> list[tuple[int, int]]:
    """Return where labels of hints begin and end, those included that are signs only here."""
    text = layout.text
    found = [(sign.start, sign.end) for sign in layout.signs if sign.kind == RELATED]
    if any(part in text for part in _IN_LABELS):
        found += [label.span() for label in _LABEL.finditer(text)]
        found.sort()
    return found


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
    words = layout.words
    first = bisect_left(words, at)
    for place in _starters(text, at, limit):
        if bisect_left(words, place) - first >= MIN_HEADLINE_WORDS:
            return place
    quote = _QUOTE.search(text, at, limit)
    if quote and bisect_left(words, quote.start()) - first >= MIN_HEADLINE_WORDS:
        return quote.start()
    count = bisect_left(words, limit) - first
    return limit if count <= MIN_HEADLINE_WORDS or _ends_itself(text, at, limit) else 0


def _starters(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where words stand that begin a sentence behind a headline without a stop."""
    for found in _STARTER.finditer(text, start, end):
        if found["word"] not in STARTERS:
            continue
        last = _LAST_WORD.search(text, max(start, found.start() - _MAX_WORD), found.start() - 1)
        before = last[0] if last else ""
        # `woes weigh An Associated Press ...`: all words of such a headline but names are small.
        is_small = before.islower() and len(before) >= _MIN_CONTENT
        if found["next"].islower() or (
            is_small and not found["comma"] and before not in en.LINKING_WORDS
        ):
            yield found.start()


def _ends_itself(text: str, start: int, end: int) -> bool:
    """Return whether a headline is cut off, `Plague of flies to devastate Bri...`, or asks."""
    shown = text[start:end].rstrip()
    if shown.endswith(("...", "…")):
        return True
    asks = _FIRST_WORD.match(text, start, end)
    return shown.endswith("?") and asks is not None and asks[1] in _ASKING


def _first(text: str, at: int) -> str:
    return text[at : at + 1]
