"""`leftover-markup`: tags and entities of HTML that were scraped as text.

`<br />`, `<span style="...">`, `&nbsp;`, `&#8217;`, also when escaped once or twice more
(`&amp;lt;span ...&amp;gt;`). Only where a tag has attributes or divides blocks is it sure that the
text is not about HTML; `a < b`, `<name>` and `<b>` alone stay.
"""

from __future__ import annotations

import html
import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.rule import NOTHING, Outcome

_NAMES = (
    "a|abbr|article|b|blockquote|br|center|code|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|"
    "img|li|ol|p|pre|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|tr|u|ul"
)
_TAG = re.compile(
    rf"<(?:/(?:{_NAMES})\s?|(?:{_NAMES})(?:\s[^<>]{{0,400}})?/?)>"
    rf"|&(?:amp;){{0,3}}lt;/?(?:{_NAMES})(?:\s[^<>]{{0,400}}?)?/?&(?:amp;){{0,3}}gt;"
)
_SURE = re.compile(r"(?:<|lt;)(?:/?(?:br|p|div)\b|[a-z][a-z0-9]*\s+[a-z-]+=)")
_ENTITY = re.compile(
    r"&(?:amp;){0,3}(?:nbsp|#(?:34|38|39|1[2-9]\d|[2-9]\d\d|\d{4,5})|#x[0-9a-fA-F]{2,4}|"
    r"[lr][sd]quo|[mn]dash|hellip|quot);"
)
_AMPERSAND = re.compile(r"&(?:amp;)+")
_ANY = re.compile(f"{_TAG.pattern}|{_ENTITY.pattern}|{_AMPERSAND.pattern}")
_TAG_REASON = "markup that was scraped as text"
_ENTITY_REASON = "a character written as HTML"
_NOTHING = frozenset({0x200B, 0xFEFF, 0xAD})


def leftover_markup(draft: Draft) -> Outcome:
    """Remove tags, put characters for entities."""
    text = draft.text
    if "&" not in text and "<" not in text:
        return NOTHING
    changes: list[Change] = []
    at = 0
    pattern = _ANY if _SURE.search(text) else _ENTITY
    for found in pattern.finditer(text):
        if found.start() >= at:
            at = found.end()
            is_tag = found[0][-1] == ">" or bool(_TAG.fullmatch(found[0]))
            changes.append(
                Change(found.start(), at, "", _TAG_REASON)
                if is_tag
                else Change(found.start(), at, _character(found[0]), _ENTITY_REASON)
            )
    return Outcome(tuple(changes))


def _character(entity: str) -> str:
    text = entity
    for _ in range(4):
        text = html.unescape(text)
    if len(text) == 1 and (ord(text) in _NOTHING or not (text.isprintable() or text == "\u00a0")):
        return ""
    return text
