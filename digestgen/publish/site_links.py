"""Links inside a built site that lead nowhere, found in its bytes as a browser will get them.

Attributes stand in quotes, as every theme writes them. A link is followed as GitHub Pages would:
`x` may be `x.html`, `x/` is `x/index.html`, names have case.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

_QUOTED = rb"(?:\"([^\"]*)\"|'([^']*)')"
_ELEMENTS = rb"<(?:a|link|img|script|source|use|image|video|audio|track)\b[^>]*?"
_LINK = re.compile(_ELEMENTS + rb"\s(?:href|src|poster)=" + _QUOTED)
_VARIANTS = re.compile(rb"<(?:img|source)\b[^>]*?\ssrcset=" + _QUOTED)
_ID = re.compile(rb"\s(?:id|name)=" + _QUOTED)
_ANYWHERE = ("", "top")
_TOP = "index.html"
_WEB = ("http", "https", "")


class BrokenLink(NamedTuple):
    """A link that leads nowhere."""

    address: str
    line: int
    target: str
    """As written."""
    is_fragment: bool
    """The page is there, the place in it is not."""


def broken_links(
    pages: Iterable[str],
    files: frozenset[str],
    read: Callable[[str], bytes],
    *,
    base_url: str = "",
) -> Iterator[BrokenLink]:
    """Yield the links of HTML `pages` (addresses) into the site that no file of `files` answers.

    `read` gives the bytes of a page. Links with a scheme or a host are followed below `base_url`
    alone, '' when nobody knows it. Linear in the bytes; one page is held at a time.
    """
    ids: dict[str, frozenset[str]] = {}
    for address in pages:
        data = read(address)
        for target, start in _links(data):
            parts, source = _parts(target, base_url), address
            if parts is None:
                continue
            if parts.netloc or parts.path.startswith("/"):
                parts, source = _below(parts, base_url), _TOP
            goal = _goal(source, unquote(parts.path), files)
            if goal is None:
                yield BrokenLink(address, _line(data, start), target, is_fragment=False)
                continue
            fragment = unquote(parts.fragment)
            if fragment in _ANYWHERE or fragment.startswith(":~:") or not goal.endswith(".html"):
                continue
            if goal not in ids:
                ids[goal] = _ids(read(goal))
            if fragment not in ids[goal]:
                yield BrokenLink(address, _line(data, start), target, is_fragment=True)


def _links(data: bytes) -> Iterator[tuple[str, int]]:
    """Yield every link of a page as written, with its offset."""
    for found in _LINK.finditer(data):
        yield _text(found), found.start()
    for found in _VARIANTS.finditer(data):
        for variant in _text(found).split(","):
            yield from ((word, found.start()) for word in variant.split()[:1])


def _text(found: re.Match[bytes]) -> str:
    value = found[1] if found[1] is not None else found[2]
    return html.unescape(value.decode("utf-8", "replace"))


def _parts(target: str, base_url: str) -> SplitResult | None:
    """Return the parts of a link that leads into the site; None for any other."""
    try:
        parts = urlsplit(target)
        base = urlsplit(base_url)
    except ValueError:
        return None
    if not (parts.scheme or parts.netloc or target.startswith("/")):
        return parts
    is_here = not parts.netloc or (parts.netloc == base.netloc and parts.scheme in _WEB)
    return parts if base_url and is_here and parts.path.startswith(base.path) else None


def _below(parts: SplitResult, base_url: str) -> SplitResult:
    """Return the parts of a complete link as one from the top of the site."""
    path = parts.path.removeprefix(urlsplit(base_url).path)
    return parts._replace(scheme="", netloc="", path=path or "./")


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
    return frozenset(map(_text, _ID.finditer(data)))


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
