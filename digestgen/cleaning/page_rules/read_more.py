"""`page-read-more`: links to other articles with a label before them, in the text or below it.

The label must be followed by links, or be all of its block: `Related` begins sentences too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.page_rules.match import is_label_alone, label_of, rest_of
from digestgen.cleaning.page_text import PageBlock, PageText, Removal
from digestgen.cleaning.words.pages import READ_MORE

_MAX_WORDS = 60
_MOSTLY = 0.5
_NEARLY_ALL = 0.8
_MAX_HEADING_WORDS = 9
_SIGN = re.compile(r"\s*[:>»|–—-]|\s*[A-Z]")


def read_more(page: PageText) -> Iterator[Removal]:
    """Yield the labels with the links behind them."""
    blocks = [block for block in page.blocks if block.kind != "image"]
    is_open = False
    for number, block in enumerate(blocks):
        label = label_of(block.text, READ_MORE) if block.words <= _MAX_WORDS else ""
        behind = blocks[number + 1] if number + 1 < len(blocks) else None
        if is_open and _is_links(block):
            yield Removal(block, "links to other articles behind a label")
        elif label and (_is_label(block, label) or _heads_links(block, label, behind)):
            yield Removal(block, f"'{label}': leads to other articles")
            is_open = block.kind == "heading" or is_label_alone(block.text, label)
        else:
            is_open = False


def _is_label(block: PageBlock, label: str) -> bool:
    if block.kind not in ("paragraph", "heading", "quote", "list"):
        return False
    if is_label_alone(block.text, label):
        return True
    rest = rest_of(block.text, label)
    linked = block.linked * len(block.text)
    is_marked = bool(_SIGN.match(rest)) and linked >= _MOSTLY * len(rest)
    return is_marked or (" " in label and block.linked >= _NEARLY_ALL)


def _heads_links(block: PageBlock, label: str, behind: PageBlock | None) -> bool:
    """Return whether it is a heading like `More from the desk` over links, or over nothing."""
    is_heading = block.kind == "heading" and block.words <= _MAX_HEADING_WORDS and " " in label
    return is_heading and (behind is None or _is_links(behind))


def _is_links(block: PageBlock) -> bool:
    return block.linked >= _MOSTLY and not (block.is_prose and block.linked < _NEARLY_ALL)
