"""Keep account of where each fact was read: rules tell it in the draft, editors ask in the file."""

from __future__ import annotations

from digestgen.cleaning.draft import Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.rule import Mark, Outcome, Rule
from digestgen.model.fact import Fact

_FIELDS = (
    ("title", "title"),
    ("date", "printed"),
    ("date", "collected"),
    ("authors", "authors"),
    ("section", "section"),
    ("tags", "tags"),
)  # fmt: skip


def facts_read(draft: Draft, rule: Rule, outcome: Outcome) -> tuple[Fact, ...]:
    """Return the facts that `outcome` tells and that `draft` did not know yet.

    A rule that names no place has read them where it changes the text, as sure as its edits are.
    """
    if outcome.found == Findings():
        return ()
    marks = {mark.name: mark for mark in outcome.marks}
    known = {fact.name for fact in draft.facts}
    facts = []
    for name, field in _FIELDS:
        if name in known or getattr(draft.found, field) or not getattr(outcome.found, field):
            continue
        mark = marks.get(name)
        if mark is None and outcome.changes:
            first = outcome.changes[0]
            mark = Mark(name, first.start, first.end, rule.trust)
        if mark is None:
            continue
        start, end = source_place(draft, mark.start, mark.end)
        facts.append(Fact(name, rule.name, start, end, round(mark.sure, 3)))
        known.add(name)
    return tuple(facts)


def source_place(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Return where in the source the stretch of the draft from `start` to `end` comes from."""
    at = 0
    first, last = len(draft.source), draft.body_start
    for piece in draft.pieces:
        size = piece.end - piece.start if piece.after is None else len(piece.after)
        if at < end and start < at + size:
            if piece.after is None:
                first = min(first, piece.start + max(start - at, 0))
                last = max(last, piece.start + min(end - at, size))
            else:
                first, last = min(first, piece.start), max(last, piece.end)
        at += size
    return (first, max(first, last))
