"""A page's tree -> its blocks in reading order: one walk, without recursion into containers.

Texts run on until a block element begins or ends; two line breaks in a row part paragraphs too, as
on pages that know no `<p>`. Lists, quotes, tables, code and figures are read by `structures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from digestgen.content.page.elements import BLOCKS, HEADINGS, MARKS, STRUCTURES, UNSEEN
from digestgen.content.page.model import Block, Layout, Place, Sort, Token
from digestgen.content.page.structures import Inside, image_of, structure_of

_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MAX_STRUCTURES = 6
"""Structures nested deeper are read as plain blocks."""


def lay_out(root: Any) -> Layout:  # noqa: ANN401  an element of lxml, which has no types
    """Return the blocks of `root` with the elements that they stand in. Linear."""
    places: list[Place] = []
    blocks = _Walk(places, root, parent=-1, structures=0).run()
    return Layout(tuple(places), tuple(blocks))


class _Walk:
    """One walk over an element; a structure inside is walked by another, on the same places."""

    def __init__(
        self,
        places: list[Place],
        root: Any,  # noqa: ANN401
        *,
        parent: int,
        structures: int,
    ) -> None:
        self._places, self._root, self._structures = places, root, structures
        self._open = [len(places)]
        places.append(Place(root, parent))
        self._marks: list[Token] = []
        self._tokens: list[Token] = []
        self._level = 0
        self._out: list[Block] = []

    def run(self) -> list[Block]:
        from lxml import etree  # noqa: PLC0415  for those who need it

        walk = etree.iterwalk(self._root, events=("start", "end"))
        skipped: set[Any] = set()
        for event, element in walk:
            if event == "end":
                self._end(element, is_skipped=element in skipped)
                skipped.discard(element)
            elif element is not self._root and self._is_whole(element):
                skipped.add(element)
                walk.skip_subtree()
            else:
                self._start(element)
        self._boundary()
        return self._out

    def _is_whole(self, element: Any) -> bool:  # noqa: ANN401
        """Return whether the walk shall not enter `element`; a structure's blocks are taken."""
        tag = element.tag
        if not isinstance(tag, str):
            return True
        if tag in UNSEEN or _is_hidden(element):
            if tag in BLOCKS:
                self._boundary()
            return True
        if tag not in STRUCTURES or self._structures >= _MAX_STRUCTURES:
            return False
        found = structure_of(element, Inside(self._enter, self._inside))
        if found is None:
            return False
        self._boundary()
        self._out += found
        return True

    def _enter(self, element: Any) -> int:  # noqa: ANN401
        self._places.append(Place(element, self._open[-1]))
        return len(self._places) - 1

    def _inside(self, element: Any) -> tuple[Block, ...]:  # noqa: ANN401
        parent, structures = self._open[-1], self._structures + 1
        return tuple(_Walk(self._places, element, parent=parent, structures=structures).run())

    def _start(self, element: Any) -> None:  # noqa: ANN401
        tag = element.tag
        if tag in BLOCKS:
            self._boundary()
            if element is not self._root:
                self._open.append(self._enter(element))
            if tag in HEADINGS:
                self._level = int(tag[1])
            # One read as plain blocks counts too: looking into it for what it is has its cost.
            self._structures += tag in STRUCTURES and element is not self._root
        elif tag == "br":
            self._tokens.append(Token(Sort.BREAK))
        elif tag == "img":
            if image := image_of(element):
                self._tokens.append(image)
        elif tag in MARKS:
            address = (element.get("href") or "") if tag == "a" else ""
            token = Token(Sort.OPEN, MARKS[tag], address)
            self._marks.append(token)
            self._tokens.append(token)
        if element.text:
            self._tokens.append(Token(Sort.TEXT, element.text))

    def _end(self, element: Any, *, is_skipped: bool) -> None:  # noqa: ANN401
        tag = element.tag
        if element is self._root:
            return
        if not is_skipped and tag in BLOCKS:
            self._boundary()
            self._open.pop()
            self._structures -= tag in STRUCTURES
            if tag in HEADINGS:
                self._level = 0
        elif not is_skipped and tag in MARKS and self._marks:
            self._tokens.append(Token(Sort.CLOSE, self._marks.pop().value))
        if element.tail:
            self._tokens.append(Token(Sort.TEXT, element.tail))

    def _boundary(self) -> None:
        """End the block that is being read; marks that stand open go on in the next."""
        for run in _runs(self._tokens):
            self._out += _blocks(run, self._open[-1], self._level)
        self._tokens = list(self._marks)


def _is_hidden(element: Any) -> bool:  # noqa: ANN401
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDING.search(style))


def _runs(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the stretches of `tokens` between two line breaks in a row, marks closed in each."""
    run: list[Token] = []
    marks: list[Token] = []
    breaks = 0
    for token in tokens:
        if token.sort is Sort.BREAK:
            breaks += 1
        elif token.sort is Sort.IMAGE or (token.sort is Sort.TEXT and not token.value.isspace()):
            if breaks > 1:
                yield run + _closing(marks)
                run = list(marks)
            breaks = 0
        if token.sort is Sort.OPEN:
            marks.append(token)
        elif token.sort is Sort.CLOSE and marks:
            marks.pop()
        run.append(token)
    yield run + _closing(marks)


def _closing(marks: list[Token]) -> list[Token]:
    return [Token(Sort.CLOSE, mark.value) for mark in reversed(marks)]


def _blocks(run: list[Token], place: int, level: int) -> Iterator[Block]:
    """Yield the pictures of a run, each a block of its own, and its text."""
    for token in run:
        if token.sort is Sort.IMAGE:
            yield Block("figure", place, (token,))
    if any(token.sort is Sort.TEXT and not token.value.isspace() for token in run):
        words = tuple(token for token in run if token.sort is not Sort.IMAGE)
        yield Block("heading" if level else "paragraph", place, words, level)
