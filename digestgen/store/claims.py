"""Addresses that an article says were its own: `redirect_from` of Jekyll, `aliases` of Hugo.

Whole addresses alone count, `/2019/old/` or `https://old.example/2019/old/`: other tools keep names
under `aliases`. One without a suffix is a folder, as web servers have it.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

import msgspec

from digestgen.content.field_names import fold_name
from digestgen.ledger import is_page

_FIELDS = frozenset({"redirectfrom", "aliases", "alias"})
_OURS = frozenset({"assets", "theme", "sitemaps"})
"""Folders of files that are copied as they are: not for pages."""


def claims_in(extra: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the addresses that fields without a meaning of their own claim, sorted.

    `extra` as in `Metadata`. What cannot be the address of a page is passed over.
    """
    found: set[str] = set()
    for name, value in extra:
        if fold_name(name) in _FIELDS:
            told = msgspec.json.decode(value)
            found.update(map(_address, told if isinstance(told, list) else [told]))
    return tuple(sorted(found - {""}))


def _address(told: object) -> str:
    """Return the address that a text means; '' when it means none."""
    if not isinstance(told, str) or not told.startswith(("/", "http://", "https://")):
        return ""
    try:
        parts = urlsplit(told.strip())
    except ValueError:
        return ""
    path = unquote(parts.path).strip("/")
    if not path or parts.query or path.partition("/")[0] in _OURS:
        return ""
    is_file = not parts.path.endswith("/") and path.lower().endswith((".html", ".htm"))
    address = path if is_file else f"{path}/index.html"
    return address if is_page(address) else ""
