"""`page-call`: sign up, subscribe, share, advertisement: whole blocks that ask or sell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.page_rules.edges import tail
from digestgen.cleaning.page_rules.match import is_label_alone, label_of
from digestgen.cleaning.page_text import PageText, Removal
from digestgen.cleaning.words.pages import CALLS

_MAX_WORDS = 30
_SHOUTED = re.compile(
    r"\bCLICK(?:ING)? HERE\b|\bclick here to (?:get|subscribe|sign|join|download)\b"
)
_COUNTER = re.compile(
    r"\W*\d[\d.,]*\s?[km]?\s*(?:comments?|shares?|views|likes?|retweets)(?:\s+[\d.,]+)?\W*\Z",
    re.IGNORECASE,
)
_LINKED = 0.5


def calls(page: PageText) -> Iterator[Removal]:
    """Yield the calls: anywhere when linked or alone in their block, else near the end."""
    last = tail(page)
    for block in page.blocks:
        if block.kind not in ("paragraph", "heading") or block.words > _MAX_WORDS:
            continue
        label = label_of(block.text, CALLS)
        is_sure = block.linked >= _LINKED or is_label_alone(block.text, label) or block in last
        if _COUNTER.match(block.text):
            yield Removal(block, "how many shared or commented")
        elif (label and is_sure) or _SHOUTED.search(block.text):
            yield Removal(block, f"'{label or 'click here'}': no part of the article")
