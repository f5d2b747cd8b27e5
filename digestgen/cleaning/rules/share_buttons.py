"""`share-buttons`: lines that hold nothing but the names of buttons.

`Share on Facebook`, `Tweet Share Email`.

Whole lines only: articles about Facebook, or about shares, keep every word. In flattened texts the
buttons stand in the head and the foot of the page, and go with those.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.rule import Outcome
from digestgen.cleaning.words import en
from digestgen.text.sentences import word_set

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]+(?:[-+][^\W_]*)?")
_SMALL = word_set("""on via this with by to the story article post entry page it a friend friends
    all sharing options for click""")
MAX_CHARS = 250
_REASON = "the names of buttons"


def share_buttons(draft: Draft) -> Outcome:
    """Remove lines of buttons."""
    return Outcome(
        tuple(
            Change(line.start(), line.end(), "", _REASON)
            for line in _LINE.finditer(draft.text)
            if is_button_line(line[0])
        )
    )


def is_button_line(line: str) -> bool:
    """Return whether `line` names buttons and nothing else.

    Two of them, or one that says `share`.
    """
    words = [w.lower() for w in _WORD.findall(line[:MAX_CHARS])]
    if not words or len(line) > MAX_CHARS or line.rstrip().endswith((".", "?", "!")):
        return False
    if any(w not in en.NETWORKS and w not in en.TOOL_WORDS and w not in _SMALL for w in words):
        return False
    buttons = sum(w in en.NETWORKS or w in en.TOOL_WORDS for w in words)
    return buttons > 1 or words[0] in ("share", "tweet", "print")
