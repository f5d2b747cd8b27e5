"""The links of a built site, page by page: whether each leads to a file, and to a place in it.

A site on the disk, by whatever theme: what templates and descriptions link to is known to no
article. Rules of GitHub Pages: case counts, `/x` is `x.html`, `/x/` its index.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from digestgen.model.problem import Problem, Severity

_ATTRIBUTES = ("href", "src", "poster")
_WEB = ("http", "https")


class _Page(NamedTuple):
    """What a page holds: where it links to with the lines, and the places in it."""

    links: tuple[tuple[str, int], ...]
    places: frozenset[str]


class _Lost(NamedTuple):
    """A target that is not there."""

    path: str
    fragment: str = ""
    """Set when the page is there and the place in it is not."""


def site_problems(out: Path, base_url: str, *, shown: str) -> tuple[Problem, ...]:
    """Return the links of the pages in `out` that lead nowhere, each target once, sorted.

    `base_url`: where the site is published; '' when nobody knows yet: then complete addresses are
    those of others. `shown`: `out` as the user sees it. Linear; 0.6 ms a page.
    """
    files = frozenset(_files(out))
    pages = {name: _read(out / name) for name in sorted(files) if name.endswith(".html")}
    lost: dict[_Lost, list[tuple[str, int]]] = {}
    for name, page in pages.items():
        for link, line in page.links:
            if found := _fault(link, name, pages, files, base_url):
                lost.setdefault(found, []).append((name, line))
    return tuple(sorted(_problem(one, places, shown) for one, places in lost.items()))


def _files(out: Path) -> Iterator[str]:
    for folder, _, names in os.walk(out):
        below = Path(folder).relative_to(out)
        yield from ((below / name).as_posix() for name in names)


def _read(path: Path) -> _Page:
    from lxml import etree  # noqa: PLC0415  for those who look at a site

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(path.read_bytes() or b"<html></html>", parser)
    if root is None:
        return _Page((), frozenset())
    links: dict[str, int] = {}
    places: set[str] = set()
    for node in root.iter("*"):
        for name, value in node.items():
            if name in _ATTRIBUTES:
                links.setdefault(value, node.sourceline or 0)
            elif name == "srcset":
                for variant in value.split(","):
                    links.setdefault(variant.split()[0] if variant.split() else "", 0)
            elif name == "id" or (name == "name" and node.tag == "a"):
                places.add(value)
    return _Page(tuple(links.items()), frozenset(places))


def _fault(
    link: str, page: str, pages: dict[str, _Page], files: frozenset[str], base_url: str
) -> _Lost | None:
    path, fragment = _address(link, page, base_url)
    if path is None:
        return None
    served = (path, f"{path}.html", posixpath.join(path, "index.html"))
    found = next((name for name in served if name in files), None)
    if found is None:
        return _Lost(path or link)
    if fragment and found in pages and not _has_place(pages[found], fragment):
        return _Lost(found, fragment)
    return None


def _has_place(page: _Page, fragment: str) -> bool:
    return fragment in page.places or unquote(fragment) in page.places or fragment == "top"


def _address(link: str, page: str, base_url: str) -> tuple[str | None, str]:
    """Return the file of the site that a link means, '' for its top; None for one outside."""
    try:
        parts = urlsplit(link.strip())
        base = urlsplit(base_url)
    except ValueError:
        return None, ""
    if parts.scheme and parts.scheme not in _WEB:
        return None, ""
    if parts.netloc:
        is_ours = parts.netloc == base.netloc and parts.path.startswith(base.path)
        is_ours = is_ours and bool(base_url)
        return (unquote(parts.path[len(base.path) :]) if is_ours else None), parts.fragment
    if not parts.path:
        return page, parts.fragment
    if parts.path.startswith("/"):
        # Outside the base path another site may live.
        is_ours = parts.path.startswith(base.path or "/")
        return (unquote(parts.path[len(base.path or "/") :]) if is_ours else None), parts.fragment
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    return ("" if path == "." else path), parts.fragment


def _problem(lost: _Lost, places: list[tuple[str, int]], shown: str) -> Problem:
    first, line = places[0]
    more = f", here and on {len(places) - 1:,} more" if len(places) > 1 else ""
    if lost.fragment:
        code = "site-fragment"
        message = f"a link to '#{lost.fragment}', which is no place in {lost.path}{more}"
    else:
        code = "site-link"
        message = f"a link to '{lost.path}', which is no file of the site{more}"
    return Problem(
        f"{shown}/{first}",
        line,
        0,
        code,
        message,
        "build again; if it stays, mend the template or the description that links to it",
        Severity.WARNING,
    )
