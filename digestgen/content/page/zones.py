"""Zones: what the names in a page's markup say that an element is for.

A name is a word, or two neighbours joined by '-', of `class`, `id`, `role` and a few more, taken
apart at separators and where a capital follows a small letter. Data and one function.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from digestgen.content.page.elements import FRAME

# Not behind a figure: `css-1ad3f` is a digest and no advertisement.
_PART = re.compile(r"(?<![0-9])(?:[A-Z]?[a-z]+|[A-Z]+(?![a-z]))")
_ATTRIBUTES = ("class", "id", "role", "itemprop", "data-component", "data-testid", "data-type")
_MAX_CHARS = 1000


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


FRAME_NAMES = _names(
    """
    nav navigation navbar menu dropdown breadcrumb breadcrumbs search pagination pager next prev
    previous toc skip-link sr-only screen-reader visually-hidden visuallyhidden
    social share sharing sharebar sharedaddy addthis addtoany follow toolbar tools print
    tags taglist keywords categories postinfo postmeta post-meta entry-meta article-meta
    byline author authors bio contributor contributors timestamp dateline read-time reading-time
    related relatedposts recirc recirculation recommended recommendations recommends trending
    popular most-read latest more-from read-more readmore also-read picks sidebar rail
    complementary contentinfo banner teaser
    comment comments disqus respond reply
    newsletter newsletters subscribe subscription signup sign-up promo promos promotion cta
    cookie cookies consent gdpr login modal popup overlay lightbox
    ad ads advert adverts advertisement advertising sponsor sponsored dfp adsense outbrain taboola
    copyright legal disclaimer reprints syndication permissions
    gallery slideshow carousel
    """
)
"""Names of what stands around an article or interrupts it."""

STANDFIRST_NAMES = _names("dek deck standfirst subtitle subheadline subline")
"""Names of what stands between a title and its text; inside a text they mean subheadings."""

CAPTION_NAMES = _names("caption captions credit credits photo photos photocredit imagecredit")
"""Names of what belongs to a picture."""

PULL_NAMES = _names("aside pullquote pull-quote")
"""Names of what may be a passage of the article, printed again and larger."""

_ALL_NAMES = FRAME_NAMES | STANDFIRST_NAMES | CAPTION_NAMES | PULL_NAMES | FRAME


def names_of(element: Any) -> frozenset[str]:  # noqa: ANN401  an element of lxml
    """Return the zone names that `element` bears: its tag's and those of its attributes."""
    found = {element.tag} & FRAME
    text = " ".join(filter(None, map(element.get, _ATTRIBUTES)))
    if text:
        words = [word.lower() for word in _PART.findall(text[:_MAX_CHARS])]
        found.update(words)
        found.update(f"{first}-{second}" for first, second in pairwise(words))
    return frozenset(found & _ALL_NAMES)
