"""`line-tail`: lines below the last paragraph: `Tags: Libya, Sudan`, `Filed under.

...`, `Related articles`.

For texts with lines. From the first such label to the end, when all lines behind it are short and
end without a stop; the items of a list of tags that commas divide are the tags.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.rules.share_buttons import is_button_line
from digestgen.cleaning.tokens import back_over_blanks, count_words
from digestgen.text.sentences import ends_sentence

MAX_LINE_WORDS = 25
MAX_TAG_WORDS = 6
_WINDOW = 3000
_LINE = re.compile(r"[^\n]+")
_TAGS = re.compile(r"(?:Tags|Filed under|Filed Under|Topics|Keywords)\s*:\s*(?P<list>.+)")
_LABEL = re.compile(
    r"(?:Related (?:articles|stories|posts|topics)|Recommended for you|Most (?:read|popular)|"
    r"You (?:may|might) also like|"
    r"Share this(?: (?:story|article|post))?|Read (?:more|also|next)|Leave a (?:reply|"
    r"comment)|\d* ?Comments|Advertisement|"
    r"©.*|Copyright .*|All rights reserved\.?)\s*:?$",
    re.IGNORECASE,
)
_REASON = "a line below the article"


def line_tail(draft: Draft) -> Outcome:
    """Take the lines below the article."""
    text = draft.text
    floor = text.find("\n", max(len(text) // 3, len(text) - _WINDOW))
    if floor < 0:
        return NOTHING
    start = None
    tags: tuple[str, ...] = ()
    for line in _LINE.finditer(text, floor):
        words = line[0].strip()
        if not words:
            continue
        listed = _TAGS.fullmatch(words)
        items = _items(listed["list"]) if listed else ()
        is_label = bool(items) or bool(_LABEL.fullmatch(words)) or is_button_line(words)
        if is_label and start is None:
            start = line.start()
        elif not is_label and (
            ends_sentence(words, len(words)) or count_words(words) > MAX_LINE_WORDS
        ):
            start, tags = None, ()
        tags = tags or items if start is not None else ()
    if start is None:
        return NOTHING
    end = back_over_blanks(text, len(text))
    return Outcome((Change(back_over_blanks(text, start), end, "", _REASON),), Findings(tags=tags))


def _items(listed: str) -> tuple[str, ...]:
    """Return the tags of a list divided by commas or `#`; empty when some item is no tag."""
    items = tuple(i.strip(" #.") for i in re.split(r",|;|\s(?=#)", listed))
    if not all(i and count_words(i) <= MAX_TAG_WORDS for i in items):
        return ()
    return tuple(dict.fromkeys(items))
