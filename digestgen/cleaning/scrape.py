"""Run the rules over a source that is a scrape."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

import msgspec

from digestgen.cleaning.carry_out import DROP
from digestgen.cleaning.draft import Change, Draft, apply, edits_of, start_draft
from digestgen.cleaning.findings import Findings, joined
from digestgen.cleaning.reading import facts_read
from digestgen.cleaning.rule import NOTHING, Rule, Shape
from digestgen.cleaning.rules import LAST_RULE, STAGES
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
    for stage in _stages(rules_off, has_lines=draft.has_lines):
        if LAST_RULE in stage.rules:
            plain = draft.text
        draft, sure = _run(stage, draft, wishes.kept)
        trust *= sure
    return _finished(draft, trust, plain if LAST_RULE.name not in rules_off else draft.text)


class _Stage(NamedTuple):
    rules: tuple[Rule, ...]
    rounds: int


@lru_cache(maxsize=32)
def _stages(rules_off: tuple[str, ...], *, has_lines: bool) -> tuple[_Stage, ...]:
    """Return the rules that run, stage by stage, and how often each stage does."""
    unsafe = Shape.ONE_LINE if has_lines else Shape.LINES
    chosen = (
        tuple(r for r in stage if r.name not in rules_off and r.shape is not unsafe)
        for stage in STAGES
    )
    return tuple(_Stage(rules, max(r.rounds for r in rules)) for rules in chosen if rules)


def _without_dropped(draft: Draft, wishes: Wishes) -> Draft:
    begin = draft.body_start
    changes = (Change(r.start - begin, r.end - begin, "", r.reason) for r in wishes.removals)
    return apply(draft, DROP, changes)


def _run(stage: _Stage, draft: Draft, kept: tuple[tuple[int, int], ...]) -> tuple[Draft, float]:
    """Return the draft after the rules of one stage and how sure their changes are.

    Each runs until it wants nothing more or its rounds are over; `kept` is out of its reach.
    """
    trust = 1.0
    for _ in range(stage.rounds):
        wanted: list[Change] = []
        for rule in stage.rules:
            outcome = rule.run(draft)
            # Most rules find nothing in most texts.
            if outcome is NOTHING:
                continue
            if outcome.found != NOTHING.found:
                draft = msgspec.structs.replace(
                    draft,
                    found=joined(draft.found, outcome.found),
                    facts=draft.facts + facts_read(draft, rule, outcome),
                )
            if not outcome.changes:
                continue
            allowed = without_vetoed(draft, rule.name, outcome.changes, kept)
            changes = [c for c in allowed if draft.text[c.start : c.end] != c.after]
            if changes:
                trust *= rule.trust * outcome.sure
                wanted += _free(changes, wanted, rule.name)
        if not wanted:
            break
        draft = apply(draft, "", wanted)
    return draft, trust


def _free(changes: list[Change], taken: list[Change], rule: str) -> list[Change]:
    """Return the changes, with the name of their rule, that overlap none of those taken."""
    order = sorted(taken, key=lambda change: change.start)
    starts = [change.start for change in order]
    free = []
    for change in changes:
        # Those taken lie apart, so the last that begins before it reaches furthest.
        before = bisect_left(starts, change.end)
        if not before or order[before - 1].end <= change.start:
            free.append(msgspec.structs.replace(change, rule=rule))
    return free


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
        facts=draft.facts,
    )


def _metadata(found: Findings, title: str) -> Metadata:
    return Metadata(
        title=title,
        published=found.printed or found.collected,
        authors=found.authors,
        section=found.section,
        tags=found.tags,
    )
