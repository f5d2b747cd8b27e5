"""What a social card shows: the picture that others show of a page when somebody passes it on."""

from __future__ import annotations

import msgspec


class SocialCard(msgspec.Struct, frozen=True):
    """All texts of one card, plain."""

    site: str
    """The site's title."""
    host: str
    """Where the site lies: stands there when no font can draw its title."""
    headline: str
    notes: tuple[str, ...]
    """Below the headline: names of topics, or how many articles there are."""
    date: str
    """In words, '' for none."""
