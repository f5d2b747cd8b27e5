"""What must not be published, or would not work once it is: found before anything is pushed."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from digestgen.build.output import KEPT
from digestgen.model.config import Config
from digestgen.model.problem import Problem, Severity
from digestgen.publish.places import is_same_place
from digestgen.publish.secrets import looks_secret
from digestgen.publish.site_links import broken_links

MAX_FILE, MAX_SITE = 100 * 1024 * 1024, 1024 * 1024 * 1024
"""GitHub refuses a larger file, and Pages a larger site."""
_NOT_SENT = KEPT - {"CNAME", ".well-known"}
"""Files of the output folder's owner that are of no use to readers."""
_SCANNED = 4 * 1024 * 1024
"""Of a file so much is searched for keys."""
_SHOWN = 10


class SiteFiles(NamedTuple):
    """The files of a built site."""

    top: Path
    sizes: dict[str, int]
    """Address -> bytes, sorted by address."""
    symlinks: tuple[str, ...]

    def read(self, address: str) -> bytes:
        """Return the bytes of a file. Raises OSError."""
        return (self.top / address).read_bytes()


def list_site(top: Path) -> SiteFiles:
    """Return what lies in the output folder. Raises OSError."""
    sizes: dict[str, int] = {}
    symlinks = []
    for folder, folders, names in os.walk(top):
        at = Path(folder)
        for name in (*folders, *names):
            path = at / name
            address = path.relative_to(top).as_posix()
            if address in _NOT_SENT:
                continue
            if path.is_symlink():
                symlinks.append(address)
            elif name in names:
                sizes[address] = path.stat().st_size
        folders[:] = [n for n in folders if at != top or n not in _NOT_SENT]
    return SiteFiles(top, dict(sorted(sizes.items())), tuple(sorted(symlinks)))


def guard(
    site: SiteFiles, config: Config, *, expected: str, shown: str, allowed: frozenset[str]
) -> tuple[Problem, ...]:
    """Return every fault of a built site.

    `expected` is the address that the remote will have ('' unknown), `shown` the output folder as
    the user knows it, `allowed` the addresses whose looks may deceive.
    """
    return (
        *_place(config.base_url, expected),
        *_whole(site, shown),
        *_clashes(site.sizes, shown),
        *_sizes(site.sizes, shown),
        *(_symlink(shown, address) for address in site.symlinks),
        *_secrets(site, shown, allowed),
        *_links(site, shown),
    )


def _place(base_url: str, expected: str) -> Iterator[Problem]:
    if base_url == Config().base_url:
        write = expected or "https://you.github.io/repository/"
        yield _fault(
            "digestgen.yaml",
            "publish-base-url",
            "base_url is not set, so feeds and the sitemap name example.org",
            f"write base_url: {write}",
        )
    elif expected and not is_same_place(base_url, expected):
        yield _fault(
            "digestgen.yaml",
            "publish-base-url",
            f"base_url is {base_url}, but the remote is served at {expected}",
            f"write base_url: {expected}, or --base-url-is-right where a proxy or domain of your "
            "own stands before it",
        )


def _whole(site: SiteFiles, shown: str) -> Iterator[Problem]:
    for address in ("index.html", "404.html"):
        if address not in site.sizes:
            yield _fault(
                f"{shown}/{address}",
                "publish-unfinished",
                "the page is missing: the build is not whole",
                "run `digestgen build`",
            )


def _clashes(addresses: Iterable[str], shown: str) -> Iterator[Problem]:
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        alike[address.casefold()].append(address)
    for same in alike.values():
        if len(same) > 1:
            yield _fault(
                f"{shown}/{same[0]}",
                "publish-case",
                f"differs from {', '.join(same[1:])} in the case of letters alone",
                "rename one: many systems take them for one file",
            )


def _sizes(sizes: dict[str, int], shown: str) -> Iterator[Problem]:
    for address, size in sizes.items():
        if size > MAX_FILE:
            yield _fault(
                f"{shown}/{address}",
                "publish-size",
                f"a file of {size / 2**20:,.0f} MB; GitHub takes 100 MB",
                "make it smaller, or keep it elsewhere and link to it",
            )
    total = sum(sizes.values())
    if total > MAX_SITE:
        yield _fault(
            shown,
            "publish-size",
            f"a site of {total / 2**20:,.0f} MB; GitHub Pages takes 1,024 MB",
            "keep large files elsewhere and link to them",
        )


def _symlink(shown: str, address: str) -> Problem:
    return _fault(
        f"{shown}/{address}",
        "publish-symlink",
        "a symbolic link: a server would give its text, not what it leads to",
        "delete it and build again",
    )


def _secrets(site: SiteFiles, shown: str, allowed: frozenset[str]) -> Iterator[Problem]:
    for address in site.sizes:
        if address in allowed:
            continue
        with (site.top / address).open("rb") as file:
            why = looks_secret(address, file.read(_SCANNED))
        if why:
            yield _fault(
                f"{shown}/{address}",
                "publish-secret",
                f"looks like a key or password ({why})",
                f"take it out of content/; if it is none, publish with --allow {address}",
            )


def _links(site: SiteFiles, shown: str) -> Iterator[Problem]:
    pages = [address for address in site.sizes if address.endswith(".html")]
    count = 0
    for link in broken_links(pages, frozenset(site.sizes), site.read):
        count += 1
        if count > _SHOWN:
            continue
        what = "no such place in the page" if link.is_fragment else "no such page"
        yield Problem(
            f"{shown}/{link.address}",
            link.line,
            0,
            "publish-link",
            f"a link to {link.target}: {what}",
            "mend the article or the theme that writes it",
            Severity.WARNING if link.is_fragment else Severity.ERROR,
        )
    if count > _SHOWN:
        yield _fault(
            shown,
            "publish-link",
            f"{count - _SHOWN:,} more links lead nowhere",
            "mend those named; others often have the same cause",
        )


def _fault(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem.of_file(path, code, message, hint)
