"""Links and images of a Markdown text: each target given to a function, what it returns put in.

Pure. Inline links, reference definitions, and `href` and `src` of raw HTML; not in code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from digestgen.importing.outside_code import outside_code

Resolve = Callable[[str], str]
"""From a target as written, without `< >` and entities, to the one that shall stand."""
_INLINE = re.compile(
    r"(\]\(\s*)(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*){0,8}))(?=[\s)])"
)
_DEFINITION = re.compile(r"^( {0,3}\[[^\]\n]{1,200}\]:[ \t]+)(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)
_ATTRIBUTE = re.compile(
    r"(<(?:a|img|source|video|audio)\b[^<>]{0,2000}?\b(?:href|src)\s*=\s*)"
    r"(?:\"([^\"<>]*)\"|'([^'<>]*)')",
    re.IGNORECASE,
)


def with_links(text: str, resolve: Resolve) -> str:
    """Return `text` with the target of each link and image replaced by what `resolve` gives."""

    def markdown(match: re.Match[str]) -> str:
        old = match[2] if match[2] is not None else match[3]
        new = resolve(unescape(old))
        return match[0] if new == old else f"{match[1]}{_written(new)}"

    def attribute(match: re.Match[str]) -> str:
        old = match[2] if match[2] is not None else match[3]
        return f'{match[1]}"{escape(resolve(unescape(old)))}"'

    def change(part: str) -> str:
        if "](" in part:
            part = _INLINE.sub(markdown, part)
        if "]:" in part:
            part = _DEFINITION.sub(markdown, part)
        return _ATTRIBUTE.sub(attribute, part) if "<" in part else part

    return outside_code(text, change)


def _written(target: str) -> str:
    return f"<{target}>" if re.search(r"[\s()]", target) or not target else target
