"""Links inside a built site that lead nowhere, found in its bytes as a browser will get them.

The pages are ours: attributes stand in double quotes. A link is followed as GitHub Pages would:
`x` may be `x.html`, `x/` is `x/index.html`, names have case.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

_LINK = re.compile(rb'<(?:a|link|img|script|source|use|image)\b[^>]*?\s(?:href|src)="([^"]*)"')
_ID = re.compile(rb'\sid="([^"]*)"')
_ANYWHERE = ("", "top")


class BrokenLink(NamedTuple):
    """A link that leads nowhere."""

    address: str
    line: int
    target: str
    """As written."""
    is_fragment: bool
    """The page is there, the place in it is not."""


def broken_links(
    pages: Iterable[str], files: frozenset[str], read: Callable[[str], bytes]
) -> Iterator[BrokenLink]:
    """Yield the relative links of HTML `pages` (addresses) that no file of `files` answers.

    `read` gives the bytes of a page. Linear in the bytes; one page is held at a time. Links with a
    scheme or a host are not followed.
    """
    ids: dict[str, frozenset[str]] = {}
    for address in pages:
        data = read(address)
        for found in _LINK.finditer(data):
            target = html.unescape(found[1].decode("utf-8", "replace"))
            parts = _parts(target)
            if parts is None:
                continue
            goal = _goal(address, unquote(parts.path), files)
            if goal is None:
                yield BrokenLink(address, _line(data, found.start()), target, is_fragment=False)
                continue
            fragment = unquote(parts.fragment)
            if fragment in _ANYWHERE or fragment.startswith(":~:") or not goal.endswith(".html"):
                continue
            if goal not in ids:
                ids[goal] = _ids(read(goal))
            if fragment not in ids[goal]:
                yield BrokenLink(address, _line(data, found.start()), target, is_fragment=True)


def _parts(target: str) -> SplitResult | None:
    """Return the parts of a link that leads into the site; None for any other."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc or target.startswith("/") else parts


def _goal(address: str, path: str, files: frozenset[str]) -> str | None:
    """Return the file that a server gives for a relative path; None when there is none."""
    if not path:
        return address
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
    if goal.startswith(".."):
        return None
    goal = "" if goal == "." else goal
    if path.endswith("/") or not goal:
        names: tuple[str, ...] = (f"{goal}/index.html".lstrip("/"),)
    else:
        names = (goal, f"{goal}.html", f"{goal}/index.html")
    return next((name for name in names if name in files), None)


def _ids(data: bytes) -> frozenset[str]:
    return frozenset(html.unescape(m[1].decode("utf-8", "replace")) for m in _ID.finditer(data))


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
