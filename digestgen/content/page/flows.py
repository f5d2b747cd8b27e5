"""Flows: the elements that paragraphs of one text stand in, told by how they are marked up.

Two places belong to one flow if the tags and classes from the root down to them are the same.
"""

from __future__ import annotations

from collections import Counter

from digestgen.content.page.elements import LEAVES, STRUCTURES
from digestgen.content.page.first_cut import words_of
from digestgen.content.page.model import Block, Layout, linked_chars
from digestgen.content.page.zones import names_of

_ENDS = (".", "!", "?", "…", ":", ";", '"', "”", "’", "»", "“", ")", "。", "！", "？", "」", "』")
_LINKED = 0.8
_MIN_WORDS = 10
_ASIDE = frozenset({"footer", "aside", "sidebar", "comment", "comments", "disqus"})


class Flows:
    """Of every place of a layout the number of its flow."""

    def __init__(self, layout: Layout) -> None:
        known: dict[tuple[int, str, str], int] = {}
        self._places = layout.places
        self.of_place: list[int] = []
        """By the number of the place."""
        for place in layout.places:
            outer = self.of_place[place.parent] if place.parent >= 0 else -1
            key = (outer, place.element.tag, place.element.get("class") or "")
            self.of_place.append(known.setdefault(key, len(known)))

    def of_block(self, block: Block) -> int:
        """Return the flow that `block` stands in, a paragraph's or list's own element left out."""
        place = self._places[block.place]
        is_own = place.element.tag in LEAVES | STRUCTURES and place.parent >= 0
        return self.of_place[place.parent if is_own else block.place]


def ends_sentence(block: Block) -> bool:
    """Return whether the block ends like a sentence, or like a line before a list."""
    return block.text.endswith(_ENDS)


def is_linked(block: Block) -> bool:
    """Return whether nearly all of the block's text stands in links."""
    return linked_chars(block) >= _LINKED * max(len(block.text), 1)


def longest_flow(layout: Layout) -> str:
    """Return the text of the flow with the most running text, a paragraph a line. Linear.

    What a second opinion rests on: it knows nothing of the page but where its sentences stand.
    """
    flows = Flows(layout)
    aside: list[bool] = []
    for place in layout.places:
        is_under = place.parent >= 0 and aside[place.parent]
        aside.append(is_under or bool(names_of(place.element) & _ASIDE))
    words: Counter[int] = Counter()
    texts: dict[int, list[str]] = {}
    for block in layout.blocks:
        count = len(words_of(block.text))
        is_text = block.kind == "paragraph" and ends_sentence(block) and not is_linked(block)
        if is_text and count >= _MIN_WORDS and not aside[block.place]:
            flow = flows.of_block(block)
            words[flow] += count
            texts.setdefault(flow, []).append(block.text)
    return "\n".join(texts[words.most_common(1)[0][0]]) if words else ""
