"""What pages show, frozen: the pieces that several page kinds share.

A view holds texts, numbers, tuples of them and other views, nothing else: its fingerprint tells
whether a page must be rendered again. Links in it are ready to use: relative to the page,
percent-encoded. The view of a page kind itself stands in the kind's own file under
`digestgen/pages/`.
"""

from __future__ import annotations

import msgspec


class Anchor(msgspec.Struct, frozen=True):
    """A link: its text and where it leads."""

    text: str
    href: str


class Way(msgspec.Struct, frozen=True):
    """A way through the site, in the chrome."""

    text: str
    href: str
    is_here: bool
    """Whether the page stands in this part of the site."""


class Head(msgspec.Struct, frozen=True):
    """What stands in the head and the chrome of every page."""

    title: str
    """Of the page, without the site's name."""
    description: str
    canonical: str
    """Absolute."""
    language: str
    stylesheet: str
    home: str
    navigation: tuple[Way, ...]
    feeds: tuple[Anchor, ...] = ()
    is_indexed: bool = True


class CardLine(msgspec.Struct, frozen=True):
    """An article in a list."""

    title: str
    href: str
    date: str
    """ISO, '' for an undated article."""
    date_text: str
    summary: str
    language: str
    topics: tuple[Anchor, ...] = ()


class Reasoned(msgspec.Struct, frozen=True):
    """A link with the reason why it stands here."""

    text: str
    href: str
    why: str
    language: str = ""


class MonthLine(msgspec.Struct, frozen=True):
    """A month of a list that is too long for one page."""

    text: str
    href: str
    articles: int


class Year(msgspec.Struct, frozen=True):
    """The months of one year, newest first."""

    text: str
    """`Undated` for what has no date."""
    months: tuple[MonthLine, ...]
    articles: int
    href: str = ""
    """To the page of the year; '' when it has none."""


class Span(msgspec.Struct, frozen=True):
    """The first and last date of a group, ISO and in words; all '' when no article is dated."""

    first: str = ""
    first_text: str = ""
    last: str = ""
    last_text: str = ""
