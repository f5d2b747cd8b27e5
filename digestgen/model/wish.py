"""What editors want done to scraped texts besides the rules."""

from __future__ import annotations

import msgspec

WISH_FIELDS = ("keep", "drop")
"""Fields of a front matter that speak of the body below it: texts to keep, texts to remove."""


class SitePattern(msgspec.Struct, frozen=True):
    """A regular expression of `digestgen.yaml`, and the articles that it is for."""

    text: str
    place: str
    """Where it stands: `digestgen.yaml:12:7`."""
    source: str = ""
    """Host of the address that an article came from, or name of its site; '' for all."""
    path: str = ""
    """Path below `content/`, with `*` for any characters; a folder with `/` at its end; '' for all.
    """
    reason: str = ""
    """Shown with each edit."""


class Passage(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of an article as it came, or something that was put in."""

    text: str
    change: str = ""
    """removed or put; '' for what stayed."""
    rule: str = ""
    reason: str = ""


class Removal(msgspec.Struct, frozen=True, order=True):
    """A stretch of the source text that goes because an editor said so."""

    start: int
    end: int
    reason: str


class Wishes(msgspec.Struct, frozen=True):
    """What is to become of one source text, in offsets of it; each list sorted, none overlapping.

    No removal overlaps what is kept.
    """

    kept: tuple[tuple[int, int], ...] = ()
    """Stretches (start, end) that no rule may change."""
    removals: tuple[Removal, ...] = ()


NO_WISHES = Wishes()
