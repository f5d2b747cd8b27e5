"""Placeholders: where the links of a body stand until the site knows their targets.

Number N of a body's `links` stands in its HTML as the control characters U+0002 N U+0003: in place
of the attributes of a link (`<a` U+0002 `7` U+0003 `>text</a>`), in place of a whole image. No text
can hold these characters: they are taken out of what comes in and out of what the sanitiser gives.
Rendering puts `link_markup(links[N], href)` there, so a renamed target changes this markup and
nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from digestgen.markdown.addresses import Kind, external, kind_of, trimmed
from digestgen.model.article import Link

_PLACEHOLDER = re.compile("\x02([0-9]+)\x03")


def placeholder(number: int) -> str:
    """Return what stands in the HTML for number `number` of the links."""
    return f"\x02{number}\x03"


def substitute(html: str, replacements: Sequence[str]) -> str:
    """Return `html` with every placeholder N replaced by `replacements[N]`, in one pass."""
    return _PLACEHOLDER.sub(lambda found: replacements[int(found[1])], html)


def without_links(html: str) -> str:
    """Return `html` with its links as plain text, and without its images."""
    return _PLACEHOLDER.sub("", html)


def link_markup(link: Link, href: str | None, size: str = "") -> str:
    """Return what a placeholder becomes: attributes for a link, an element for an image.

    `size` are more attributes of an image, ready to be written.

    `href` is the address to write, None when the site has no such target. An address that could run
    is treated as None, whoever made it.
    """
    if href is not None and kind_of(href) is Kind.FORBIDDEN:
        href = None
    if link.is_image:
        return _image(link, href, size)
    if href is None:
        return ' class="dangling"'
    return f' href="{escape(trimmed(href))}"{_title(link.title)}'


def _image(link: Link, src: str | None, size: str) -> str:
    if not src:
        return missing_image(link.text)
    alt = escape(link.text)
    return (
        f'<img src="{escape(trimmed(src))}" alt="{alt}"{_title(link.title)}{size} loading="lazy">'
    )


def missing_image(alt: str) -> str:
    """Return what is shown for an image that is not there."""
    return f'<span class="missing-image">{escape(alt)}</span>'


def external_link(url: str, title: str) -> str:
    """Return the opening tag of a link that leaves the site."""
    return f'<a href="{escape(external(url))}"{_title(title)} rel="noopener noreferrer">'


def external_image(url: str, *, alt: str, title: str, size: str) -> str:
    """Return an image of another site; `size` are attributes ready to be written."""
    return (
        f'<img src="{escape(external(url))}" alt="{escape(alt)}"{_title(title)}{size}'
        ' loading="lazy" referrerpolicy="no-referrer">'
    )


def _title(title: str) -> str:
    return f' title="{escape(title)}"' if title else ""
