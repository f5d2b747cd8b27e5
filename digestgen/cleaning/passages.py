"""A text with all its changes in it, for people to read."""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.model.edit import Edit
from digestgen.model.source import Source
from digestgen.model.wish import Passage


def passages_of(source: Source, edits: tuple[Edit, ...]) -> tuple[Passage, ...]:
    """Return the body of `source` from first to last, what went and what came; () without edits.

    All that stayed or went is the body as it was, all that stayed or came the body as it is.
    """
    return tuple(_walk(source, edits)) if edits else ()


def _walk(source: Source, edits: tuple[Edit, ...]) -> Iterator[Passage]:
    at = source.body_start
    for edit in edits:
        if at < edit.start:
            yield Passage(source.text[at : edit.start])
        if edit.before:
            yield Passage(edit.before, "removed", edit.rule, edit.reason)
        if edit.after:
            yield Passage(edit.after, "put", edit.rule, edit.reason)
        at = edit.end
    if at < len(source.text):
        yield Passage(source.text[at:])
