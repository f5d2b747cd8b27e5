"""Which changes of a rule an editor has vetoed.

A rule's change that touches a kept stretch of the source is left out, whole: half of an edit is no
edit that any rule stands for. Form is no matter of words: paragraphs, blanks and escapes come in
kept text as in any other, but nothing is put inside a word there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from digestgen.cleaning.draft import Change, Draft, Piece

FORM = frozenset({"paragraphs", "blanks", "markdown-escape"})
"""The rules that make the text Markdown."""
Span = tuple[int, int]


def without_vetoed(
    draft: Draft, rule: str, changes: tuple[Change, ...], kept: tuple[Span, ...]
) -> tuple[Change, ...]:
    """Return the changes that leave `kept` alone: stretches of the source, sorted, apart.

    Where a passage was to move, neither its removal nor its insertion is left. Linear in pieces and
    changes, but for a logarithm.
    """
    if not kept or not changes:
        return changes
    places = _Places(draft)
    is_form = rule in FORM
    left = changes
    vetoed = [c for c in changes if _touches(places, draft, c, kept, is_form=is_form)]
    while vetoed:
        left = tuple(c for c in left if c not in vetoed)
        gone = [draft.text[c.start : c.end] for c in vetoed]
        put = [words for c in vetoed if (words := _words_put(c))]
        vetoed = [c for c in left if _belongs(c, draft.text[c.start : c.end], gone, put)]
    return left


def _touches(
    places: _Places, draft: Draft, change: Change, kept: tuple[Span, ...], *, is_form: bool
) -> bool:
    before = draft.text[change.start : change.end]
    if change.start == change.end or (is_form and not any(map(str.isspace, before))):
        divides = not is_form or any(map(str.isspace, change.after))
        return divides and _is_inside(kept, places.in_source(change.start))
    if is_form or before.isspace():
        return False
    return any(_meets(kept, span) for span in places.kept_spans(change.start, change.end))


def _belongs(change: Change, before: str, gone: list[str], put: list[str]) -> bool:
    """Return whether the change is the other half of a passage that was to move."""
    words = _words_put(change)
    if words and any(words in text for text in gone):
        return True
    return any(words in before for words in put)


def _words_put(change: Change) -> str:
    """Return the words that a mere insertion brings, '' for signs and blanks."""
    words = change.after.strip() if change.start == change.end else ""
    return words if any(map(str.isalnum, words)) else ""


class _Places:
    """Where in the source the characters of a draft's text come from."""

    def __init__(self, draft: Draft) -> None:
        self._pieces = draft.pieces
        sizes = (_size(piece) for piece in draft.pieces)
        self._starts = list(accumulate(sizes, initial=0))[:-1]

    def in_source(self, offset: int) -> int:
        """Return the offset in the source of an offset of the draft's text."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        piece = self._pieces[at]
        return piece.start + (offset - self._starts[at] if piece.after is None else 0)

    def kept_spans(self, start: int, end: int) -> list[Span]:
        """Return the stretches of the source that stand as they came in this part of the text."""
        found = []
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self._pieces) and self._starts[at] < end:
            piece, first = self._pieces[at], self._starts[at]
            if piece.after is None:
                begin, stop = max(start, first), min(end, first + piece.end - piece.start)
                if begin < stop:
                    found.append((piece.start + begin - first, piece.start + stop - first))
            at += 1
        return found


def _size(piece: Piece) -> int:
    return piece.end - piece.start if piece.after is None else len(piece.after)


def _is_inside(spans: tuple[Span, ...], offset: int) -> bool:
    """Return whether `offset` lies between two characters of one span."""
    at = bisect_left(spans, (offset,)) - 1
    return at >= 0 and offset < spans[at][1]


def _meets(spans: tuple[Span, ...], span: Span) -> bool:
    at = bisect_left(spans, (span[1],))
    return at > 0 and spans[at - 1][1] > span[0]
