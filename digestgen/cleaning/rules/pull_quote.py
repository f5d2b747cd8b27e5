"""`pull-quote`: a sentence of the article copied into the middle of another one.

It may be its beginning alone: `Those who signed [The budget was never about] the ship` becomes
`Those who signed the ship`. The sign: words that begin a sentence elsewhere in the text stand
again inside a sentence, with no stop before them. A quotation taken up again follows a colon, or a
verb of saying and a quote of its own, and stays. One copy may stand inside the original of
another, so the rule runs until it finds nothing. Sentences are found by their first words in a
dictionary; linear.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from typing import NamedTuple

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.repeats import repeated_runs
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.rules.subheading import MAX_WORDS as MAX_HEADING
from digestgen.cleaning.rules.subheading import heading_words, may_head
from digestgen.cleaning.tokens import OPENERS, Word, bare, is_capitalised, tokens_of
from digestgen.cleaning.words import en
from digestgen.text.sentences import CLOSERS, ends_sentence, split_sentences

_KEY = 5
MIN_WORDS = 7
MIN_SHARE = 0.6
"""Of the sentence that must be copied: less is a turn of phrase."""
MAX_WORDS = 50
"""Of a sentence; longer ones are lists and tables, which repeat themselves."""
_PER_KEY = 3
_TRIMMED = ",;:"
"""The copy of a part ends without one of these that the original has there."""
STOPS = ".!?"
_REASON = "a sentence of this text, printed once more inside another one"
_RESTART_REASON = "a sentence broken off by a copy of another, and begun anew behind it"
_MIN_RESTART = 3
"""Words that must come again for a sentence to have begun anew."""


class _Begins(IntEnum):
    """How sure it is that a sentence begins at a place."""

    PERHAPS = 0
    """Behind a run that may be a heading."""
    BEHIND_HEADING = 1
    SURELY = 2


class _Original(NamedTuple):
    """Where a sentence begins, in tokens, and the token behind it."""

    first: int
    last: int
    begins: _Begins


class _Copy(NamedTuple):
    at: int
    size: int
    original: _Original


def pull_quote(draft: Draft) -> Outcome:
    """Remove sentences copied into the middle of others, one round."""
    text = draft.text
    if not repeated_runs(tuple([t.rstrip(_TRIMMED) for t in text.split()]), MIN_WORDS):
        return NOTHING
    tokens = tokens_of(text)
    places = repeated_runs(tuple([bare(t.text) for t in tokens]), _KEY)
    originals, starts, doubtful = _originals(text, tokens, places)
    by_key: dict[tuple[str, ...], list[_Original]] = {}
    for original in originals:
        same = by_key.setdefault(_key(tokens, original.first), [])
        if len(same) < _PER_KEY:
            same.append(original)
    copies: list[_Copy] = []
    free_from = 0
    for at in places:
        if (
            not 1 <= at < len(tokens) - _KEY
            or at < free_from
            or at in starts
            or not is_capitalised(tokens[at].text.lstrip(OPENERS))
        ):
            continue
        found = [
            _Copy(at, size, original)
            for original in by_key.get(_key(tokens, at), ())
            if not original.first <= at < original.last
            and (size := _copied(tokens, original, at))
            and _stands_inside(text, tokens, at, size)
            and (original.begins + (at not in doubtful) > 1 or _breaks_off(tokens, at, size))
        ]
        if found:
            copies.append(max(found, key=lambda c: c.size))
            free_from = at + copies[-1].size
    begins = sorted(starts)
    return Outcome(tuple(_removal(text, tokens, c, begins) for c in _whole_ones(copies)))


def _whole_ones(copies: list[_Copy]) -> list[_Copy]:
    """Return the copies whose original holds no copy itself; the others wait for the next round."""
    places = [c.at for c in copies]
    ends = {c.at + c.size for c in copies}
    whole = [
        c
        for c in copies
        if c.original.first not in ends
        and bisect_left(places, c.original.first + 1) == bisect_left(places, c.original.last)
    ]
    return whole or copies


def _removal(text: str, tokens: list[Word], copy: _Copy, begins: list[int]) -> Change:
    """Return the removal of a copy, with the broken-off beginning of a sentence that starts anew.

    `However, some ferries, [copy] However, some ferries, such as this one` keeps the second start.
    """
    behind = copy.at + copy.size
    end = tokens[behind].start if behind < len(tokens) else len(text)
    first = begins[bisect_left(begins, copy.at) - 1] if begins else copy.at
    size = copy.at - first
    starts_anew = _MIN_RESTART <= size <= MAX_WORDS and all(
        bare(one.text) == bare(other.text)
        for one, other in zip(tokens[first : copy.at], tokens[behind : behind + size], strict=False)
    )
    if starts_anew and behind + size <= len(tokens):
        return Change(tokens[first].start, end, "", _RESTART_REASON)
    return Change(tokens[copy.at].start, end, "", _REASON)


def _breaks_off(tokens: list[Word], at: int, size: int) -> bool:
    """Return whether the copy is a whole sentence and the text goes on in the middle of another."""
    following = tokens[at + size].text if at + size < len(tokens) else ""
    return tokens[at + size - 1].text.rstrip(CLOSERS)[-1:] in STOPS and following[:1].islower()


def _originals(
    text: str, tokens: list[Word], places: tuple[int, ...]
) -> tuple[list[_Original], set[int], set[int]]:
    """Return where sentences begin, the places that are no copies, and the doubtful ones.

    A sentence may begin behind a heading that has no mark: behind a certain one surely, else
    perhaps. Only those at `places`, where words stand that come again, can have copies.
    """
    found: list[_Original] = []
    starts: set[int] = set()
    doubtful: set[int] = set()
    repeated = set(places)
    for first, last in _sentences(text, tokens):
        starts.add(first)
        if first in repeated:
            found.append(_Original(first, last, _Begins.SURELY))
        near = places[bisect_left(places, first + 1) : bisect_left(places, first + MAX_HEADING + 1)]
        if not near:
            continue
        is_possible = may_head(text, tokens[first].start)
        size = (
            heading_words([t.text for t in tokens[first : min(last, first + 40)]])
            if is_possible
            else 0
        )
        if size:
            if first + size in repeated:
                found.append(_Original(first + size, last, _Begins.BEHIND_HEADING))
            doubtful.add(first + size)
            continue
        found += [
            _Original(at, last, _Begins.PERHAPS)
            for at in near
            if first + 2 <= at < last - MIN_WORDS
            and tokens[at - 1].text[-1].isalnum()
            and is_capitalised(tokens[at].text.lstrip(OPENERS))
        ]
    return found, starts, doubtful


def _sentences(text: str, tokens: list[Word]) -> list[tuple[int, int]]:
    """Return the sentences of `text` as ranges of tokens."""
    places = [token.start for token in tokens]
    found: list[tuple[int, int]] = []
    first = 0
    for span in split_sentences(text):
        last = bisect_left(places, span.end, first)
        if last > first:
            found.append((first, last))
        first = last
    return found


def _key(tokens: list[Word], at: int) -> tuple[str, ...]:
    return tuple(bare(t.text) for t in tokens[at : at + _KEY])


def _copied(tokens: list[Word], original: _Original, at: int) -> int:
    """Return how many tokens at `at` are a copy of the beginning of `original`; 0 when too few."""
    whole = original.last - original.first
    size = 0
    if whole > MAX_WORDS:
        return 0
    limit = min(whole, len(tokens) - at)
    was_trimmed = False
    while size < limit and not was_trimmed:
        theirs, ours = tokens[original.first + size].text, tokens[at + size].text
        # The copy of a part ends without the comma that the original has there.
        if theirs.rstrip(_TRIMMED) != ours.rstrip(_TRIMMED) or (
            theirs != ours and theirs == theirs.rstrip(_TRIMMED)
        ):
            break
        was_trimmed = theirs != ours
        size += 1
    part = max(MIN_WORDS, whole * 2 // 3)
    ends_open = size > 0 and bare(tokens[at + size - 1].text).lower() in en.LINKING_WORDS
    if size < whole and not was_trimmed and ends_open and part < size <= part + 2:
        # The sentence around goes on with the very word (`the`) that follows in the original;
        # two thirds of it is the usual cut.
        size = part
    return size if size >= max(MIN_WORDS, MIN_SHARE * whole) else 0


def _stands_inside(text: str, tokens: list[Word], at: int, size: int) -> bool:
    """Return whether the copy stands in the middle of a sentence that does not quote it."""
    before, copy = tokens[at - 1], tokens[at]
    if (
        ends_sentence(text, before.end)
        or before.text[-1] in "—–-(“"
        or "\n" in text[before.end : copy.start]
    ):
        return False
    if at + size >= len(tokens):
        return False
    is_quoted = copy.text[0] in OPENERS
    says = bare(before.text).lower() in en.SAYING
    if before.text[-1] == ":" and not is_quoted:
        return tokens[at + size].text[0].islower()
    if before.text[-1] == ":" or (says and is_quoted):
        return _breaks_off(tokens, at, size)
    return True
