"""From a path to the bytes that are served for it, with what tells them from others.

Used by requests and by the stream of events alike: a page is reloaded exactly when its address
would give something else now.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import IO, NamedTuple

from digestgen.fingerprint import digest_bytes
from digestgen.preview.addresses import as_location, asked_path
from digestgen.preview.inject import with_local_links
from digestgen.preview.shelf import Shelf

NOT_FOUND = "404.html"
_NO_PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Nothing here</title></head>
<body><h1>Nothing here</h1><p>There is no page at this address.</p></body></html>
"""
_NO_SITE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>No site yet</title></head>
<body><h1>No site yet</h1><p>It could not be built. This page shows it when it is.</p></body></html>
"""


class Page(NamedTuple):
    """What an address gives now."""

    status: int
    address: str = ""
    data: bytes = b""
    """A page as it was built; nothing for other files."""
    file: IO[bytes] | None = None
    """Another file, open: whoever gets it closes it."""
    location: str = ""
    """Where to go instead."""
    badge: str = ""
    digest: str = ""
    """Tells this page from what the same address may give later."""
    styles: str = ""
    """The same of all style sheets."""


class Pages:
    """The pages of one preview."""

    def __init__(self, shelf: Shelf, base: str, base_url: str) -> None:
        """Take the site; `base` is the path below which it is served, `base_url` the published."""
        self._shelf = shelf
        self.base = base
        self._base_url = base_url
        self._badges: Callable[[str], str] = lambda _address: ""

    def configure(self, *, base: str, base_url: str, badges: Callable[[str], str]) -> None:
        """Take another address, and what to say above the page at an address."""
        self.base, self._base_url, self._badges = base, base_url, badges

    def get(self, raw_path: bytes) -> Page:
        """Return what a request path gives. May wait for a change to be made. Raises OSError."""
        path = asked_path(raw_path)
        if path is None:
            return Page(400)
        base = self.base
        if not path.startswith(base):
            # At the top of a host that serves `/repo/` lies somebody else's site: here, the way in.
            status = {base.removesuffix("/"): 301, "/": 302}.get(path)
            return Page(status, location=as_location(base)) if status else self._missing()
        return self._below(path.removeprefix(base))

    def _below(self, path: str) -> Page:
        """Return what a path below the base gives."""
        base = self.base
        found, file = self._shelf.find(path)
        if found.endswith("/"):
            return Page(301, location=as_location(base + found))
        if file is None:
            return self._missing()
        if not found.endswith(".html"):
            return Page(404 if found == NOT_FOUND else 200, found, file=file)
        return self._page(200, found, file)

    def digest(self, raw_path: bytes) -> str:
        """Return what tells the page at a path from what it was. Raises OSError."""
        page = self.get(raw_path)
        if page.file:
            page.file.close()
        return page.digest or f"{page.status}"

    def _page(self, status: int, address: str, file: IO[bytes]) -> Page:
        with closing(file):
            data = file.read()
        if address == NOT_FOUND:
            data = with_local_links(data, self._base_url, self.base)
        badge = self._badges(address)
        digest = digest_bytes(data + badge.encode())
        styles = self._shelf.styles()
        return Page(status, address, data, badge=badge, digest=digest, styles=styles)

    def _missing(self) -> Page:
        if self._shelf.is_empty:
            return Page(503, NOT_FOUND, _NO_SITE, digest=digest_bytes(_NO_SITE))
        file = self._shelf.open(NOT_FOUND)
        if file is None:
            return Page(404, NOT_FOUND, _NO_PAGE, digest=digest_bytes(_NO_PAGE))
        return self._page(404, NOT_FOUND, file)
