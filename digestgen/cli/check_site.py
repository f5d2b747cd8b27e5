"""The links of a built site for `check`: each target that is not there, told once."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import urldefrag

from digestgen.model.problem import Problem, Severity
from digestgen.publish.guard import list_site
from digestgen.publish.site_links import BrokenLink, broken_links


def site_problems(out: Path, base_url: str, *, shown: str) -> tuple[Problem, ...]:
    """Return the links of the pages in `out` that lead nowhere, sorted.

    A template may spoil all pages: of one target the first link is told, and the rest counted.
    `base_url`: where the site is published, '' when nobody knows yet. `shown`: `out` as the user
    sees it. Linear. Raises OSError.
    """
    site = list_site(out)
    pages = [address for address in site.sizes if address.endswith(".html")]
    lost: dict[tuple[str, str], list[BrokenLink]] = {}
    for link in broken_links(pages, frozenset(site.sizes), site.read, base_url=base_url):
        lost.setdefault(_goal(link), []).append(link)
    return tuple(sorted(_problem(links, shown) for links in lost.values()))


def _goal(link: BrokenLink) -> tuple[str, str]:
    """Return what a link means from wherever it is written: path and fragment."""
    path, fragment = urldefrag(link.target)
    if not path:
        return link.address, fragment
    is_complete = "//" in path or path.startswith("/")
    folder = "" if is_complete else posixpath.dirname(link.address)
    return posixpath.normpath(posixpath.join(folder, path)), fragment


def _problem(links: list[BrokenLink], shown: str) -> Problem:
    first = links[0]
    more = f", here and on {len(links) - 1:,} more" if len(links) > 1 else ""
    if first.is_fragment:
        code = "site-fragment"
        message = f"a link to '{first.target}': there is no such place in that page{more}"
    else:
        code = "site-link"
        message = f"a link to '{first.target}', which is no file of the site{more}"
    return Problem(
        f"{shown}/{first.address}",
        first.line,
        0,
        code,
        message,
        "build again; if it stays, mend the template or the description that links to it",
        Severity.WARNING,
    )
