"""`teaser-repeat`: the text begins, breaks off in the middle of a sentence, and begins anew.

The founding example's mess: after the byline stand an introduction and the first lines of each
section under its heading; the last line breaks off; then the whole text follows from the first
section on, without the headings. The second copy is the true reading order: the first is removed,
and each heading is put before the passage that it headed. Statements quoted first in part and
later in full do not restart the text, so the repeat must begin exactly where the first copy ends,
be long, and end in a broken sentence or hold headings.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.repeats import MAX_GAP, Restart, find_restarts
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.tokens import (
    Word,
    back_over_blanks,
    back_over_openers,
    begins_sentence,
    count_words,
    is_fragment,
    located_words,
    on_over_closers,
    skip_blanks,
    word_texts,
)
from digestgen.text.sentences import ends_sentence

MIN_WORDS = 16
"""Of a teaser that breaks off; shorter repeats are refrains and quotations."""
MIN_DISTINCT = 8
_SLIP = 4
"""Words by which a match may overshoot a heading that begins or ends like the text beside it."""
_REASON = "the beginning of the text, printed once more before it"
_HEADING = "a subheading that stood unmarked"
_BORDER = "the border of a passage that the page printed by itself"


class _Section(NamedTuple):
    """A passage of the second copy that the first had too, and the heading above it, if any."""

    start: int
    end: int
    heading: str


def teaser_repeat(draft: Draft) -> Outcome:
    """Remove teasers, and put their headings where they belong."""
    text = draft.text
    restarts = find_restarts(word_texts(text), partial(_is_teaser, text))
    if not restarts:
        return NOTHING
    words = located_words(text)
    changes: list[Change] = []
    headings: list[str] = []
    for restart in restarts:
        first, second = (_char(text, words, i) for i in (restart.first, restart.second))
        sections = _sections(text, words, restart) or ()
        lead = _heading_before(text, first)
        changes += _removal(text, first, second, lead)
        headings += [lead] if lead else []
        headings += [s.heading for s in sections if s.heading]
        changes += _marked(text, sections, second)
    return Outcome(tuple(changes), Findings(headings=tuple(headings)))


def _char(text: str, words: list[Word], index: int) -> int:
    return back_over_openers(text, words[index].start)


def _is_teaser(text: str, restart: Restart) -> bool:
    """Return whether the first copy is one to remove, and not a refrain."""
    words = located_words(text)
    first, second = (_char(text, words, i) for i in (restart.first, restart.second))
    size = restart.second - restart.first
    matched = sum(m.length for m in restart.matches)
    distinct = {w.text for w in words[restart.first : restart.second]}
    is_broken = not ends_sentence(text, second)
    return (
        size >= MIN_WORDS
        and matched >= 0.6 * size
        and len(distinct) >= MIN_DISTINCT
        and begins_sentence_or_heading(text, first)
        and (is_broken or len(restart.matches) > 1)
        and _sections(text, words, restart) is not None
    )


def begins_sentence_or_heading(text: str, at: int) -> bool:
    """Return whether a new block may begin at `at`.

    At a sentence end, or behind a short unmarked run.
    """
    return begins_sentence(text, at) or bool(_heading_before(text, at))


def _heading_before(text: str, at: int) -> str:
    """Return the short run without a stop between the last sentence end and `at`.

    '' when there is none.
    """
    floor = max(0, at - 160)
    start = at
    while start > floor and not (text[start - 1].isspace() and begins_sentence(text, start - 1)):
        start -= 1
        if start == 0:
            break
    run = text[start:at].strip()
    is_short = 2 <= count_words(run) <= MAX_GAP
    if (start == floor and floor) or not is_short or not _may_be_heading(run):
        return ""
    return run


def _may_be_heading(run: str) -> bool:
    return is_fragment(run) and not run[0].islower() and run[-1] not in ",;" and "\n" not in run


def _sections(text: str, words: list[Word], restart: Restart) -> tuple[_Section, ...] | None:
    """Return the repeated passages of the second copy.

    None when a gap in the first is no heading.
    """
    found: list[_Section] = []
    for before, match in zip((None, *restart.matches), restart.matches, strict=False):
        start, shift = _section_start(text, words, match.second, match.length)
        last = match.second + match.length - 1
        end = on_over_closers(text, words[last].end)
        heading = ""
        if before is not None:
            if start is None:
                return None
            top = _gap_start(text, words, before.first + before.length)
            heading = text[top : _char(text, words, match.first + shift)].strip()
            if count_words(heading) > MAX_GAP or (heading and not _may_be_heading(heading)):
                return None
        place = _char(text, words, match.second) if start is None else start
        found.append(_Section(place, end, heading))
    return tuple(found)


def _section_start(
    text: str, words: list[Word], second: int, length: int
) -> tuple[int | None, int]:
    """Return where the sentence of a repeated passage begins, and the words left before it.

    A heading that ends with the same words as the text before the passage makes the match begin
    too early.
    """
    for shift in range(min(_SLIP, length)):
        at = _char(text, words, second + shift)
        if begins_sentence(text, at):
            return at, shift
    return None, 0


def _gap_start(text: str, words: list[Word], index: int) -> int:
    """Return where the heading in the gap at word `index` begins.

    A heading that begins with the same words as the text beside it makes the match before it end
    too late; then it goes on with a small letter, and the sentence end before it is the border.
    """
    at = _char(text, words, index)
    if words[index].text[0].islower():
        for back in range(1, _SLIP + 1):
            earlier = _char(text, words, index - back)
            if begins_sentence(text, earlier):
                return earlier
    return at


def _removal(text: str, first: int, second: int, lead: str) -> list[Change]:
    """Return the changes that remove the first copy and mark the heading or border before it."""
    if not lead:
        before = back_over_blanks(text, first)
        border = [Change(before, first, "\n\n", _BORDER, is_markup=True)] if before else []
        return [*border, Change(first, second, "", _REASON)]
    start = text.rindex(lead, 0, first)
    blank = back_over_blanks(text, start)
    return [
        Change(blank, start, "\n\n## " if blank else "## ", _HEADING, is_markup=True),
        Change(start + len(lead), second, "", _REASON),
        Change(second, second, "\n\n", _HEADING, is_markup=True),
    ]


def _marked(text: str, sections: tuple[_Section, ...], second: int) -> list[Change]:
    """Return the headings put in, and the borders, of the second copy.

    Its start has its border already.
    """
    changes: list[Change] = []
    for i, section in enumerate(sections):
        if section.start > second:
            blank = back_over_blanks(text, section.start)
            reason = _HEADING if section.heading else _BORDER
            changes.append(Change(blank, section.start, "\n\n", reason, is_markup=True))
            if section.heading:
                put = [("## ", True), (section.heading, False), ("\n\n", True)]
                changes += [
                    Change(section.start, section.start, s, reason, is_markup=m) for s, m in put
                ]
        following = sections[i + 1].start if i + 1 < len(sections) else 0
        after = skip_blanks(text, section.end)
        if after < following and ends_sentence(text, section.end):
            changes.append(Change(section.end, after, "\n\n", _BORDER, is_markup=True))
    return changes
