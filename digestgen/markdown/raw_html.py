"""Raw HTML in Markdown, before the sanitiser sees it.

The sanitiser builds a tree of the whole body, as a browser does, and three things in a few words of
raw HTML could spoil all that follows: a tag, quote or comment that never ends; an element that
takes what follows for its own (`<script>`, `<title>`, `<svg>`); elements nested so deep that the
tree grows quadratically. So every piece is split here the way the HTML Standard splits it (section
13.2.5): what does not end within its piece is shown as text, so is a tag that HTML does not know
(`<your name>`), what swallows is dropped with its content, depth is counted. Safety does not rest
on this: the wall stands behind it. Linear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from digestgen.markdown.elements import ALLOWED, DROPPED, INLINE, SELF_ENDING, SWALLOWING

MAX_DEPTH = 100

_BLANK = "\t\n\f\r "
_NAME = re.compile(rf"</?([A-Za-z][^{_BLANK}/>]*+)")
_REST_OF_TAG = re.compile(
    rf"(?:[{_BLANK}/]++"
    rf"|[^{_BLANK}/>][^{_BLANK}/>=]*+"
    rf"(?:[{_BLANK}]*+=[{_BLANK}]*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^{_BLANK}>]*+)|(?![{_BLANK}]*+=)))*+>"
)
_REST_OF_COMMENT = re.compile(r"-?>|.*?--!?>", re.DOTALL)


class Piece(NamedTuple):
    """A run of text, a tag, a comment, or markup without an end (then it reaches to the end)."""

    kind: str
    """text, open, close, comment or endless."""
    text: str
    name: str = ""
    """Of the element, in lower case."""


class Depth:
    """Counts how deep the raw HTML of one body nests at most."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._now = 0
        self.is_too_deep = False

    def note(self, piece: Piece) -> None:
        """Count a tag. A closing tag counts for its own name alone, so stray ones hide nothing."""
        if piece.name in SELF_ENDING:
            return
        if piece.kind == "open":
            self._open[piece.name] += 1
            self._now += 1
            self.is_too_deep |= self._now > MAX_DEPTH
        elif self._open[piece.name]:
            self._open[piece.name] -= 1
            self._now -= 1


def pieces(html: str) -> Iterator[Piece]:
    """Yield the pieces of `html` in order; their texts join back to it."""
    at = text_from = 0
    while (at := html.find("<", at)) >= 0:
        piece = _markup(html, at)
        if piece is None:
            at += 1
            continue
        if text_from < at:
            yield Piece("text", html[text_from:at])
        yield piece
        at = text_from = at + len(piece.text)
    if text_from < len(html):
        yield Piece("text", html[text_from:])


def _markup(html: str, at: int) -> Piece | None:
    """Return the markup that begins with the `<` at `at`, None for a mere sign."""
    if name := _NAME.match(html, at):
        kind = "close" if html[at + 1] == "/" else "open"
        rest = _REST_OF_TAG.match(html, name.end())
        return (
            Piece(kind, html[at : rest.end()], name[1].lower())
            if rest
            else Piece("endless", html[at:])
        )
    if html.startswith("<!--", at):
        rest = _REST_OF_COMMENT.match(html, at + 4)
        return Piece("comment", html[at : rest.end()]) if rest else Piece("endless", html[at:])
    if html[at + 1 : at + 2] in ("!", "?", "/"):
        end = html.find(">", at)
        return Piece("comment", html[at : end + 1]) if end >= 0 else Piece("endless", html[at:])
    return None


def tame(html: str, *, line: int, depth: Depth) -> tuple[str, bool]:
    """Return `html` without what spoils the rest of the page, and whether something had no end.

    Links and images are told their line (`data-line`).
    """
    out: list[str] = []
    has_endless = False
    swallower = ""
    closers = Counter(piece.name for piece in pieces(html) if piece.kind == "close")
    for piece in pieces(html):
        if piece.kind == "close":
            closers[piece.name] -= 1
        if swallower:
            swallower = "" if (piece.kind, piece.name) == ("close", swallower) else swallower
        elif piece.kind == "text":
            out.append(piece.text)
        elif piece.kind == "endless":
            has_endless = True
            out.append(piece.text.replace("<", "&lt;"))
        elif piece.name in SWALLOWING:
            if piece.kind == "open" and closers[piece.name] > 0:
                swallower = piece.name
            elif piece.kind == "open":
                has_endless = True
                out.append(piece.text.replace("<", "&lt;"))
        elif piece.name and not _is_element(piece.name):
            out.append(piece.text.replace("<", "&lt;"))
        elif piece.name:
            depth.note(piece)
            out.append(_with_line(piece, line))
        line += piece.text.count("\n")
    return "".join(out), has_endless


def _is_element(name: str) -> bool:
    """Return whether HTML knows `name`, or it is made for a program: `o:p`, `my-menu`."""
    return name in ALLOWED or name in DROPPED or "-" in name or ":" in name


def _with_line(piece: Piece, line: int) -> str:
    if piece.kind == "open" and piece.name in ("a", "img"):
        cut = len(piece.name) + 1
        return f'{piece.text[:cut]} data-line="{line}"{piece.text[cut:]}'
    return piece.text


def swallower_of(html: str) -> str:
    """Return the name of the swallowing element that the tag `html` opens, '' for none."""
    name = _NAME.match(html)
    is_swallower = name is not None and not html.startswith("</") and name[1].lower() in SWALLOWING
    return name[1].lower() if name and is_swallower else ""


def closes(html: str, name: str) -> bool:
    """Return whether the tag `html` closes the element `name`."""
    found = _NAME.match(html)
    return found is not None and html.startswith("</") and found[1].lower() == name


def text_of(html: str) -> str:
    """Return what a reader sees of `html`, on one line."""
    swallower = ""
    out: list[str] = []
    for piece in pieces(html):
        if swallower:
            swallower = "" if (piece.kind, piece.name) == ("close", swallower) else swallower
        elif piece.kind == "text":
            out.append(unescape(piece.text))
        elif piece.kind == "open" and piece.name in SWALLOWING:
            swallower = piece.name
        elif piece.name:
            out.append(" " if piece.name not in INLINE else "")
    return " ".join("".join(out).split())
