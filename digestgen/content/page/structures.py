"""Lists, quotes, tables, code and figures of a page.

Markup says list or table for many things; what holds whole sections is read as plain blocks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from digestgen.content.page.model import Block, Sort, Token
from digestgen.text.lines import one_line


class Inside(NamedTuple):
    """What reading a structure needs of the walk that met it."""

    place_of: Callable[[Any], int]
    """Gives an element of the structure its place."""
    blocks_of: Callable[[Any], tuple[Block, ...]]


_MAX_QUOTE_CHARS = 6000
_MAX_CELL_WORDS = 40
_MAX_ITEM_PARAGRAPHS = 2
_MIN_CELLS_A_ROW = 1.5
_MIN_PIXELS = 60
"""Smaller pictures are icons and counters."""
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "src")
_SOURCE_SETS = ("srcset", "data-srcset")


def structure_of(element: Any, inside: Inside) -> list[Block] | None:  # noqa: ANN401
    """Return the blocks of `element`, at most one; None when it shall be read as plain blocks."""
    tag = element.tag
    if tag == "figure":
        return _figure(element, inside)
    if tag == "pre":
        text = "".join(element.itertext()).replace("\r\n", "\n")
        tokens = (Token(Sort.TEXT, text),)
        return [Block("code", inside.place_of(element), tokens)] if text.strip() else []
    if tag == "table":
        return _table(element, inside)
    return _quote(element, inside) if tag == "blockquote" else _list(element, inside)


def image_of(element: Any) -> Token | None:  # noqa: ANN401
    """Return the picture of an `<img>`, also of one that a script would have loaded later."""
    for name in ("width", "height"):
        size = (element.get(name) or "").strip()
        if size.isdecimal() and int(size[:6]) < _MIN_PIXELS:
            return None
    values = [(element.get(name) or "").strip() for name in _SOURCES]
    values += [(element.get(name) or "").split(",")[0].strip() for name in _SOURCE_SETS]
    for value in values:
        if value and not value.startswith("data:"):
            return Token(Sort.IMAGE, value.split()[0], one_line(element.get("alt") or ""))
    return None


def _figure(element: Any, inside: Inside) -> list[Block] | None:  # noqa: ANN401
    if any(element.find(f".//{tag}") is not None for tag in ("table", "pre", "blockquote")):
        return None
    images = [image for image in map(image_of, element.iter("img")) if image]
    if not images:
        return None
    caption = next(
        (one_line(" ".join(found.itertext())) for found in element.iter("figcaption")), ""
    )
    return [Block("figure", inside.place_of(element), (images[0]._replace(title=caption),))]


def _table(element: Any, inside: Inside) -> list[Block] | None:  # noqa: ANN401
    """Return a table of data; one that lays out a page is none."""
    if element.find(".//table") is not None:
        return None
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
    rows = [row for row in rows if row]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or len(cells) < _MIN_CELLS_A_ROW * len(rows):  # noqa: PLR2004  one row is none
        return None
    words = sum(len("".join(cell.itertext()).split()) for cell in cells)
    if words > _MAX_CELL_WORDS * len(cells):
        return None
    place = inside.place_of(element)
    return [Block("table", place, children=tuple(_row(row, place, inside) for row in rows))]


def _row(cells: list[Any], place: int, inside: Inside) -> Block:
    return Block("row", place, children=tuple(_cell(cell, place, inside) for cell in cells))


def _cell(cell: Any, place: int, inside: Inside) -> Block:  # noqa: ANN401
    tokens: list[Token] = []
    for block in inside.blocks_of(cell):
        for leaf in _leaves(block):
            tokens += ([Token(Sort.BREAK)] if tokens else []) + list(leaf.tokens)
    return Block("cell", place, tuple(tokens))


def _leaves(block: Block) -> list[Block]:
    if not block.children:
        return [block]
    return [leaf for child in block.children for leaf in _leaves(child)]


def _list(element: Any, inside: Inside) -> list[Block] | None:  # noqa: ANN401
    items = [item for item in element if item.tag == "li"]
    for item in items:
        if any(item.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3", "h4")):
            return None
        if len(item.findall(".//p")) > _MAX_ITEM_PARAGRAPHS:
            return None
    place = inside.place_of(element)
    read = map(inside.blocks_of, items)
    children = tuple(Block("item", place, children=blocks) for blocks in read if blocks)
    is_numbered = element.tag == "ol"
    return [Block("list", place, (), is_numbered, children)] if children else None


def _quote(element: Any, inside: Inside) -> list[Block] | None:  # noqa: ANN401
    if len("".join(element.itertext())) > _MAX_QUOTE_CHARS:
        return None
    place, blocks = inside.place_of(element), inside.blocks_of(element)
    return [Block("quote", place, children=blocks)] if blocks else []
