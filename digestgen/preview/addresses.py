"""From what is asked for to an address of the site, by the rules of GitHub Pages. Pure.

- paths are case-sensitive
- `/x` is the file `x`, else `x.html`, else a folder, which is redirected to `/x/`
- `/x/` is `x/index.html`
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote_to_bytes, urlsplit

LONGEST_PATH = 4096
_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_SLASH_OR_NUL = re.compile(rb"%(?:2f|5c|00)", re.IGNORECASE)
_UNWANTED = re.compile(r"[\x00-\x1f\x7f\\]")


class Listing:
    """The addresses of a site's files, and the folders that follow from them."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._addresses: set[str] = set()
        self._folders: Counter[str] = Counter()
        self.change(added=addresses, removed=())

    def __len__(self) -> int:
        return len(self._addresses)

    def __contains__(self, address: str) -> bool:
        return address in self._addresses

    def addresses(self) -> Iterator[str]:
        """Yield all addresses, sorted."""
        yield from sorted(self._addresses)

    def change(self, *, added: Iterable[str], removed: Iterable[str]) -> None:
        """Take in what came and went."""
        for address in removed:
            if address in self._addresses:
                self._addresses.discard(address)
                self._folders.subtract(_folders(address))
        for address in added:
            if address not in self._addresses:
                self._addresses.add(address)
                self._folders.update(_folders(address))

    def find(self, path: str) -> str:
        """Return the address that a path below the base means; '' for none.

        One that ends in '/' is a folder: whoever asked for it is to be sent there.
        """
        if path == "" or path.endswith("/"):
            address = f"{path}index.html"
            return address if address in self._addresses else ""
        for address in (path, f"{path}.html"):
            if address in self._addresses:
                return address
        return f"{path}/" if self._folders[path] > 0 else ""


def _folders(address: str) -> Iterator[str]:
    parts = address.split("/")[:-1]
    for depth in range(1, len(parts) + 1):
        yield "/".join(parts[:depth])


def base_path(base_url: str) -> str:
    """Return the path of a base URL, as browsers write it: `/repo/`, or `/`."""
    return urlsplit(base_url).path or "/"


def asked_path(raw: bytes) -> str | None:
    """Return the path of a request, decoded; None for one that no address of ours can have.

    Slashes, backslashes and NUL that hide behind escapes, other control characters, bad escapes,
    what is not UTF-8, `.` and `..`, empty parts, and anything over 4,096 bytes.
    """
    if not raw.startswith(b"/") or len(raw) > LONGEST_PATH or _BAD_ESCAPE.search(raw):
        return None
    if _SLASH_OR_NUL.search(raw):
        return None
    try:
        path = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _UNWANTED.search(path):
        return None
    parts = path[1:].split("/")
    if any(part in (".", "..") for part in parts) or "" in parts[:-1]:
        return None
    return path


def as_location(path: str) -> str:
    """Return a decoded path as it is written in a header."""
    return quote(path, safe="/-._~!$&'()*+,;=:@")
