"""HTML of a feed or a row -> Markdown that says the same.

Nesting is capped before any tree is built, the sanitising wall takes out all that could run, and
html-to-markdown writes the Markdown. It escapes every sign that could ever be markup; `_tidied`
takes back the backslashes that cannot matter, for the sake of those who edit the file. Pure.
"""

from __future__ import annotations

import re
from html import escape, unescape

from digestgen.content.nesting import MAX_DEPTH, MAX_ELEMENTS, place_of_excess
from digestgen.markdown.wall import sanitise

_FRAME = re.compile(
    r"<(iframe|video|audio|embed|source)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>", re.IGNORECASE
)
_SRC = re.compile(r"\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_YOUTUBE = re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{5,20})")
_VIMEO = re.compile(r"(?:https?:)?//player\.vimeo\.com/video/(\d{4,15})")
_CODE_OR_ESCAPE = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ \t]*$|(?P<ticks>`+)[^`]+?(?P=ticks)"
    r"|<[^<>\s]*>|\]\((?:<[^>\n]*>|[^)\s]*)[^)\n]*\))|\\(?P<sign>.)",
    re.DOTALL | re.MULTILINE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def has_tags(text: str) -> bool:
    """Return whether `text` holds a tag of HTML."""
    return _TAG.search(text) is not None


def plain_of(html: str) -> str:
    """Return the text of a short HTML, as of a title: tags go, entities are decoded."""
    return unescape(_TAG.sub("", html))


def markdown_of(html: str) -> tuple[str, str]:
    """Return the Markdown of `html`, and what is wrong with it: '' for nothing."""
    if place_of_excess(html) >= 0:
        return "", (
            f"more than {MAX_DEPTH} elements stand open inside each other, "
            f"or more than {MAX_ELEMENTS:,} in all"
        )
    safe = sanitise(_FRAME.sub(_linked, html))
    if safe is None:
        return "", "the HTML is broken: balanced, it would grow eight times"
    return _converted(safe)


def _linked(match: re.Match[str]) -> str:
    """Return a link to what a frame or player shows."""
    found = _SRC.search(match[2])
    address = unescape(next((part for part in found.groups() if part), "")) if found else ""
    if video := _YOUTUBE.match(address):
        address = f"https://www.youtube.com/watch?v={video[1]}"
    elif video := _VIMEO.match(address):
        address = f"https://vimeo.com/{video[1]}"
    elif address.startswith("//"):
        address = f"https:{address}"
    if not address.startswith(("https://", "http://")) and match[1].lower() == "iframe":
        return match[0]
    if not address:
        return match[0]
    label = address.removeprefix("https://").removeprefix("http://")
    return f'<p><a href="{escape(address)}">{escape(label)}</a></p>{match[0]}'


def _converted(html: str) -> tuple[str, str]:
    from html_to_markdown import ConversionOptions, convert  # noqa: PLC0415  for HTML alone

    options = ConversionOptions(
        escape_misc=True,
        escape_asterisks=True,
        escape_underscores=True,
        extract_metadata=False,
        bullets="-",
        highlight_style="none",
    )
    try:
        text = convert(html, options).content or ""
    # The converter's errors have no common base of their own.
    except Exception as fault:
        return "", f"the HTML cannot be read: {fault}"
    return _tidied(text), ""


def _tidied(text: str) -> str:
    """Return `text` without the backslashes in front of signs that are no markup where they are."""
    tidy = _CODE_OR_ESCAPE.sub(_without_need, text)
    return tidy.strip("\n") + "\n"


def _without_need(match: re.Match[str]) -> str:
    sign = match["sign"]
    if sign is None:
        return match[0]
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    line = text[text.rfind("\n", 0, start) + 1 : start]
    stands_inside = bool(line.strip(" \t>#-+*0123456789.)|\\"))
    if sign == "&":
        is_plain = not (after == "#" or after.isalnum())
    elif sign == "_":
        is_plain = before.isalnum() and after.isalnum()
    elif sign == "!":
        is_plain = after != "["
    elif sign == "-":
        is_plain = stands_inside and "|" not in line
    elif sign in ">+=.)":
        is_plain = stands_inside
    elif sign == "#":
        is_plain = stands_inside and not line.startswith("#")
    else:
        is_plain = False
    return sign if is_plain else match[0]
