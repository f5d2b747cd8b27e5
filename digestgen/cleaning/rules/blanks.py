"""`blanks`: no blanks at the ends of the text and of its lines, one blank between words.

Four blanks before a line would make it code, two behind it a line break. Non-breaking blanks stay
as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.rule import Outcome

_RUN = re.compile(r"[ \t\n\r\f\v]+")
_LINE_END = re.compile(r"\n[ \n]*")
_BLANKS = " \t\n\r\f\v"
_ODD = ("  ", "\t", "\r", "\f", "\v", " \n")
_REASON = "blanks that mean nothing"


def blanks(draft: Draft) -> Outcome:
    """Make every run of blanks one."""
    text = draft.text
    changes: list[Change] = []
    for run in _runs(text):
        line_ends = run[0].count("\n")
        if run.start() == 0:
            wanted = ""
        elif run.end() == len(text):
            wanted = "\n" if line_ends else ""
        else:
            wanted = " " if not line_ends else "\n" if line_ends == 1 else "\n\n"
        if run[0] != wanted:
            changes.append(Change(run.start(), run.end(), wanted, _REASON))
    return Outcome(tuple(changes))


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of blanks that may be wanted otherwise: all but single ones between words."""
    inner = text.strip(_BLANKS)
    if any(odd in inner for odd in _ODD):
        yield from _RUN.finditer(text)
        return
    start = len(text) - len(text.lstrip(_BLANKS))
    end = start + len(inner)
    for pattern, a, z in ((_RUN, 0, start), (_LINE_END, start, end), (_RUN, end, len(text))):
        yield from pattern.finditer(text, a, z)
