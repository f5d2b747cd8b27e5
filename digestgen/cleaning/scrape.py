"""Run the rules over a source that is a scrape."""

from __future__ import annotations

import msgspec

from digestgen.cleaning.carry_out import DROP
from digestgen.cleaning.draft import Change, Draft, apply, edits_of, start_draft
from digestgen.cleaning.findings import Findings, joined
from digestgen.cleaning.rule import Rule, Shape
from digestgen.cleaning.rules import LAST_RULE, RULES
from digestgen.cleaning.title import derive_title
from digestgen.cleaning.veto import without_vetoed
from digestgen.model.cleaned import Cleaned
from digestgen.model.metadata import Found, Metadata
from digestgen.model.source import Source
from digestgen.model.wish import NO_WISHES, Wishes

_SURE_WITHOUT_TITLE = 0.98


def clean_scrape(
    source: Source, *, rules_off: tuple[str, ...], language: str, wishes: Wishes = NO_WISHES
) -> Cleaned:
    """Return what `digestgen.cleaning.clean` gives for a scrape.

    What is to go goes first: behind a newsletter's invitation a footer is found that was none.
    """
    draft = _without_dropped(start_draft(source.text, source.body_start, language=language), wishes)
    trust = 1.0
    plain = draft.text
    for rule in RULES:
        if rule.name in rules_off or not _suits(rule, draft):
            continue
        if rule is LAST_RULE:
            plain = draft.text
        before = draft.pieces
        draft = _run(rule, draft, wishes.kept)
        if draft.pieces != before:
            trust *= rule.trust
    return _finished(draft, trust, plain if LAST_RULE.name not in rules_off else draft.text)


def _suits(rule: Rule, draft: Draft) -> bool:
    if rule.shape is Shape.ANY:
        return True
    return (rule.shape is Shape.LINES) == draft.has_lines


def _without_dropped(draft: Draft, wishes: Wishes) -> Draft:
    begin = draft.body_start
    changes = (Change(r.start - begin, r.end - begin, "", r.reason) for r in wishes.removals)
    return apply(draft, DROP, changes)


def _run(rule: Rule, draft: Draft, kept: tuple[tuple[int, int], ...]) -> Draft:
    """Return the draft after `rule`, run until it wants nothing more or its rounds are over."""
    for _ in range(rule.rounds):
        outcome = rule.run(draft)
        draft = msgspec.structs.replace(draft, found=joined(draft.found, outcome.found))
        changes = without_vetoed(draft, rule.name, outcome.changes, kept)
        if not changes:
            break
        draft = apply(draft, rule.name, changes)
    return draft


def _finished(draft: Draft, trust: float, plain: str) -> Cleaned:
    """Return the result; `plain` is the text before its characters were escaped."""
    found = draft.found
    title = found.title or derive_title(plain, found.headings, found.tags)
    return Cleaned(
        markdown=draft.text,
        edits=edits_of(draft),
        found=_metadata(found, title),
        title_source=Found.TEXT if found.title else Found.DERIVED,
        confidence=round(trust if found.title else trust * _SURE_WITHOUT_TITLE, 3),
        spellings=found.spellings,
    )


def _metadata(found: Findings, title: str) -> Metadata:
    return Metadata(
        title=title,
        published=found.printed or found.collected,
        authors=found.authors,
        section=found.section,
        tags=found.tags,
    )
