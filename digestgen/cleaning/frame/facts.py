"""What the page around an article says of it: headline, date, authors."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from digestgen.cleaning.findings import Findings
from digestgen.cleaning.frame.authors import find_authors
from digestgen.cleaning.frame.borders import Frame
from digestgen.cleaning.frame.features import score
from digestgen.cleaning.frame.heads import crumbs_at
from digestgen.cleaning.frame.layout import Layout
from digestgen.cleaning.frame.signs import BY, STAMP
from digestgen.cleaning.frame.stamps import STAMP as STAMP_PATTERN
from digestgen.cleaning.frame.tags import find_tags
from digestgen.cleaning.frame.title_weights import TITLE
from digestgen.cleaning.frame.titles import title_candidates
from digestgen.cleaning.rule import Mark
from digestgen.cleaning.words.heads import SECTIONS
from digestgen.text.dates import find_dates
from digestgen.text.lines import one_line

MIN_SCORE = -0.25
"""A headline that scores less is left to be made up, and reported."""
LIKELY = 1.5
"""One that scores less is looked for below the border as well."""
NEAR, MAX_LATER = 250, 4
SECTION_NEAR = 40
_SURE_DATE = (0.98, 0.97, 0.9, 0.9, 0.7)
"""By rank: labelled as published, plain, labelled as an update, and those below the article."""
_SURE_TAGS, _SURE_SECTION = 0.95, 0.8
_NAVIGATION = frozenset(
    {"Home", "Menu", "Main", "Search", "News", "Article", "Articles", "Story", "Stories", "Copy",
     "Copy Link", "Link", "Tweet", "Blog", "Archive", "Watch", "Live", "Video", "Photos", "Local"}
)  # fmt: skip
_WORD = re.compile(r"(?<![^\W_])[^\W_]+|(?<=[a-z])[A-Z][a-z]+")
_STOPPED = re.compile(r"[.!?…][\"'”’)]*(?:\s|$)")
_LABEL_NEAR = 28
_GLUED_CLOCK = re.compile(r"((?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_LATER = re.compile(r"(?i)updated|modified|mis à jour|aktualisiert|atualizado|actualizado")
_FIRST = re.compile(r"(?i)publi|posted|veröffentlicht|first|publié|опублик")


class PageFacts(NamedTuple):
    """What was read, and where."""

    found: Findings
    marks: tuple[Mark, ...]


def read_facts(frame: Frame) -> PageFacts:
    """Return what stands above and below the article of `frame`."""
    layout, start, end = frame.layout, frame.start.at, frame.end.at
    title = _title(frame)
    place = (title.start, title.end) if title else None
    printed = _published(frame)
    authors = find_authors(layout, start, end, place)
    tags = find_tags(layout, start, end)
    section = _section(layout.text, title.start) if title else None
    marks = []
    if title:
        marks.append(Mark("title", title.start, title.end, title.sure))
    if printed:
        marks.append(Mark("date", printed.start, printed.end, printed.sure))
    if authors.names:
        marks.append(Mark("authors", authors.start, authors.end, authors.sure))
    if section:
        marks.append(Mark("section", *section, _SURE_SECTION))
    if tags.names:
        marks.append(Mark("tags", tags.start, tags.end, _SURE_TAGS))
    text = layout.text
    found = Findings(
        title=one_line(text[title.start : title.end]).strip(" |•·/–—-") if title else "",
        printed=printed.day if printed else None,
        authors=authors.names,
        section=text[slice(*section)] if section else "",
        tags=tags.names,
    )
    return PageFacts(found, tuple(marks))


class _Title(NamedTuple):
    start: int
    end: int
    sure: float


class _Date(NamedTuple):
    day: date
    start: int
    end: int
    sure: float


def _title(frame: Frame) -> _Title | None:
    """Return where the headline stands; None when none is likely enough.

    Where none stands above the article, it may have been taken for the begin of it; a sentence with
    a stop is none there.
    """
    layout, start, end = frame.layout, frame.start.at, frame.end.at
    best, found = _best(layout, start, end)
    if best < LIKELY:
        places = [at for at in layout.joints if start < at <= start + NEAR][:MAX_LATER]
        for at in places:
            stopped = _STOPPED.search(layout.text[start:at])
            until = start + stopped.start() if stopped else at
            # Most first sentences hold none; to know that takes a few looks.
            least = max(best, LIKELY)
            few = title_candidates(layout, at, end, within=(start, until))
            if all(score(candidate.features, TITLE) <= least for candidate in few):
                continue
            value, later = _best(layout, at, end)
            if later is None or later.start != start or value <= least:
                continue
            if not _STOPPED.search(layout.text[start : later.end]):
                best, found = value, later
    if found is None or best < MIN_SCORE:
        return None
    shown = layout.text[found.start : found.end].strip()
    is_teaser = shown.endswith(".") and layout.text.startswith(shown, start)
    return None if is_teaser else found


def _best(layout: Layout, start: int, end: int) -> tuple[float, _Title | None]:
    """Return the score of the likeliest headline above `start`, and its share in a softmax."""
    candidates = title_candidates(layout, start, end)
    if not candidates:
        return -math.inf, None
    scores = [score(c.features, TITLE) for c in candidates]
    top = max(scores)
    best = candidates[scores.index(top)]
    share = 1 / sum(math.exp(value - top) for value in scores)
    return top, _Title(best.start, best.end, share / (1 + math.exp(-top)))


def _section(text: str, title: int) -> tuple[int, int] | None:
    """Return the name of the section directly before the headline."""
    for word in _WORD.finditer(text, max(0, title - SECTION_NEAR), title):
        if crumbs_at(text, [word.start()]).get(word.start()) == title:
            name = text[word.start() : title].rstrip(" /›»>|•:·-")
            if name in SECTIONS and name not in _NAVIGATION:
                return word.start(), word.start() + len(name)
    return None


def _published(frame: Frame) -> _Date | None:
    """Return the day of publishing: labelled so before any other, an update for want of one."""
    text = frame.layout.text
    found: list[tuple[int, _Date]] = []
    floor = 0
    for start, end in _stamps(frame.layout):
        in_head = start < frame.start.at
        label = text[max(floor, start - _LABEL_NEAR) : start]
        floor = end
        day = _day(text[start:end]) if in_head or start >= frame.end.at else None
        if day is None:
            continue
        if _LATER.search(label):
            rank = 2 if in_head else 4
        elif _FIRST.search(label):
            rank = 0 if in_head else 1
        else:
            rank = 1 if in_head else 5
        if rank < 5:  # noqa: PLR2004  dates below the article are those of other articles
            found.append((rank, _Date(day, start, end, _SURE_DATE[rank])))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _stamps(layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield where dates stand, also those whose month was taken for a name behind `By`."""
    for sign in layout.signs:
        if sign.kind == STAMP:
            yield sign.start, sign.end
        elif sign.kind == BY:
            for word in _WORD.finditer(layout.text, sign.start + 2, sign.end):
                dated = STAMP_PATTERN.match(layout.text, word.start())
                if dated and dated.end() > sign.end:
                    yield dated.span()
                    break


def _day(stamp: str) -> date | None:
    return next((d.value for d in find_dates(_GLUED_CLOCK.sub(r"\1 ", stamp)) if d.value), None)
