r"""The YAML of most front matter and configuration, read without a YAML parser.

    title: "In quotes, nothing escaped"
    date: 2020-04-26
    tags: [one, "two"]
    feeds:
      # How many articles.
      length: 20
    authors:
      - name: Jane Doe

Names with a text on the line, a list of texts in brackets, or a list or names below; comments on
lines of their own. Anything else (texts of several lines, anchors, escapes, empty values, names
twice) is left to the parser, and what is read here has the nodes and places that it would give:
YAML 1.1, sections 7 to 9. Linear.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from digestgen.strict_yaml.nodes import Mapping, Node, Scalar, Sequence

_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,59}):(?: +|\Z)")
_DASH = re.compile(r"- +(?=[^ ])")
_MAX_OPEN = 100
"""Brackets in texts; beyond it the parser's side counts how deep they nest."""
_MAX_DEPTH = 8
# A plain text begins with a letter or digit; `: ` and ` #` end it, in brackets other signs do too.
_TEXT = re.compile(r"\"([^\"\\]*)\" *|'([^']*)' *|([^\W_].*)")
_PLAIN = 3
_ENDS_PLAIN = re.compile(r":(?: |\Z)| #")
_BARE = r"[^\W_][^\s,\[\]{}:#\"']*(?: +[^\s,\[\]{}:#\"']+)*"
_ITEM = re.compile(rf" *(?:\"([^\"\\]*)\"|'([^']*)'|({_BARE})) *(?:, *(?=[^ ])|\Z)")


def simple_node(text: str, first_line: int) -> Node | None:
    """Return the node of `text`, None when it is not of the simple kind.

    `first_line` is the number of the text's first line in its file.
    """
    if not text.replace("\n", "").isprintable() or text.count("[") + text.count("{") > _MAX_OPEN:
        return None
    lines = []
    for number, line in enumerate(text.split("\n"), first_line):
        inner = line.lstrip(" ")
        if inner and inner[0] != "#":
            lines.append(_Line(number, len(line) - len(inner), line))
    if not lines or lines[0].indent:
        return None
    reader = _Reader(lines)
    try:
        node = reader.block(0, 0)
    except _NotSimple:
        return None
    return None if reader.has_more() else node


class _Line(NamedTuple):
    number: int
    indent: int
    """Blanks before what stands on it."""
    text: str


class _NotSimple(Exception):  # noqa: N818  no error: the parser's turn
    """Something that is not read here."""


class _Reader:
    """Reads the lines one by one.

    A block ends where a line does not begin in its column. What no block takes, as the second line
    of a text, is left over in the end.
    """

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._at = 0

    def has_more(self) -> bool:
        """Return whether lines are left over: they begin in a column where no block does."""
        return self._at < len(self._lines)

    def block(self, indent: int, depth: int) -> Node:
        """Return the list or the names that begin on this line."""
        if depth > _MAX_DEPTH:
            raise _NotSimple
        is_list = _DASH.match(self._lines[self._at].text, indent)
        return self._sequence(indent, depth) if is_list else self._mapping(indent, depth)

    def _mapping(self, indent: int, depth: int) -> Mapping:
        place = self._lines[self._at].number, indent + 1
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while self._at < len(self._lines) and self._lines[self._at].indent == indent:
            number, _, text = self._lines[self._at]
            found = _KEY.match(text, indent)
            if found is None or found[1] in pairs:
                raise _NotSimple
            self._at += 1
            start = found.end()
            value = (
                _inline(number, text, start) if start < len(text) else self._below(indent, depth)
            )
            pairs[found[1]] = Scalar(found[1], number, indent + 1), value
        return Mapping(tuple(pairs.values()), *place)

    def _below(self, indent: int, depth: int) -> Node:
        """Return the value of a name that stands on the lines below it."""
        if not self.has_more():
            raise _NotSimple
        line = self._lines[self._at]
        # A list may begin in the column of its name.
        is_value = line.indent > indent or (line.indent == indent and line.text[indent] == "-")
        if not is_value:
            raise _NotSimple
        return self.block(line.indent, depth + 1)

    def _sequence(self, indent: int, depth: int) -> Sequence:
        place = self._lines[self._at].number, indent + 1
        items: list[Node] = []
        while self._at < len(self._lines):
            number, column, text = self._lines[self._at]
            dash = _DASH.match(text, indent) if column == indent else None
            if dash is None:
                break
            start = dash.end()
            if _KEY.match(text, start):
                # The names of the item begin in this column, as those on the lines below it.
                self._lines[self._at] = _Line(number, start, text)
                items.append(self.block(start, depth + 1))
            else:
                self._at += 1
                items.append(_inline(number, text, start))
        return Sequence(tuple(items), *place)


def _inline(number: int, text: str, start: int) -> Node:
    """Return the value that begins at `start` of a line and ends with it."""
    if text[start] == "[":
        return _flow_list(number, text, start)
    found = _TEXT.fullmatch(text, start)
    if found is None:
        raise _NotSimple
    group = found.lastindex or 0
    value = found[group]
    if group == _PLAIN:
        if _ENDS_PLAIN.search(text, start):
            raise _NotSimple
        value = value.rstrip(" ")
    return Scalar(value, number, start + 1)


def _flow_list(number: int, text: str, start: int) -> Sequence:
    """Return the list of texts in brackets that fills the rest of the line."""
    end = len(text.rstrip(" ")) - 1
    if text[end] != "]":
        raise _NotSimple
    items: list[Node] = []
    at = start + 1
    while at < end:
        found = _ITEM.match(text, at, end)
        if found is None:
            raise _NotSimple
        group = found.lastindex or 0
        # The place of a text in quotes is that of the quote.
        column = found.start(group) + (group == _PLAIN)
        items.append(Scalar(found[group], number, column))
        at = found.end()
    return Sequence(tuple(items), number, start + 1)
