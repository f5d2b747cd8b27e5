"""The tags of an article: a list behind `Tags:` or `Filed under`, and hashtags, outside the body.

A list without commas can be divided only where each item is a known section or place; other lists
without commas are left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from digestgen.cleaning.frame.heads import crumbs_at
from digestgen.cleaning.frame.layout import Layout
from digestgen.cleaning.frame.signs import TAGS, Sign

MAX_WORDS = 6
MAX_TAGS = 30
WINDOW = 1200
_HASHTAG = re.compile(r"#(\w+)")
_COMMA = re.compile(r"\s*[,;،、]\s*")
_END = re.compile(r"[.!?](?:\s|$)|\s[|•»]\s")
_LABEL_END = re.compile(r"\s*:?\s*")


class Tags(NamedTuple):
    """Tags as they are written, each once, and where they stand."""

    names: tuple[str, ...]
    start: int
    end: int


def find_tags(layout: Layout, start: int, end: int) -> Tags:
    """Return the tags outside the article: of the first list that can be divided."""
    text = layout.text
    for number, sign in enumerate(layout.signs):
        if sign.kind != TAGS or start <= sign.start < end:
            continue
        if text[sign.start] == "#":
            names = _HASHTAG.findall(text, sign.start, sign.end)
            return Tags(tuple(dict.fromkeys(names)), sign.start, sign.end)
        limit = start if sign.start < start else len(text)
        found = _listed(text, sign, _next(layout, number, limit))
        if found.names:
            return found
    return Tags((), 0, 0)


def _next(layout: Layout, number: int, limit: int) -> int:
    following = layout.signs[number + 1].start if number + 1 < len(layout.signs) else limit
    return min(following, limit, layout.signs[number].end + WINDOW)


def _listed(text: str, sign: Sign, limit: int) -> Tags:
    label = _LABEL_END.match(text, sign.end)
    at = label.end() if label else sign.end
    if stop := _END.search(text, at, limit):
        limit = stop.start()
    shown = text[at:limit].strip()
    items = [item.strip() for item in _COMMA.split(shown) if item.strip()]
    if len(items) > 1 and all(len(item.split()) <= MAX_WORDS for item in items):
        return Tags(tuple(dict.fromkeys(items))[:MAX_TAGS], at, limit)
    if len(items) == 1:
        return _known(text, at, limit)
    return Tags((), 0, 0)


def _known(text: str, at: int, limit: int) -> Tags:
    """Return the items of a list of nothing but known sections and places."""
    names = []
    sections = crumbs_at(text[:limit] + " A", [at])
    while at in sections and at < limit:
        names.append(text[at : min(sections[at], limit)].strip(" /›»>|•:·-"))
        at = sections[at]
    if at < limit or len(names) < 2:  # noqa: PLR2004
        return Tags((), 0, 0)
    return Tags(tuple(dict.fromkeys(names)), at, limit)
