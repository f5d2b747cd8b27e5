"""A text under work.

Pieces of the source, kept or replaced, so that every edit can be told and replayed.

A rule sees `draft.text`, the text as it stands now, and answers with changes in offsets of that
text. `apply` carries them out on the pieces, which know where in the source they come from; a
change over a place that an earlier rule touched is composed with it. So the law `replay(source,
edits(draft)) == draft.text` holds by construction, whatever the rules do. A moved passage is a
removal and an insertion.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from digestgen.cleaning.findings import Findings
from digestgen.model.edit import Edit
from digestgen.model.fact import Fact


class Piece(msgspec.Struct, frozen=True):
    """A stretch of the source.

    Kept (`after` is None) or replaced by `after`, which may be empty.
    """

    start: int
    end: int
    after: str | None = None
    rule: str = ""
    reason: str = ""
    is_markup: bool = False
    """Whether `after` is Markdown of ours, as `## ` before a heading, and not words of the text."""


class Change(msgspec.Struct, frozen=True):
    """One replacement that a rule wants, in offsets of the draft's text."""

    start: int
    end: int
    after: str
    reason: str
    is_markup: bool = False
    rule: str = ""
    """Who wants it, when several rules work on the same text."""


class Draft(msgspec.Struct, frozen=True):
    """The text as it stands, where its pieces come from, and what was found out so far."""

    source: str
    """The whole decoded file; the front matter is no piece and out of reach."""
    body_start: int
    pieces: tuple[Piece, ...]
    text: str
    has_lines: bool
    """Whether the body came with lines of its own: then paragraphs are as the author made them."""
    language: str
    found: Findings = Findings()
    facts: tuple[Fact, ...] = ()
    """Where what was found was read."""


def start_draft(source: str, body_start: int, *, language: str) -> Draft:
    """Return the draft of an untouched body."""
    body = source[body_start:]
    pieces = (Piece(body_start, len(source)),) if body else ()
    return Draft(source, body_start, pieces, body, "\n" in body.strip(), language)


def apply(draft: Draft, rule: str, changes: Iterable[Change]) -> Draft:
    """Return the draft after `changes` of `rule`; they must not overlap.

    Linear in pieces and changes.
    """
    wanted = (c for c in changes if draft.text[c.start : c.end] != c.after)
    # Stable: insertions at one place keep the order in which the rule named them.
    todo = sorted(wanted, key=lambda c: (c.start, c.end))
    if not todo:
        return draft
    walk = _Walk(draft)
    for change in todo:
        walk.keep_until(change.start)
        walk.drop_until(change.end, change.rule or rule, change.reason)
        if change.after:
            place = walk.place()
            walk.out.append(
                Piece(
                    place, place, change.after, change.rule or rule, change.reason, change.is_markup
                )
            )
    walk.keep_until(len(draft.text))
    pieces = _joined(draft.source, walk.out)
    text = "".join([_text_of(draft.source, piece) for piece in pieces])
    return msgspec.structs.replace(draft, pieces=pieces, text=text)


def edits_of(draft: Draft) -> tuple[Edit, ...]:
    """Return what was done to the source: sorted, not overlapping, none of them empty."""
    edits: list[Edit] = []
    for p in draft.pieces:
        if p.after is None:
            continue
        edit = Edit(p.start, p.end, p.rule, draft.source[p.start : p.end], p.after, p.reason)
        if edits and edits[-1].start == edits[-1].end == edit.start == edit.end:
            last = edits.pop()
            reason = last.reason if edit.reason in last.reason else f"{last.reason}; {edit.reason}"
            edit = msgspec.structs.replace(last, after=last.after + edit.after, reason=reason)
        edits.append(edit)
    return tuple(edits)


def places_of(draft: Draft, rule: str) -> frozenset[int]:
    """Return where in the draft's text insertions of `rule` begin."""
    found = set()
    at = 0
    for piece in draft.pieces:
        if piece.after and piece.rule == rule:
            found.add(at)
        at += len(_text_of(draft.source, piece))
    return frozenset(found)


def markup_places(draft: Draft) -> frozenset[int]:
    """Return the offsets of all characters of the draft's text that are Markdown of ours."""
    found: set[int] = set()
    at = 0
    for piece in draft.pieces:
        size = len(_text_of(draft.source, piece))
        if piece.is_markup:
            found.update(range(at, at + size))
        at += size
    return frozenset(found)


def _text_of(source: str, piece: Piece) -> str:
    return source[piece.start : piece.end] if piece.after is None else piece.after


class _Walk:
    """Goes through the pieces of a draft once, copying or dropping text.

    Pieces are split where a change begins or ends inside them.
    """

    def __init__(self, draft: Draft) -> None:
        self.out: list[Piece] = []
        self._pieces, self._begin = draft.pieces, draft.body_start
        self._index = 0
        self._inside = 0
        self._at = 0

    def place(self) -> int:
        """Return the offset in the source that the next insertion stands at."""
        return self.out[-1].end if self.out else self._begin

    def keep_until(self, offset: int) -> None:
        """Copy what ends at or before `offset` of the draft's text; splits one piece at most."""
        pieces, out = self._pieces, self.out
        index, inside, at = self._index, self._inside, self._at
        while index < len(pieces):
            piece = pieces[index]
            size = piece.end - piece.start if piece.after is None else len(piece.after)
            if size and at >= offset:
                break
            last = inside + offset - at
            if last >= size:
                out.append(_part(piece, inside, size) if inside else piece)
                at += size - inside
                index, inside = index + 1, 0
            else:
                out.append(_part(piece, inside, last))
                at, inside = offset, last
        self._index, self._inside, self._at = index, inside, at

    def drop_until(self, offset: int, rule: str, reason: str) -> None:
        """Drop what ends at or before `offset`; what an earlier rule put there leaves no trace."""
        kept = len(self.out)
        self.keep_until(offset)
        dropped = self.out[kept:]
        del self.out[kept:]
        for part in dropped:
            if part.after is None:
                self.out.append(Piece(part.start, part.end, "", rule, reason))
            elif part.start < part.end:
                self.out.append(msgspec.structs.replace(part, after="", is_markup=False))


def _part(piece: Piece, first: int, last: int) -> Piece:
    """Return a part of `piece`; of a replaced one the first part owns the place in the source."""
    if piece.after is None:
        return Piece(piece.start + first, piece.start + last)
    start = piece.start if first == 0 else piece.end
    return msgspec.structs.replace(piece, start=start, after=piece.after[first:last])


def _joined(source: str, parts: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with neighbours joined that are one edit.

    Those that change nothing become kept text.
    """
    out: list[Piece] = []
    for part in parts:
        after = part.after
        if after is not None and source[part.start : part.end] == after:
            if not after:
                continue
            part = Piece(part.start, part.end)  # noqa: PLW2901  put back: no edit any more
        # Most neighbours are a kept stretch and an edit.
        is_near = out and (out[-1].after is None) == (part.after is None)
        joined = _join(out[-1], part) if is_near else None
        if joined is not None:
            out.pop()
        out.append(joined or part)
    return tuple(out)


def _join(a: Piece, b: Piece) -> Piece | None:
    """Return `a` and `b` as one piece, or None when they are two."""
    if a.after is None and b.after is None:
        return Piece(a.start, b.end)
    if a.after is None or b.after is None or (a.is_markup != b.is_markup and a.after and b.after):
        return None
    same = (a.rule, a.reason) == (b.rule, b.reason)
    one_place = a.start == a.end == b.start == b.end
    if not same and not one_place:
        return None
    return Piece(
        a.start, b.end, a.after + b.after, a.rule,
        a.reason if same else f"{a.reason}; {b.reason}", a.is_markup or b.is_markup,
    )  # fmt: skip
