"""`markdown-escape`: a backslash before each character that Markdown would take for markup.

The text was no Markdown; what it says must be seen as it is. Only where needed: a `*` with blanks
around, a `_` inside a word, a lone backtick mean nothing to Markdown and stay. Marks that the
other rules put in (`## `) stay. Rules: CommonMark 0.31 and the tables, strike-through and
footnotes of its usual extensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.draft import Change, Draft, markup_places
from digestgen.cleaning.rule import NOTHING, Outcome

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_REASON = "would be read as markup"
_LINE_START = re.compile(
    r"[ \t]*(?:(?P<hash>#{1,6})(?=\s|$)|(?P<mark>[-+*])(?=\s|$)|(?P<quote>>)|(?P<fence>~~~|```)"
    r"|\d{1,9}(?P<number>[.)])(?=\s|$)|(?P<rule>[-_*=|:+](?=[-_*=|:+\s]*$))|(?P<definition>:)(?=\s)"
    r"|(?P<bar>\|))"
)
_SIGN = re.compile(r"[ \t]*[#\-+*>~`\d_=|:]")
_INSIDE = re.compile(r"[&<\\\[*_`~]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~\n])")
_STARS, _UNDERSCORES, _TILDES = re.compile(r"\*+"), re.compile(r"_+"), re.compile(r"~{2,}")
_HEADING_END = re.compile(r"(?<=\s)#+\s*$")


def markdown_escape(draft: Draft) -> Outcome:
    """Escape what would be read as markup."""
    has_inside = _INSIDE.search(draft.text) is not None
    if not has_inside and not _begins_line(draft.text):
        return NOTHING
    ours = markup_places(draft)
    changes: list[Change] = []
    for block in _BLOCK.finditer(draft.text):
        start, end = block.span()
        found = set(_places_of_lines(draft.text, start, end, ours))
        if has_inside:
            found.update(_places_inside(draft.text, start, end))
        places = sorted(found - ours) if found else ()
        changes += [Change(at, at, "\\", _REASON, is_markup=True) for at in places]
    return Outcome(tuple(changes))


def _begins_line(text: str) -> bool:
    """Return whether a line begins with a sign that may mean a block of its own."""
    at = 0
    while not _SIGN.match(text, at):
        at = text.find("\n", at) + 1
        if not at:
            return False
    return True


def _places_of_lines(text: str, start: int, end: int, ours: frozenset[int]) -> Iterator[int]:
    """Yield the offsets before which a backslash belongs for what a line begins or ends with."""
    at = start
    block = text[start:end]
    if start in ours:  # `## ` of ours: the line behind it begins no block of its own
        if closing := _HEADING_END.search(block.split("\n", 1)[0]):
            yield start + closing.start()
    else:
        for line in block.split("\n"):
            if (found := _LINE_START.match(line)) and found.lastgroup:
                yield at + found.start(found.lastgroup)
            at += len(line) + 1


def _places_inside(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets in the block `text[start:end]` before which a backslash belongs."""
    for pattern in (_ENTITY, _TAG, _BACKSLASH):
        for found in pattern.finditer(text, start, end):
            yield found.start()
    yield from _brackets(text, start, end)
    yield from _pairs(text, start, end)


def _brackets(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the brackets that could open a link, an image, a definition or a footnote."""
    last_link = max(text.rfind("](", start, end), text.rfind("][", start, end))
    for at in _all(text, "[", start, end):
        begins_line = at == start or text[at - 1] == "\n"
        is_task = text[at : at + 3].lower() in ("[ ]", "[x]")
        is_note = "^" in (text[at - 1 : at], text[at + 1 : at + 2])
        if at < last_link or begins_line or is_task or is_note:
            yield at


def _pairs(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the signs that mark a stretch when two runs of them stand in the block."""
    for pattern in (_STARS, _UNDERSCORES):
        runs = [
            run for run in pattern.finditer(text, start, end) if _may_delimit(text, run, start, end)
        ]
        if len(runs) > 1:
            yield from (at for run in runs for at in range(run.start(), run.end()))
    ticks = list(_all(text, "`", start, end))
    if len(ticks) > 1:
        yield from ticks
    for run in _TILDES.finditer(text, start, end):
        yield from range(run.start(), run.end())


def _all(text: str, sign: str, start: int, end: int) -> Iterator[int]:
    at = text.find(sign, start, end)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1, end)


def _may_delimit(text: str, run: re.Match[str], start: int, end: int) -> bool:
    """Return whether the run may open or close emphasis.

    Not among blanks, `_` not inside a word.
    """
    left = text[run.start() - 1] if run.start() > start else " "
    right = text[run.end()] if run.end() < end else " "
    if left.isspace() and right.isspace():
        return False
    return not (run[0][0] == "_" and left.isalnum() and right.isalnum())
