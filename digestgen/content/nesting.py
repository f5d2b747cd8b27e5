"""How deep the elements of an HTML text nest and how many they are, before any tree is built.

Every HTML tree builder is quadratic on nested tags. Which tags an end tag closes follows libxml2,
the parser behind trafilatura: an end tag does not reach beyond an element of higher rank (`</b>`
closes no `<div>`), and some start tags close what stands open (`<li>` a `<li>`). Linear.
"""

from __future__ import annotations

import re

MAX_DEPTH = 512
MAX_ELEMENTS = 100_000
_TOKEN = re.compile(
    r"<(?:(!--)|/([a-z][^\s/>]{0,40})|([a-z][^\s/>]{0,40})((?:[^>\"']+|\"[^\"]*\"|'[^']*')*+)>?)",
    re.IGNORECASE,
)
_VOID_NAMES = (
    "area base basefont br col embed frame hr img input isindex link meta param source track"
)
_VOID = frozenset((*_VOID_NAMES.split(), "wbr"))
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
_BLOCKS = (
    "div ul ol dl table section article aside header footer nav form pre blockquote "
    "h1 h2 h3 h4 h5 h6"
)
_CLOSES = {
    **dict.fromkeys(_BLOCKS.split(), frozenset({"p"})),
    "p": frozenset({"p"}),
    "li": frozenset({"p", "li"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
    "tbody": frozenset({"p", "td", "th", "tr", "tbody", "thead", "tfoot"}),
    "tfoot": frozenset({"p", "td", "th", "tr", "tbody", "thead", "tfoot"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "body": frozenset({"head"}),
}
_RANKS = {
    "div": 150,
    "td": 160,
    "th": 160,
    "tr": 170,
    "table": 190,
    "head": 200,
    "body": 200,
    "html": 220,
}
_RANKS |= dict.fromkeys(("tbody", "thead", "tfoot"), 180)
_LEAST_RANK = 100


def place_of_excess(html: str) -> int:
    """Return the offset of the first tag beyond MAX_DEPTH or MAX_ELEMENTS, -1 for none."""
    stack = _Stack()
    count = 0
    at = 0
    while token := _TOKEN.search(html, at):
        at = token.end()
        comment, closing, opening, attributes = token.groups()
        if comment:
            end = html.find("-->", at)
            at = len(html) if end < 0 else end + 3
        elif closing:
            stack.close(closing.lower())
        elif (name := opening.lower()) not in _VOID and not attributes.endswith("/"):
            if name in _RAW:
                end = html.find("</", at)
                at = len(html) if end < 0 else end
                continue
            stack.open(name)
            count += 1
            if len(stack.names) > MAX_DEPTH or count > MAX_ELEMENTS:
                return token.start()
    return -1


class _Stack:
    """The open elements, with the places of each name and of each rank."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._places: dict[str, list[int]] = {}
        self._ranked: dict[int, list[int]] = {rank: [] for rank in set(_RANKS.values())}

    def open(self, name: str) -> None:
        """Open an element, closing what it cannot stand in."""
        closes = _CLOSES.get(name, frozenset())
        while self.names and self.names[-1] in closes:
            self._pop()
        place = len(self.names)
        self.names.append(name)
        self._places.setdefault(name, []).append(place)
        if name in _RANKS:
            self._ranked[_RANKS[name]].append(place)

    def close(self, name: str) -> None:
        """Close the nearest element of that name, if no element of higher rank shields it."""
        places = self._places.get(name)
        if not places:
            return
        rank = _RANKS.get(name, _LEAST_RANK)
        if any(
            other > rank and shields and shields[-1] > places[-1]
            for other, shields in self._ranked.items()
        ):
            return
        target = places[-1]
        while len(self.names) > target:
            self._pop()

    def _pop(self) -> None:
        name = self.names.pop()
        self._places[name].pop()
        if name in _RANKS:
            self._ranked[_RANKS[name]].pop()
