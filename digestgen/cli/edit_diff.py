"""Edits for people: what goes, what comes, where, by which rule and why.

Text that was flattened is one line of thousands of words, so lines cannot be compared: each edit is
shown with the words around it.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

import click

from digestgen.model.edit import Edit
from digestgen.text.lines import printable

_CONTEXT = 36
_NEAR = 24
"""Edits with fewer characters between them are shown together."""
_LONGEST = 600
_SHOWN_OF_LONG = 240


def wants_colour() -> bool:
    """Return whether standard output takes colours: a terminal, and nobody said no."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def diff_lines(
    text: str, body_start: int, edits: tuple[Edit, ...], *, colour: bool, whole: bool
) -> Iterator[str]:
    """Yield the lines that show `edits` of `text`, each place with its line and column.

    Without colours what goes stands in `[-...-]`, what comes in `{+...+}`. Very long removals are
    shown with their ends alone unless `whole`.
    """
    starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    for group in _groups(edits):
        first, last = group[0].start, group[-1].end
        line = bisect_right(starts, first)
        rules = dict.fromkeys((edit.rule, edit.reason) for edit in group)
        for number, (rule, reason) in enumerate(rules):
            place = f"{line}:{first - starts[line - 1] + 1}" if not number else ""
            yield f"  {place:<8} {_styled(rule, 'cyan', colour=colour)}: {printable(reason)}"
        yield "           " + "".join(
            (
                _before(text, body_start, first),
                *_changes(text, group, colour=colour, whole=whole),
                _behind(text, last),
            )
        )


def _groups(edits: tuple[Edit, ...]) -> Iterator[list[Edit]]:
    group: list[Edit] = []
    for edit in edits:
        if group and edit.start - group[-1].end > _NEAR:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _changes(text: str, group: list[Edit], *, colour: bool, whole: bool) -> Iterator[str]:
    at = group[0].start
    for edit in group:
        yield _visible(text[at : edit.start])
        if edit.before:
            shown = _shown(edit.before, whole=whole)
            yield _styled(shown, "red", colour=colour, is_struck=True) if colour else f"[-{shown}-]"
        if edit.after:
            shown = _shown(edit.after, whole=whole)
            yield _styled(shown, "green", colour=colour) if colour else f"{{+{shown}+}}"
        at = edit.end


def _before(text: str, body_start: int, first: int) -> str:
    start = max(body_start, first - _CONTEXT)
    return ("…" if start > body_start else "") + _visible(text[start:first])


def _behind(text: str, last: int) -> str:
    end = min(len(text), last + _CONTEXT)
    return _visible(text[last:end]) + ("…" if end < len(text) else "")


def _shown(text: str, *, whole: bool) -> str:
    if text.isspace():
        # A blank has no colour.
        return text.replace("\n", "⏎").replace(" ", "·").replace("\t", "→")
    if len(text) > _LONGEST and not whole:
        left = len(text) - 2 * _SHOWN_OF_LONG
        head, tail = text[:_SHOWN_OF_LONG], text[-_SHOWN_OF_LONG:]
        return f"{_visible(head)} … {left:,} more characters (-v shows them) … {_visible(tail)}"
    return _visible(text)


def _visible(text: str) -> str:
    """Return `text` on one line, without what a terminal would obey."""
    return printable(text).replace("\n", "⏎").replace("\t", " ").replace("\r", "")


def _styled(text: str, name: str, *, colour: bool, is_struck: bool = False) -> str:
    if not colour:
        return text
    return click.style(text, fg=name, strikethrough=is_struck or None)
