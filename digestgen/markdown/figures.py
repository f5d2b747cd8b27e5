"""An image alone in its paragraph whose title says something becomes a figure with that caption.

Shown only on hover, the title would be lost on telephones, to keyboards and to print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from msgspec.structs import replace

from digestgen.model.article import Link

_ALONE = re.compile(
    "<p>(?:\x02(?P<number>[0-9]+)\x03"
    r'|(?P<image><img [^<>]*?)(?P<title> title="(?P<caption>[^"<>]+)")(?P<more>[^<>]*>))</p>'
)


def with_figures(html: str, links: Sequence[Link]) -> tuple[str, tuple[Link, ...]]:
    """Return a finished body with figures, and its links without the titles that became captions.

    Linear.
    """
    found = list(links)
    if "<p>\x02" not in html and "<p><img " not in html:
        return html, tuple(found)

    def figure(alone: re.Match[str]) -> str:
        if alone["number"] is None:
            return _figure(f"{alone['image']}{alone['more']}", alone["caption"])
        link = found[int(alone["number"])]
        if not (link.is_image and link.title.strip()):
            return alone[0]
        found[int(alone["number"])] = replace(link, title="")
        return _figure(alone[0].removeprefix("<p>").removesuffix("</p>"), escape(link.title))

    return _ALONE.sub(figure, html), tuple(found)


def _figure(image: str, caption: str) -> str:
    return f"<figure>{image}<figcaption>{caption.strip()}</figcaption></figure>"
