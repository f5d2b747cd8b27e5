"""Between parsing and rendering: what is known of tokens and lost in HTML.

Lines of links and images, table alignment without inline styles, boxes of task lists, and raw HTML
tamed piece by piece (see `raw_html`). Tokens are changed in place; one walk over all of them.
"""

from __future__ import annotations

from typing import NamedTuple

from digestgen.markdown.engine import Token
from digestgen.markdown.raw_html import Depth, closes, swallower_of, tame

_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}
_MIN_PARENTS = 2


class Prepared(NamedTuple):
    """What the walk found."""

    has_raw_html: bool
    is_too_deep: bool
    """Whether raw HTML nests deeper than the sanitiser should be asked to follow."""
    endless_lines: tuple[int, ...]
    """Lines of the file where raw HTML has no end and is shown as text."""


def prepare(tokens: list[Token], *, first_line: int) -> Prepared:
    """Make `tokens` ready for rendering."""
    walk = _Walk()
    line = first_line
    for index, token in enumerate(tokens):
        # Cells of tables have no place of their own; their row has.
        line = first_line + token.map[0] if token.map else line
        if token.type == "inline":
            walk.inline(token, line)
            if index >= _MIN_PARENTS and tokens[index - _MIN_PARENTS].type == "list_item_open":
                _tick(token)
        elif token.type == "html_block":
            token.content = walk.tamed(token.content, line)
        elif token.type in ("td_open", "th_open"):
            _, _, align = str(token.attrs.pop("style", "")).partition("text-align:")
            if align:
                token.attrs["align"] = align
    return Prepared(walk.has_raw_html, walk.depth.is_too_deep, tuple(walk.endless_lines))


def _tick(token: Token) -> None:
    """Turn `[ ]` or `[x]` at the head of a list item into a box."""
    box = _BOXES.get(token.content[:4])
    first = token.children[0] if token.children else None
    if box and first and first.type == "text" and first.content[:4] in _BOXES:
        first.content = box + first.content[4:]


class _Walk:
    """The state of one walk."""

    def __init__(self) -> None:
        self.has_raw_html = False
        self.depth = Depth()
        self.endless_lines: list[int] = []

    def tamed(self, html: str, line: int) -> str:
        self.has_raw_html = True
        tame_html, has_endless = tame(html, line=line, depth=self.depth)
        if has_endless:
            self.endless_lines.append(line)
        return tame_html

    def inline(self, token: Token, line: int) -> None:
        """Give every link and image its line; tame the tags."""
        if "[" not in token.content and "<" not in token.content:
            return
        kept: list[Token] = []
        children = token.children or []
        closers = _closers(children) if "<" in token.content else {}
        swallower = ""
        for index, child in enumerate(children):
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type in ("link_open", "image"):
                child.attrs["data-line"] = line
            if swallower:
                swallower = (
                    ""
                    if child.type == "html_inline" and closes(child.content, swallower)
                    else swallower
                )
                continue
            if child.type == "html_inline":
                name = swallower_of(child.content)
                if name and closers.get(name, -1) > index:
                    self.has_raw_html = True
                    swallower = name
                    continue
                child.content = self.tamed(child.content, line)
            kept.append(child)
        token.children = kept


def _closers(children: list[Token]) -> dict[str, int]:
    """Return where each element is closed last."""
    found: dict[str, int] = {}
    for index, child in enumerate(children):
        if child.type == "html_inline" and child.content.startswith("</"):
            found[child.content[2:].rstrip("> \t\n\r\f").lower()] = index
    return found
