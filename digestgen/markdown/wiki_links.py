"""Wiki links: `[[Target]]`, `[[Target|text]]`, `[[Target#Heading]]`, `![[picture.png|text]]`.

The address is `wiki:Target`: found by title, name or topic once all articles are known. The engine
leaves brackets that mean a link of Markdown (`[[name]]` with `[name]: address`) what they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from digestgen.markdown.addresses import WIKI_SCHEME

_WIKI_LINK = re.compile(
    r"(!?)\[\[([^\[\]|\n#]{1,200})(?:#([^\[\]|\n]{1,200}))?(?:\|([^\[\]\n]{1,400}))?\]\]"
)
_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)


class WikiLink(NamedTuple):
    """A wiki link as it stands in a text."""

    target: str
    address: str
    shown: str
    is_image: bool
    end: int
    """Where it ends in the text."""


def read_wiki_link(text: str, start: int, end: int) -> WikiLink | None:
    """Return the wiki link that begins at `start` and ends before `end`, None for none."""
    found = _WIKI_LINK.match(text, start, end)
    target = found[2].strip() if found else ""
    if found is None or not target:
        return None
    fragment, shown = (found[3] or "").strip(), (found[4] or "").strip()
    address = f"{WIKI_SCHEME}:{quote(target)}" + (f"#{quote(fragment)}" if fragment else "")
    is_image = bool(found[1] and _PICTURE.search(target))
    if not shown and not is_image:
        shown = f"{target} > {fragment}" if fragment else target
    return WikiLink(target, address, shown, is_image, found.end())
