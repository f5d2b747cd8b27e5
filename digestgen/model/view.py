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


class OtherFeed(msgspec.Struct, frozen=True):
    """A feed of a page in a format other than Atom, or a list of feeds."""

    text: str
    href: str
    type: str
    """Its media type."""


class Meta(msgspec.Struct, frozen=True):
    """What a page tells programs of itself: Open Graph, and schema.org as JSON-LD."""

    type: str
    """Of Open Graph: `article` or `website`."""
    data: str
    """JSON-LD in which no sign ends a script: the theme shows it with `|safe`."""
    image: str = ""
    """Absolute; '' for none."""
    published: str = ""
    updated: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    is_card: bool = False
    """Whether the image is the page's social card."""


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
    """Atom: the site's, and those of the page itself."""
    is_indexed: bool = True
    other_feeds: tuple[OtherFeed, ...] = ()
    """Of the page itself; the site's stand on the home page alone."""
    meta: Meta | None = None


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


class Quote(msgspec.Struct, frozen=True):
    """A sentence of an article, word for word, with its source."""

    text: str
    href: str
    """To its paragraph."""
    date: str
    """Of the article, ISO; '' for an undated one."""
    date_text: str
    title: str
    """Of the article."""
    authors: tuple[str, ...]
    """Empty in digests of weeks and months, which do not name them."""
    language: str
    """Of the article; '' for that of the site."""


class DatedQuote(msgspec.Struct, frozen=True):
    """A day or month with what happened then."""

    date: str
    """ISO, a day or a month."""
    date_text: str
    why: str
    """Why it counts: `5 articles`, `named in 3 articles`."""
    quote: Quote


class NameLine(msgspec.Struct, frozen=True):
    """A person or a place that articles mention."""

    text: str
    href: str
    """To its topic; '' when it has none that shares articles."""
    articles: int


class Digest(msgspec.Struct, frozen=True):
    """What happened, in sentences of the articles."""

    sampled: int
    """Articles that were looked at."""
    quotes: tuple[Quote, ...]
    """Oldest first."""
    dates: tuple[DatedQuote, ...]
    """Oldest first."""
    people: tuple[NameLine, ...]
    places: tuple[NameLine, ...]
    """Most mentioned first; the numbers are of the articles looked at."""


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
