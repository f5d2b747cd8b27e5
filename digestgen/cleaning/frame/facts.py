"""What the page around an article says of it: headline, date, authors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from digestgen.cleaning.findings import Findings
from digestgen.cleaning.frame import weights
from digestgen.cleaning.frame.borders import Frame
from digestgen.cleaning.frame.features import score
from digestgen.cleaning.frame.layout import Layout
from digestgen.cleaning.frame.signs import (
    AGE, BY, COUNT, HANDLE, LABEL, SHARE, STAMP, Sign,
)  # fmt: skip
from digestgen.cleaning.frame.titles import title_candidates
from digestgen.cleaning.people import read_names
from digestgen.cleaning.words import en
from digestgen.text.dates import find_dates
from digestgen.text.lines import one_line

MIN_SCORE = 0.0
"""A headline that scores less is left to be made up, and reported."""
_NEAR = 28
_GLUED_CLOCK = re.compile(r"((?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_LATER = re.compile(r"(?i)updated|modified|mis à jour|aktualisiert|atualizado|actualizado")
_FIRST = re.compile(r"(?i)publi|posted|veröffentlicht|first|publié|опублик")
_NAME_ENDS = frozenset({STAMP, HANDLE, COUNT, SHARE, AGE, LABEL})
_NAME = re.compile(
    r"[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*(?: (?:[^\W\d_a-z]\.|de|del|van|von|der|al|bin|la|le|da|dos|"
    r"[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*)){1,3}"
)
_JOINS = re.compile(r"\s*(?:,|and|&|/)\s*")
_NOT_NAMES = en.NO_NAMES | frozenset(
    "News Home Story Opinion World Business Sports Sport Politics Health Tech Technology Science "
    "Video Photo Image Getty Images Reuters Press Post Times Today Daily Weekly Magazine Editor "
    "Staff Writer Reporter Senior Contributor Correspondent The Of In On For And To With".split()
)
_DESKS = frozenset(
    {"AFP", "PTI", "Reuters", "AP", "IANS", "ANI", "Bloomberg", "UPI", "Admin", "admin"}
)


def read_facts(frame: Frame) -> Findings:
    """Return what stands above and below the article of `frame`."""
    layout = frame.layout
    title_at = _title(layout, frame.start.at)
    title = ""
    if title_at:
        title = one_line(layout.text[title_at[0] : title_at[1]]).strip(" |•·/–—-")
    return Findings(
        title=title,
        printed=_published(frame),
        authors=_authors(frame, title_at[1] if title_at else -1),
    )


def _title(layout: Layout, start: int) -> tuple[int, int] | None:
    best: tuple[float, tuple[int, int]] | None = None
    for place, features in title_candidates(layout, start):
        value = score(features, weights.TITLE)
        if best is None or value > best[0]:
            best = (value, place)
    return best[1] if best and best[0] >= MIN_SCORE else None


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
        before = (
            before[max(0, layout.signs[number - 1].end - sign.start) :]
            if layout.signs[number - 1].end > sign.start - _NEAR
            else before
        )
    return before


def _day(stamp: str) -> date | None:
    return next((d.value for d in find_dates(_GLUED_CLOCK.sub(r"\1 ", stamp)) if d.value), None)


def _authors(frame: Frame, title_end: int) -> tuple[str, ...]:
    """Return who wrote it: behind `By`, or names between the headline and a date or button."""
    layout = frame.layout
    named: list[str] = []
    for sign in layout.signs:
        if sign.kind == BY and (sign.start < frame.start.at or sign.start >= frame.end.at):
            named += _behind_by(layout.text, sign)
            if named:
                return tuple(dict.fromkeys(named))
    for sign in layout.signs:
        if sign.start > frame.start.at:
            break
        if sign.kind in _NAME_ENDS:
            named = list(_before(layout, sign, title_end))
            if named:
                return tuple(dict.fromkeys(named))
    return ()


def _behind_by(text: str, sign: Sign) -> tuple[str, ...]:
    at = sign.start
    while at < sign.end and not text[at].isspace() and text[at] != ":":
        at += 1
    while at < sign.end and (text[at].isspace() or text[at] == ":"):
        at += 1
    names = read_names(text, at)
    return tuple(_cased(name) for name in names.names) if names else ()


def _cased(name: str) -> str:
    """Return a name in capitals as names are written."""
    return name.title() if name.isupper() and " " in name else name


def _before(layout: Layout, sign: Sign, title_end: int) -> Iterator[str]:
    """Yield the names that stand directly before `sign`, behind the headline."""
    text = layout.text
    begin = max(title_end, 0, sign.start - 80)
    previous = max((s.end for s in layout.signs if s.end <= sign.start), default=0)
    stretch = text[max(begin, previous) : sign.start].strip(" |•·/–—-,\t")
    if not stretch or len(stretch) > 70 or any(c.isdigit() for c in stretch):  # noqa: PLR2004
        return
    if stretch.split(",")[0] in _DESKS:
        yield stretch.split(",")[0]
        return
    half = len(stretch) // 2
    if stretch[:half].strip() == stretch[half:].strip():
        stretch = stretch[:half].strip()
    at = 0
    while found := _NAME.match(stretch, at):
        words = found[0].split()
        if any(word in _NOT_NAMES for word in words):
            return
        yield _cased(found[0])
        join = _JOINS.match(stretch, found.end())
        if not join:
            return
        at = join.end()
