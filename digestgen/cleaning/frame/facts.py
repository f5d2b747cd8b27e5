"""What the page around an article says of it: headline, date, authors."""

from __future__ import annotations

import math
import re
from datetime import date

from digestgen.cleaning.findings import Findings
from digestgen.cleaning.frame.authors import find_authors
from digestgen.cleaning.frame.borders import Frame
from digestgen.cleaning.frame.features import score
from digestgen.cleaning.frame.layout import Layout
from digestgen.cleaning.frame.signs import STAMP
from digestgen.cleaning.frame.tags import find_tags
from digestgen.cleaning.frame.title_weights import TITLE
from digestgen.cleaning.frame.titles import title_candidates
from digestgen.text.dates import find_dates
from digestgen.text.lines import one_line

MIN_SCORE = -0.25
"""A headline that scores less is left to be made up, and reported."""
LIKELY = 1.5
"""One that scores less is looked for below the border as well."""
NEAR, MAX_LATER = 250, 4
_LABEL_NEAR = 28
_GLUED_CLOCK = re.compile(r"((?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_LATER = re.compile(r"(?i)updated|modified|mis à jour|aktualisiert|atualizado|actualizado")
_FIRST = re.compile(r"(?i)publi|posted|veröffentlicht|first|publié|опублик")


def read_facts(frame: Frame) -> Findings:
    """Return what stands above and below the article of `frame`."""
    layout, start, end = frame.layout, frame.start.at, frame.end.at
    title_at = _title(frame)
    title = ""
    if title_at:
        title = one_line(layout.text[title_at[0] : title_at[1]]).strip(" |•·/–—-")
    return Findings(
        title=title,
        printed=_published(frame),
        authors=find_authors(layout, start, end, title_at).names,
        tags=find_tags(layout, start, end).names,
    )


def _title(frame: Frame) -> tuple[int, int] | None:
    """Return where the headline stands; None when none is likely enough.

    Where none stands above the article, it may have been taken for the begin of it.
    """
    layout, start, end = frame.layout, frame.start.at, frame.end.at
    best, place = _best(layout, start, end)
    if best < LIKELY:
        places = [at for at in layout.joints if start < at <= start + NEAR][:MAX_LATER]
        for at in places:
            value, later = _best(layout, at, end)
            if value > max(best, LIKELY):
                best, place = value, later
    return place if best >= MIN_SCORE else None


def _best(layout: Layout, start: int, end: int) -> tuple[float, tuple[int, int] | None]:
    """Return the score and place of the likeliest headline above `start`."""
    scored = (
        (score(c.features, TITLE), (c.start, c.end)) for c in title_candidates(layout, start, end)
    )
    return max(scored, default=(-math.inf, None), key=lambda pair: pair[0])


def _published(frame: Frame) -> date | None:
    """Return the day of publishing: labelled so before any other, an update for want of one."""
    layout = frame.layout
    found: list[tuple[int, date]] = []
    for number, sign in enumerate(layout.signs):
        in_head = sign.start < frame.start.at
        if sign.kind != STAMP or not (in_head or sign.start >= frame.end.at):
            continue
        day = _day(layout.text[sign.start : sign.end])
        if day is None:
            continue
        label = _label(layout, number)
        if _LATER.search(label):
            rank = 2 if in_head else 4
        elif _FIRST.search(label):
            rank = 0 if in_head else 1
        else:
            rank = 1 if in_head else 5
        if rank < 5:  # noqa: PLR2004  dates below the article are those of other articles
            found.append((rank, day))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _label(layout: Layout, number: int) -> str:
    sign = layout.signs[number]
    before = layout.text[max(0, sign.start - _LABEL_NEAR) : sign.start]
    if number and layout.signs[number - 1].kind == STAMP:
        before = (
            before[max(0, layout.signs[number - 1].end - sign.start) :]
            if layout.signs[number - 1].end > sign.start - _LABEL_NEAR
            else before
        )
    return before


def _day(stamp: str) -> date | None:
    return next((d.value for d in find_dates(_GLUED_CLOCK.sub(r"\1 ", stamp)) if d.value), None)
