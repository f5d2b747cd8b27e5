"""What the rules read out of a text, before it is joined into metadata."""

from __future__ import annotations

from datetime import date

import msgspec


class Findings(msgspec.Struct, frozen=True):
    """What is known so far.

    Empty means not found; the first rule that finds a thing is believed.
    """

    title: str = ""
    printed: date | None = None
    """A date that the page itself printed by its headline."""
    collected: date | None = None
    """The date that a collector wrote before the text; used for want of a printed one."""
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()
    """Subheadings that stood unmarked in the text, in order."""


def joined(known: Findings, new: Findings) -> Findings:
    """Return what is known with the gaps filled from `new`; spellings and headings add up."""
    return Findings(
        title=known.title or new.title,
        printed=known.printed or new.printed,
        collected=known.collected or new.collected,
        authors=known.authors or new.authors,
        section=known.section or new.section,
        tags=known.tags or new.tags,
        spellings=known.spellings + tuple(s for s in new.spellings if s not in known.spellings),
        headings=known.headings + new.headings,
    )
