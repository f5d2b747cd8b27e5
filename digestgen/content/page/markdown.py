"""The blocks of an article -> Markdown: headings, lists, quotes, code, tables and figures.

A figure is a picture alone in its paragraph; its caption is the picture's title, so that it stays
with the picture and is no text of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from digestgen.content.page.inline import image_line, line_of
from digestgen.content.page.model import Block
from digestgen.text.lines import printable

_FENCES = re.compile(r"^[ \t]*(`{3,})", re.MULTILINE)
_MAX_LISTS = 4
"""Lists nested deeper are written on this level."""


def markdown_of(blocks: Iterable[Block]) -> str:
    """Return `blocks` as Markdown, blank lines between them, ending in a line break."""
    text = _joined(blocks, 0)
    return f"{text}\n" if text else ""


def _joined(blocks: Iterable[Block], depth: int) -> str:
    texts = (_written(block, depth) for block in blocks)
    return "\n\n".join(text for text in texts if text)


def _written(block: Block, depth: int) -> str:
    if block.kind == "quote":
        return _prefixed(_joined(block.children, depth), "> ", "> ")
    if block.kind == "list":
        return _list(block, depth)
    write = _WRITERS.get(block.kind)
    return write(block) if write else line_of(block.tokens)


def _figure(block: Block) -> str:
    return image_line(block.tokens[0])


def _heading(block: Block) -> str:
    line = line_of(block.tokens, breaks=False)
    return f"{'#' * block.level} {_without_closing(line)}" if line else ""


def _without_closing(line: str) -> str:
    """Return a heading's text so that a `#` at its end is text."""
    return re.sub(r"(?<=\s)(#+)$", r"\\\1", line)


def _code(block: Block) -> str:
    text = printable(block.tokens[0].value).strip("\n").rstrip()
    longest = max((len(fence) for fence in _FENCES.findall(text)), default=2)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}\n{text}\n{fence}"


def _list(block: Block, depth: int) -> str:
    items = []
    for number, item in enumerate(block.children, 1):
        mark = f"{number}. " if block.level else "- "
        inner = _item(item.children, depth + 1)
        if inner and depth < _MAX_LISTS:
            items.append(_prefixed(inner, mark, " " * len(mark)))
        elif inner:
            items.append(inner)
    is_tight = depth < _MAX_LISTS and all("\n\n" not in item for item in items)
    return ("\n" if is_tight else "\n\n").join(items)


def _item(blocks: tuple[Block, ...], depth: int) -> str:
    """Return the blocks of an item; a list in it follows its line at once."""
    parts: list[str] = []
    for block in blocks:
        text = _written(block, depth)
        if text and parts:
            parts.append("\n" if block.kind == "list" else "\n\n")
        parts.append(text)
    return "".join(parts)


def _prefixed(text: str, first: str, other: str) -> str:
    lines = text.split("\n")
    rest = (f"{other}{line}".rstrip() for line in lines[1:])
    return "\n".join((f"{first}{lines[0]}", *rest)) if text else ""


def _table(block: Block) -> str:
    """Return a table; its first row is the head, as Markdown knows no table without."""
    rows = [[_cell(cell) for cell in row.children] for row in block.children]
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join((lines[0], f"|{' --- |' * width}", *lines[1:]))


def _cell(cell: Block) -> str:
    return line_of(cell.tokens, breaks=False).replace("|", "\\|")


_WRITERS = {"figure": _figure, "heading": _heading, "code": _code, "table": _table}
