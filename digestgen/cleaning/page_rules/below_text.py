"""`page-below`: tags, comments and lists of links below the text."""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.cleaning.page_rules.edges import below, tail
from digestgen.cleaning.page_rules.match import is_label_alone, label_of, rest_of
from digestgen.cleaning.page_text import PageBlock, PageText, Removal
from digestgen.cleaning.words.pages import COMMENTS, TAG_LABELS

_MAX_WORDS = 40
_LINKED = 0.9
_LINKED_IN_PART = 0.3


def below_text(page: PageText) -> Iterator[Removal]:
    """Yield what stands below the last paragraph and is none."""
    for block in tail(page):
        label = label_of(block.text, COMMENTS)
        is_long_label = " " in label
        if block.words <= _MAX_WORDS and (is_label_alone(block.text, label) or is_long_label):
            yield Removal(block, "the head of the comments")
    for block in below(page):
        label = label_of(block.text, TAG_LABELS)
        if label and block.words <= _MAX_WORDS and _is_labelled(block, label):
            yield Removal(block, "the tags of the article")
        elif block.linked_items == 1 and block.linked >= _LINKED_IN_PART:
            yield Removal(block, "a list of links below the text")
    for block in tail(page):
        if block.kind == "list" and block.linked >= _LINKED:
            yield Removal(block, "a list of links near the end")


def _is_labelled(block: PageBlock, label: str) -> bool:
    rest = rest_of(block.text, label).lstrip()
    return rest[:1] in (":", "") or block.linked > _LINKED / 2
