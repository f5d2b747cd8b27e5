"""Wishes for a text whose edits are made already, each on its own: saved pages, Markdown.

Scraped text has wishes woven into its rules (see `scrape.py`), because these build upon each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from digestgen.model.cleaned import Cleaned
from digestgen.model.edit import Edit, replay
from digestgen.model.source import Source
from digestgen.model.wish import Removal, Wishes

DROP = "drop"
"""Stands as the rule in the edits that an editor asked for."""


def carry_out(source: Source, cleaned: Cleaned, wishes: Wishes) -> Cleaned:
    """Return `cleaned` without the edits that touch kept text, and without what is to go.

    An edit that touches kept text is undone whole. Of a text to go, what an edit has taken already
    stays that edit's.
    """
    if not (wishes.removals or wishes.kept):
        return cleaned
    edits = tuple(e for e in cleaned.edits if not _touches(wishes.kept, e))
    ends = [edit.end for edit in edits]
    dropped = [e for r in wishes.removals for e in _dropped(source.text, r, edits, ends)]
    edits = tuple(sorted((*edits, *dropped)))
    text = replay(source.text, edits)[source.body_start :]
    return msgspec.structs.replace(cleaned, markdown=text, edits=edits)


def _touches(kept: tuple[tuple[int, int], ...], edit: Edit) -> bool:
    """Return whether the edit changes a kept character or is put between two of them."""
    at = bisect_left(kept, (max(edit.end, edit.start + 1),))
    if at == 0:
        return False
    start, end = kept[at - 1]
    return end > edit.start and (edit.start < edit.end or edit.start > start)


def _dropped(
    text: str, removal: Removal, edits: tuple[Edit, ...], ends: list[int]
) -> Iterator[Edit]:
    """Yield the parts of a removal that stand between the edits."""
    at = removal.start
    number = bisect_left(ends, at)
    while number < len(edits) and edits[number].start < removal.end:
        edit = edits[number]
        if at < edit.start:
            yield Edit(at, edit.start, DROP, text[at : edit.start], "", removal.reason)
        at = max(at, edit.end)
        number += 1
    if at < removal.end:
        yield Edit(at, removal.end, DROP, text[at : removal.end], "", removal.reason)
