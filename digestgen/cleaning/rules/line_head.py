"""`line-head`: headline, byline, date and buttons as lines of their own above the first paragraph.

For texts with lines. Reading stops at the first line that is none of these. A first line without a
full stop, with a longer paragraph below, is the headline.
"""

from __future__ import annotations

import re
from datetime import date

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.marks import AGE, read_section
from digestgen.cleaning.people import read_names
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.rules.share_buttons import is_button_line
from digestgen.cleaning.tokens import count_words, is_fragment
from digestgen.text.dates import find_dates

MAX_LINES = 8
MIN_TITLE_LETTERS = 3
MIN_TITLE_WORDS, MAX_TITLE_WORDS, MAX_TITLE_CHARS = 2, 25, 150
_BY = re.compile(r"(?:By:?|BY:?|Written by|Posted by|Author:)[ \t]+(?=[^\W\d_])")
_LABEL = re.compile(
    r"(?:(?:First |Originally )?(?:published|posted|updated|created|last (?:updated|modified)|"
    r"date)(?: on)?:?)?\s*",
    re.IGNORECASE,
)
_REASON = "a line above the article"


def line_head(draft: Draft) -> Outcome:
    """Take the lines above the article."""
    text = draft.text
    found = Findings()
    lines = [m for m in re.finditer(r"[^\n]+", text[:4000]) if m[0].strip()][: MAX_LINES + 1]
    end = 0
    title_end = 0
    for i, line in enumerate(lines[:-1]):
        read = _read_line(line[0].strip())
        if read is not None:
            found = _merged(found, read)
            end = line.end()
        elif i == 0 and _is_headline(line[0].strip(), lines[1][0].strip()):
            found = Findings(title=line[0].strip())
            title_end = end = line.end()
        else:
            break
    if not end:
        return NOTHING
    reason = "the headline" if end == title_end else _REASON
    return Outcome(
        (Change(0, end + len(text[end:]) - len(text[end:].lstrip()), "", reason),), found
    )


def _is_headline(line: str, following: str) -> bool:
    """Return whether the first line is a headline.

    A fragment above something longer or above a byline.
    """
    if not MIN_TITLE_WORDS <= count_words(line) <= MAX_TITLE_WORDS or len(line) > MAX_TITLE_CHARS:
        return False
    if sum(char.isalpha() for char in line) < MIN_TITLE_LETTERS:
        return False
    if not line[0].isalnum() and line[0] not in "\"'“‘«¿¡(":
        return False
    if not is_fragment(line.rstrip("?!")) or line[-1] in ",;:" or line[0].islower():
        return False
    return _read_line(following) is not None or len(following) > 2 * len(line)


def _read_line(line: str) -> Findings | None:
    """Return what a line of the head tells, None when it is no such line."""
    if by := _BY.match(line):
        names = read_names(line, by.end())
        rest = line[names.end :].strip(" ,|–—-/") if names else "x"
        if names and (not rest or _day_of(rest)):
            return Findings(authors=names.names, printed=_day_of(rest))
        return None
    if day := _day_of(line):
        return Findings(printed=day)
    age = AGE.match(line)
    if age and len(line) < 60 and (age["where"] or age.end() == len(line)):
        section = read_section(line, age.end()) if age["where"] else None
        return Findings(section=section[0] if section else "")
    return Findings() if is_button_line(line) else None


def _day_of(line: str) -> date | None:
    """Return the date when `line` is a date with its label and nothing else."""
    label = _LABEL.match(line)
    for day in find_dates(line):
        if day.start == (label.end() if label else 0) and len(line) - day.end <= 12:
            return day.value if is_fragment(line[day.end :]) else None
        return None
    return None


def _merged(known: Findings, new: Findings) -> Findings:
    return Findings(
        title=known.title,
        printed=known.printed or new.printed,
        authors=known.authors or new.authors,
        section=known.section or new.section,
    )
