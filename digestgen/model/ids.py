"""Names of things: distinct types, so that a path is never taken for an address."""

from __future__ import annotations

from typing import NewType

import msgspec

ArticleId = NewType("ArticleId", str)
"""The path of the source below `content/`, with `/`, NFC: `2020/recruits.txt`."""

TopicKey = NewType("TopicKey", str)
"""The slug of a topic; unique in a site."""

Permalink = NewType("Permalink", str)
"""The path of a page below the site's root, not percent-encoded: `articles/recruits.html`."""


class PageKey(msgspec.Struct, frozen=True, order=True):
    """Which page: its kind and what tells it from the others of that kind.

    `PageKey("topic_month", ("libyan-civil-war", "2020-04"))`.
    """

    kind: str
    parts: tuple[str, ...] = ()
