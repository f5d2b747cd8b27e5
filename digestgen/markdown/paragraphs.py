"""The paragraphs of running text in a finished body, and ids for some of them.

Works on the HTML that `render_markdown` gives, so it is the same whichever way that was made.
A paragraph in a list, a quote, a table or a footnote is none of these. Linear.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from html import unescape
from typing import NamedTuple

from digestgen.text.lines import one_line

_BLOCK = re.compile(r"<(/?)(?:(p)|blockquote|ul|ol|dl|table|section|div|figure|details|pre)[ >]")
_MUTE = re.compile(r'<sup class="footnote-ref".*?</sup>')
_SPACED = re.compile(r"<br>")
_TAG = re.compile(r"<[^>]*>")
_UNQUOTABLE = re.compile(r'<(?:img|code|del|s|sub|ruby|sup(?! class="f)|span class="m)[ >]')
"""What makes the text of a paragraph another than what a reader sees."""
_LOOSE_PLACEHOLDER = "\x02"


class Paragraph(NamedTuple):
    """One paragraph of running text."""

    start: int
    """Offset of its `<p>` in the HTML."""
    number: int
    """From 1, of all paragraphs of running text."""
    text: str
    """Plain, on one line, as it stands in the plain text of the body."""


def paragraphs_of(html: str, *, limit: int) -> tuple[Paragraph, ...]:
    """Return the first `limit` paragraphs of running text, in order.

    Paragraphs with images, code or struck-out words count in the numbers and are left out.
    """
    found: list[Paragraph] = []
    depth = number = 0
    for tag in _BLOCK.finditer(html):
        if not tag[2]:
            depth += -1 if tag[1] else 1
            continue
        if tag[1] or depth or html[tag.end() - 1] != ">":
            continue
        number += 1
        end = html.find("</p>", tag.end())
        inside = html[tag.end() : end]
        if (text := _text(inside)) is not None:
            found.append(Paragraph(tag.start(), number, text))
            if len(found) == limit:
                break
    return tuple(found)


def _text(inside: str) -> str | None:
    """Return the plain text of a paragraph's inside; None when it cannot be quoted."""
    if "<" in inside:
        if _UNQUOTABLE.search(inside):
            return None
        inside = _TAG.sub("", _SPACED.sub(" ", _MUTE.sub("", inside)))
    if _LOOSE_PLACEHOLDER in inside:
        return None
    if "&" in inside:
        inside = unescape(inside)
    return one_line(inside) or None


def with_ids(html: str, ids: Sequence[tuple[Paragraph, str]]) -> str:
    """Return `html` with these ids, given in the order of the paragraphs."""
    pieces: list[str] = []
    at = 0
    for paragraph, anchor in ids:
        end = paragraph.start + len("<p")
        pieces += (html[at:end], f' id="{anchor}"')
        at = end
    return "".join((*pieces, html[at:]))


def free_anchor(number: int, taken: Collection[str]) -> str:
    """Return the id of the paragraph of that number, one that is not `taken` by a heading."""
    anchor = f"p{number}"
    while anchor in taken:
        anchor += "-text"
    return anchor
