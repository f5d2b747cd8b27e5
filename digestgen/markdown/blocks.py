"""The blocks of a Markdown text in plain words, for `clean --json`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestgen.markdown.engine import Token, parse
from digestgen.markdown.raw_html import text_of
from digestgen.model.article import Block
from digestgen.text.lines import one_line

_TYPES = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "footnote_block_open": "list",
    "fence": "code",
    "code_block": "code",
    "table_open": "table",
    "html_block": "html",
}
_ITEM_CLOSE = frozenset(("list_item_close", "footnote_close"))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the top-level blocks of `text` in order; rules and empty blocks are left out.

    A list is one block with an item a line, a table one block with tabs between cells, a picture
    alone in its paragraph an image with its alternative text. Linear.
    """
    return tuple(block for block in map(_block, _groups(parse(text).tokens)) if block.text)


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the runs of tokens that make one top-level block."""
    start = depth = 0
    for at, token in enumerate(tokens):
        depth += token.nesting + _hidden_nesting(token)
        if not depth:
            if tokens[start].type in _TYPES:
                yield tokens[start : at + 1]
            start = at + 1


def _hidden_nesting(token: Token) -> int:
    # The footnote plugin gives its containers the nesting 0.
    if token.type in ("footnote_block_open", "footnote_open"):
        return 1 - token.nesting
    if token.type in ("footnote_block_close", "footnote_close"):
        return -1 - token.nesting
    return 0


def _block(tokens: Sequence[Token]) -> Block:
    kind = _TYPES[tokens[0].type]
    if kind == "code":
        return Block(kind, tokens[0].content.rstrip("\n"))
    if kind == "html":
        return Block(kind, text_of(tokens[0].content))
    if kind == "list":
        return Block(kind, "\n".join(_items(tokens)))
    if kind == "table":
        return Block(kind, "\n".join(_rows(tokens)))
    if kind == "paragraph" and (alt := _lone_image(tokens[1])) is not None:
        return Block("image", alt or "image")
    return Block(kind, "\n\n".join(_texts(tokens)))


def _texts(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the text of every leaf block that has one."""
    for token in tokens:
        if token.type == "inline":
            text = one_line("".join(_words(token.children or ())))
        elif token.type in ("fence", "code_block"):
            text = token.content.rstrip("\n")
        else:
            text = text_of(token.content) if token.type == "html_block" else ""
        if text:
            yield text


def _words(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "text_special", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "


def _items(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the text of every item, those of inner lists on their own."""
    start = 0
    for at, token in enumerate(tokens):
        if token.type in _ITEM_CLOSE or token.type.endswith("list_open"):
            if text := one_line(" ".join(_texts(tokens[start:at]))):
                yield text
            start = at


def _rows(tokens: Sequence[Token]) -> Iterator[str]:
    cells: list[str] = []
    for token in tokens:
        if token.type == "inline":
            cells.append(one_line("".join(_words(token.children or ()))))
        elif token.type == "tr_close":
            yield "\t".join(cells)
            cells = []


def _lone_image(token: Token) -> str | None:
    """Return the alternative text of a paragraph that is one image, None for any other."""
    rest = [
        child
        for child in token.children or ()
        if child.type not in ("link_open", "link_close", "softbreak")
    ]
    if len(rest) != 1 or rest[0].type != "image":
        return None
    return one_line("".join(_words(rest[0].children or ())))
