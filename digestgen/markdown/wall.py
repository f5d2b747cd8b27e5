"""The wall: a body with raw HTML in it -> the few elements and attributes that may stand in a page.

The work is nh3's (ammonia, a tree builder of the HTML Standard); here is the list. No svg, math,
style or noscript: with any of them allowed, what is inert for this parser may be live for the next.
`finish` re-writes every tag behind the wall, with the same list of elements.
"""

from __future__ import annotations

import re

from digestgen.markdown.addresses import LINK_SCHEMES, WIKI_SCHEME
from digestgen.markdown.elements import ALLOWED, SWALLOWING

# `data-dg` and `data-line` carry what the engine knows to `finish`; `align` becomes a class there.
_ATTRIBUTES = {
    "a": {"href", "title", "data-line", "data-dg"},
    "img": {"src", "alt", "title", "width", "height", "data-line"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align"},
    "code": {"class"},
    "ol": {"start"},
    "li": {"data-dg"},
    "section": {"data-dg"},
    "sup": {"data-dg"},
}
# An open `<b>` is opened anew in every paragraph that follows: the result may be far larger.
_MAX_GROWTH = 8
_SMALL = 20_000
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def sanitise(html: str) -> str | None:
    """Return `html` balanced, with nothing in it that could run; None if it grows too much."""
    import nh3  # noqa: PLC0415  needed only where there is raw HTML

    clean: str = nh3.clean(
        html,
        tags=set(ALLOWED),
        clean_content_tags=set(SWALLOWING),
        attributes=_ATTRIBUTES,
        url_schemes=set(LINK_SCHEMES | {WIKI_SCHEME}),
        link_rel=None,
        strip_comments=True,
    )
    if len(clean) > _SMALL + _MAX_GROWTH * len(html):
        return None
    # Character references (`&#2;`) come out as the characters, among them those of placeholders.
    return _CONTROLS.sub("", clean)
