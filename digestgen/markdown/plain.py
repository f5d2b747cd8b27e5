"""The plain text of a body, gathered while its tags are written."""

from __future__ import annotations

from html import unescape

from digestgen.markdown.elements import BLOCKS
from digestgen.text.lines import one_line

_SPACED = frozenset(("br", "td", "th"))
_BREAK = "\x00"


class PlainText:
    """Gathers what a reader reads: no code blocks, no images, no footnote numbers."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._mute = ""
        self._depth = 0

    def add(self, html_text: str) -> None:
        """Add text as it stands between tags, entities and all."""
        if not self._mute:
            self._pieces.append(html_text)

    def open(self, name: str, *, is_mute: bool) -> None:
        """Note the opening tag of `name`; nothing is gathered inside a mute one."""
        if self._mute:
            self._depth += name == self._mute
        elif is_mute:
            self._mute, self._depth = name, 1
        self._separate(name)

    def close(self, name: str) -> None:
        """Note the closing tag of `name`."""
        if name == self._mute:
            self._depth -= 1
            if not self._depth:
                self._mute = ""
        self._separate(name)

    def _separate(self, name: str) -> None:
        if name in BLOCKS:
            self._pieces.append(_BREAK)
        elif name in _SPACED:
            self._pieces.append(" ")

    def position(self) -> int:
        """Return a place to ask `since` for."""
        return len(self._pieces)

    def since(self, position: int) -> str:
        """Return the text gathered since `position`, on one line."""
        return one_line(unescape("".join(self._pieces[position:]).replace(_BREAK, " ")))

    def text(self) -> str:
        """Return all of it: every block one line, blocks joined by blank lines."""
        blocks = (one_line(block) for block in unescape("".join(self._pieces)).split(_BREAK))
        return "\n\n".join(block for block in blocks if block)
