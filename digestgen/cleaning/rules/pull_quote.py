"""`pull-quote`: a sentence of the article copied into the middle of another one.

It may be its beginning alone: `Those who signed [The budget was never about] the ship` becomes
`Those who signed the ship`. The sign: words that begin a sentence elsewhere in the text stand
again inside a sentence, with no stop before them. A quotation taken up again follows a colon, or a
verb of saying and a quote of its own, and stays. One copy may stand inside the original of
another, so the rule runs until it finds nothing. Sentences are found by their first words in a
dictionary; linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import IntEnum
from itertools import accumulate, compress, count, repeat
from operator import add
from typing import NamedTuple

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.repeats import repeated_runs
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.rules.subheading import MAX_WORDS as MAX_HEADING
from digestgen.cleaning.rules.subheading import heading_words, may_head
from digestgen.cleaning.tokens import OPENERS, bare, is_capitalised
from digestgen.cleaning.words import en
from digestgen.text.sentences import CLOSERS, ends_sentence, split_sentences

_TOKEN = re.compile(r"\S+")
_OTHER_BLANKS = "\n\t\r\xa0"
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


class _Tokens(NamedTuple):
    """What stands between blanks, and where it begins."""

    texts: list[str]
    bare: list[str]
    """Without punctuation at their ends."""
    starts: list[int]

    def key(self, at: int) -> tuple[str, ...]:
        """Return the first words of what begins at that token."""
        return tuple(self.bare[at : at + _KEY])

    def end(self, at: int) -> int:
        """Return where the token of that number ends."""
        return self.starts[at] + len(self.texts[at])


class _Keys(NamedTuple):
    """The beginnings of all that may be a copy, and their first words."""

    keys: frozenset[tuple[str, ...]]
    first_words: frozenset[str]

    @classmethod
    def of(cls, tokens: _Tokens, places: tuple[int, ...]) -> _Keys:
        keys = frozenset(map(tokens.key, places))
        return cls(keys, frozenset(key[0] for key in keys))

    def has(self, tokens: _Tokens, at: int) -> bool:
        """Return whether what begins at token `at` may have a copy: all copies have a capital."""
        if tokens.bare[at] not in self.first_words or tokens.texts[at][0].islower():
            return False
        return tokens.key(at) in self.keys


class _Copy(NamedTuple):
    at: int
    size: int
    original: _Original


def pull_quote(draft: Draft) -> Outcome:
    """Remove sentences copied into the middle of others, one round."""
    text = draft.text
    texts = text.split()
    places = repeated_runs(tuple(map(str.rstrip, texts, repeat(_TRIMMED))), MIN_WORDS)
    if not places:
        return NOTHING
    tokens = _Tokens(texts, [*map(bare, texts)], _starts(text, texts))
    originals, starts, doubtful = _originals(text, tokens, _Keys.of(tokens, places))
    by_key: dict[tuple[str, ...], list[_Original]] = {}
    for original in originals:
        same = by_key.setdefault(tokens.key(original.first), [])
        if len(same) < _PER_KEY:
            same.append(original)
    copies: list[_Copy] = []
    free_from = 0
    for at in places:
        if (
            not 1 <= at < len(tokens.texts) - _KEY
            or at < free_from
            or at in starts
            or not is_capitalised(tokens.texts[at].lstrip(OPENERS))
        ):
            continue
        found = [
            _Copy(at, size, original)
            for original in by_key.get(tokens.key(at), ())
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


def _starts(text: str, texts: list[str]) -> list[int]:
    """Return where `texts`, what stands between blanks, begin."""
    for sign in _OTHER_BLANKS:
        text = text.replace(sign, " ")
    parts = text.split(" ")
    if [*filter(None, parts)] != texts:  # there are blanks of other kinds
        return [m.start() for m in _TOKEN.finditer(text)]
    return [*compress(map(add, accumulate(map(len, parts), initial=0), count()), parts)]


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


def _removal(text: str, tokens: _Tokens, copy: _Copy, begins: list[int]) -> Change:
    """Return the removal of a copy, with the broken-off beginning of a sentence that starts anew.

    `However, some ferries, [copy] However, some ferries, such as this one` keeps the second start.
    """
    behind = copy.at + copy.size
    end = tokens.starts[behind] if behind < len(tokens.texts) else len(text)
    first = begins[bisect_left(begins, copy.at) - 1] if begins else copy.at
    size = copy.at - first
    starts_anew = _MIN_RESTART <= size <= MAX_WORDS and all(
        one == other
        for one, other in zip(
            tokens.bare[first : copy.at], tokens.bare[behind : behind + size], strict=False
        )
    )
    if starts_anew and behind + size <= len(tokens.texts):
        return Change(tokens.starts[first], end, "", _RESTART_REASON)
    return Change(tokens.starts[copy.at], end, "", _REASON)


def _breaks_off(tokens: _Tokens, at: int, size: int) -> bool:
    """Return whether the copy is a whole sentence and the text goes on in the middle of another."""
    following = tokens.texts[at + size] if at + size < len(tokens.texts) else ""
    return tokens.texts[at + size - 1].rstrip(CLOSERS)[-1:] in STOPS and following[:1].islower()


def _originals(
    text: str, tokens: _Tokens, keys: _Keys
) -> tuple[list[_Original], set[int], set[int]]:
    """Return where sentences begin, the places that are no copies, and the doubtful ones.

    A sentence may begin behind a heading that has no mark: behind a certain one surely, else
    perhaps. Only those with one of `keys` can have copies.
    """
    found: list[_Original] = []
    starts: set[int] = set()
    doubtful: set[int] = set()
    texts = tokens.texts
    for first, last in _sentences(text, tokens):
        starts.add(first)
        if keys.has(tokens, first):
            found.append(_Original(first, last, _Begins.SURELY))
        near = [
            at
            for at in range(first + 1, min(first + MAX_HEADING + 1, len(texts)))
            if tokens.bare[at] in keys.first_words and keys.has(tokens, at)
        ]
        if not near:
            continue
        is_possible = may_head(text, tokens.starts[first])
        size = heading_words(texts[first : min(last, first + 40)]) if is_possible else 0
        if size:
            if first + size in near:
                found.append(_Original(first + size, last, _Begins.BEHIND_HEADING))
            doubtful.add(first + size)
            continue
        found += [
            _Original(at, last, _Begins.PERHAPS)
            for at in near
            if first + 2 <= at < last - MIN_WORDS
            and texts[at - 1][-1].isalnum()
            and is_capitalised(texts[at].lstrip(OPENERS))
        ]
    return found, starts, doubtful


def _sentences(text: str, tokens: _Tokens) -> list[tuple[int, int]]:
    """Return the sentences of `text` as ranges of tokens."""
    places = tokens.starts
    found: list[tuple[int, int]] = []
    first = 0
    for span in split_sentences(text):
        last = bisect_left(places, span.end, first)
        if last > first:
            found.append((first, last))
        first = last
    return found


def _copied(tokens: _Tokens, original: _Original, at: int) -> int:
    """Return how many tokens at `at` are a copy of the beginning of `original`; 0 when too few."""
    whole = original.last - original.first
    size = 0
    if whole > MAX_WORDS:
        return 0
    limit = min(whole, len(tokens.texts) - at)
    was_trimmed = False
    while size < limit and not was_trimmed:
        theirs, ours = tokens.texts[original.first + size], tokens.texts[at + size]
        # The copy of a part ends without the comma that the original has there.
        if theirs.rstrip(_TRIMMED) != ours.rstrip(_TRIMMED) or (
            theirs != ours and theirs == theirs.rstrip(_TRIMMED)
        ):
            break
        was_trimmed = theirs != ours
        size += 1
    part = max(MIN_WORDS, whole * 2 // 3)
    ends_open = size > 0 and bare(tokens.texts[at + size - 1]).lower() in en.LINKING_WORDS
    if size < whole and not was_trimmed and ends_open and part < size <= part + 2:
        # The sentence around goes on with the very word (`the`) that follows in the original;
        # two thirds of it is the usual cut.
        size = part
    return size if size >= max(MIN_WORDS, MIN_SHARE * whole) else 0


def _stands_inside(text: str, tokens: _Tokens, at: int, size: int) -> bool:
    """Return whether the copy stands in the middle of a sentence that does not quote it."""
    before, copy = tokens.texts[at - 1], tokens.texts[at]
    before_end = tokens.end(at - 1)
    if (
        ends_sentence(text, before_end)
        or before[-1] in "—–-(“"
        or "\n" in text[before_end : tokens.starts[at]]
    ):
        return False
    if at + size >= len(tokens.texts):
        return False
    is_quoted = copy[0] in OPENERS
    says = bare(before).lower() in en.SAYING
    if before[-1] == ":" and not is_quoted:
        return tokens.texts[at + size][0].islower()
    if before[-1] == ":" or (says and is_quoted):
        return _breaks_off(tokens, at, size)
    return True
