"""Which blocks of a page are its article.

The first cut says where the article stands: the *container* is the deepest element that holds most
of it, the *flow* are the elements in which its paragraphs stand, and those marked up like them.
Inside the container we take what the first cut took and what it lost from the flow; outside of it,
paragraphs of a like flow and a lead that stands before it. What stands in a zone (see `zones`) is
left out, unless a good part of the article stands in zones of that name.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from digestgen.content.page.first_cut import FirstCut, words_of
from digestgen.content.page.flows import Flows, ends_sentence, is_linked
from digestgen.content.page.model import Block, Layout
from digestgen.content.page.zones import CAPTION_NAMES, PULL_NAMES, STANDFIRST_NAMES, names_of

_IN_CUT = 0.6
"""A block with so many of its words in the first cut was taken by it."""
_IN_PULL_QUOTE = 0.8
_MAX_ZONE_SHARE = 0.25
"""Zones of one name that hold more of the first cut are no frame: the name stands on `<body>`."""
_CONTAINER_SHARE = 0.7
_FLOW_SHARE = 0.15
_MIN_PULL_QUOTE_WORDS = 8
_MIN_LEAD_WORDS = 15
_MAX_LEAD_STEPS = 3
_MAX_FLOW_STEPS = 4
_KEPT_STRUCTURES = ("quote", "table", "code", "list")
_CAPTIONS = CAPTION_NAMES | {"figcaption"}


class Seen(NamedTuple):
    """A block with what was found out about it."""

    block: Block
    words: int
    share: float


def choose(layout: Layout, cut: FirstCut) -> tuple[Block, ...]:
    """Return the blocks of the article in reading order, pictures with their captions. Linear."""
    seen = [_see(block, cut) for block in layout.blocks]
    zones = _Zones(layout, seen)
    core = [s for s in seen if s.share >= _IN_CUT and not zones.is_noise(s.block)]
    if not core:
        return ()
    return tuple(_Choice(layout, zones, core).blocks(seen))


def _see(block: Block, cut: FirstCut) -> Seen:
    words = words_of(block.text)
    return Seen(block, len(words), cut.share(words) if words else 0.0)


class _Zones:
    """Which places are noise, and which belong to a picture."""

    def __init__(self, layout: Layout, seen: list[Seen]) -> None:
        names = [names_of(place.element) for place in layout.places]
        around: list[frozenset[str]] = []
        for place, own in zip(layout.places, names, strict=True):
            outer = around[place.parent] if place.parent >= 0 else frozenset()
            around.append(outer | own if not own <= outer else outer)
        words: Counter[str] = Counter()
        told: set[str] = set()
        total = 0
        for s in seen:
            # A caption printed under each of ten pictures weighs as one.
            if s.share >= _IN_CUT and s.block.text not in told:
                told.add(s.block.text)
                total += s.words
                for name in around[s.block.place]:
                    words[name] += s.words
        innocent = {name for name, n in words.items() if n > _MAX_ZONE_SHARE * total}
        self._around = around
        self._innocent = innocent

    def names(self, block: Block) -> frozenset[str]:
        return self._around[block.place] - self._innocent

    def is_noise(self, block: Block, *, is_begun: bool = False) -> bool:
        """Return whether it stands in a zone; `is_begun` says that text stands before it."""
        names = self.names(block) - (STANDFIRST_NAMES if is_begun else frozenset())
        return bool(names - _CAPTIONS if block.kind == "figure" else names)

    def is_pull_quote(self, s: Seen) -> bool:
        """Return whether it is set apart and repeats the article."""
        names = self.names(s.block)
        is_apart = bool(names) and names <= PULL_NAMES
        return is_apart and s.words >= _MIN_PULL_QUOTE_WORDS and s.share >= _IN_PULL_QUOTE

    def is_caption(self, block: Block) -> bool:
        names = self.names(block)
        return bool(names) and names <= _CAPTIONS


class _Choice:
    def __init__(self, layout: Layout, zones: _Zones, core: list[Seen]) -> None:
        self._places = layout.places
        self._zones = zones
        self._flows = Flows(layout)
        self._depths = _depths(layout)
        total = sum(s.words for s in core)
        inside = [0] * len(layout.places)
        for s in core:
            inside[s.block.place] += s.words
        # Parents stand before their children.
        for number in range(len(inside) - 1, 0, -1):
            inside[layout.places[number].parent] += inside[number]
        most = [n for n, words in enumerate(inside) if words >= _CONTAINER_SHARE * total]
        self._container = most[-1]
        flow: Counter[int] = Counter()
        for s in core:
            if s.block.kind == "paragraph":
                flow[self._flows.of_block(s.block)] += s.words
        self._flow = {sig for sig, words in flow.items() if words >= _FLOW_SHARE * total}
        self._inside: list[bool] = []
        for number, place in enumerate(layout.places):
            is_alike = self._flows.of_place[number] in self._flow and self._is_near(number)
            is_under = place.parent >= 0 and self._inside[place.parent]
            self._inside.append(number == self._container or is_under or is_alike)

    def blocks(self, seen: list[Seen]) -> list[Block]:
        kept: list[Block] = []
        pictures: list[Block] = []
        is_behind = False
        for s in seen:
            block = s.block
            is_inside = self._inside[block.place]
            is_behind |= is_inside
            if block.kind == "figure":
                if is_inside and not self._zones.is_noise(block):
                    pictures.append(block)
                continue
            if pictures and self._zones.is_caption(block) and not pictures[-1].tokens[0].title:
                pictures[-1] = _captioned(pictures[-1], block)
            if is_inside and self._zones.is_pull_quote(s):
                kept += [*pictures, Block("quote", block.place, children=(block,))]
                pictures = []
                continue
            if self._zones.is_noise(block, is_begun=bool(kept)) or not s.words:
                continue
            takes = (
                self._takes_inside(s) if is_inside else self._takes_outside(s, is_behind=is_behind)
            )
            if takes:
                kept += [*pictures, block]
                pictures = []
        while kept and kept[-1].kind in ("heading", "figure"):
            kept.pop()
        return kept

    def _takes_inside(self, s: Seen) -> bool:
        if s.share >= _IN_CUT:
            return True
        block = s.block
        if is_linked(block) or self._flows.of_block(block) not in self._flow:
            return False
        return block.kind in (*_KEPT_STRUCTURES, "heading") or ends_sentence(block)

    def _takes_outside(self, s: Seen, *, is_behind: bool) -> bool:
        block = s.block
        if block.kind != "paragraph" or not ends_sentence(block) or is_linked(block):
            return False
        return (
            not is_behind
            and s.share >= _IN_CUT
            and s.words >= _MIN_LEAD_WORDS
            and self._steps_to(block.place) <= _MAX_LEAD_STEPS
        )

    def _is_near(self, place: int) -> bool:
        return self._steps_to(place) <= _MAX_FLOW_STEPS

    def _steps_to(self, place: int) -> int:
        """Return how many steps up from the container an element holds `place` too."""
        number, other = self._container, place
        steps = 0
        while number != other:
            if self._depths[number] >= self._depths[other]:
                number = self._places[number].parent
                steps += 1
            else:
                other = self._places[other].parent
        return steps


def _depths(layout: Layout) -> list[int]:
    depths: list[int] = []
    for place in layout.places:
        depths.append(depths[place.parent] + 1 if place.parent >= 0 else 0)
    return depths


def _captioned(figure: Block, caption: Block) -> Block:
    return figure._replace(tokens=(figure.tokens[0]._replace(title=caption.text),))
