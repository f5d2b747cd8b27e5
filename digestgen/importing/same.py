"""When two texts are the same: their words in order, whatever the markup around them.

Pure. Case, punctuation, addresses of links and markup do not count, so an article is known again
whether it came as HTML from a feed or as Markdown from a folder. Of a short text the title counts
as well: many notes say "Read the rest".
"""

from __future__ import annotations

import hashlib
import re

KEY_BYTES = 16
_TARGET = re.compile(
    r"\]\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+[\"'][^\n]*?[\"'])?\)"
)
_WORD = re.compile(r"[^\W_]+")
_SHORT = 40


def content_key(title: str, markdown: str) -> bytes:
    """Return the key of a text; equal keys, equal words. Linear."""
    words = _WORD.findall(_TARGET.sub("]", markdown).casefold())
    if len(words) < _SHORT:
        words = [*_WORD.findall(title.casefold()), "\n", *words]
    return key_of(" ".join(words))


def key_of(*parts: str) -> bytes:
    """Return a digest of texts, in their order."""
    digest = hashlib.blake2b(digest_size=KEY_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()
