"""What the page around an article says of it: headline, date, authors."""

from __future__ import annotations

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
from digestgen.cleaning.frame.titles import Candidate, title_candidates
from digestgen.text.dates import find_dates
from digestgen.text.lines import one_line

MIN_SCORE = 0.0
"""A headline that scores less is left to be made up, and reported."""
_NEAR = 28
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
    """Return where the headline stands; None when none is likely enough."""
    best: tuple[float, Candidate] | None = None
    for candidate in title_candidates(frame.layout, frame.start.at, frame.end.at):
        value = score(candidate.features, TITLE)
        if best is None or value > best[0]:
            best = (value, candidate)
    return (best[1].start, best[1].end) if best and best[0] >= MIN_SCORE else None


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
    before = layout.text[max(0, sign.start - _NEAR) : sign.start]
    if number and layout.signs[number - 1].kind == STAMP:
        before = before[max(0, layout.signs[number - 1].end - sign.start) :] if layout.signs[number - 1].end > sign.start - _NEAR else before
    return before


def _day(stamp: str) -> date | None:
    return next((d.value for d in find_dates(_GLUED_CLOCK.sub(r"\1 ", stamp)) if d.value), None)
