r"""Which addresses may stand in a page, and what kind they are.

Read as the URL Standard reads them: blanks and control characters at the ends and line ends in the
middle count for nothing, so `java\nscript:` is a scheme. Anything with a colon in its first segment
that is not one of our schemes is refused, whether a browser would run it or not; `./12:30.md` is
how to link such a file.
"""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import quote, unquote, urlsplit

from digestgen.text.lines import printable

WIKI_SCHEME = "wiki"
"""`wiki:NAME` is a link to the article or topic of that name, made from `[[NAME]]`."""
WEB_SCHEMES = frozenset({"http", "https"})
LINK_SCHEMES = WEB_SCHEMES | {"mailto", "tel"}

_ENDS = "".join(map(chr, range(0x21)))
_LINE_ENDS = str.maketrans("", "", "\t\n\r")
_FIRST_SEGMENT = re.compile(r"[^/?#\\]*")
_WEB = re.compile(r"(?:https?:)?//[^\s/\\?#]", re.IGNORECASE | re.ASCII)
_LOCAL_HOST = re.compile(r"(?:.*\.)?localhost\.?|127(?:\.\d+){1,3}|0\.0\.0\.0|::1?|0+(?::0+)*:0*1")
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\"<>`\u2028\u2029]")


class Kind(Enum):
    """What an address points to."""

    EXTERNAL = 1
    """Complete, with one of our schemes, or `//host`."""
    FRAGMENT = 2
    """A place in the same page: `#heading`."""
    INTERNAL = 3
    """Something of this site, to be looked up."""
    EMPTY = 4
    """Nothing, or a query alone."""
    FORBIDDEN = 5
    LOCAL = 6
    """On the reader's own machine: what the author meant is not there for anybody else."""


def kind_of(url: str) -> Kind:
    """Return the kind of `url` as written (entities decoded)."""
    url = trimmed(url)
    segment = _FIRST_SEGMENT.match(url)
    head = segment[0] if segment else ""
    if ":" in head:
        return _kind_with_scheme(url, head.partition(":")[0].lower())
    if url[:2] in ("//", "/\\", "\\/", "\\\\"):
        return _web_kind(url)
    if url.startswith("#"):
        return Kind.FRAGMENT
    return Kind.EMPTY if url[:1] in ("", "?") else Kind.INTERNAL


def _kind_with_scheme(url: str, scheme: str) -> Kind:
    if scheme == WIKI_SCHEME:
        return Kind.INTERNAL
    if scheme in WEB_SCHEMES:
        return _web_kind(url)
    return Kind.EXTERNAL if scheme in LINK_SCHEMES else Kind.FORBIDDEN


def _web_kind(url: str) -> Kind:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return Kind.FORBIDDEN
    if not _WEB.match(url):
        return Kind.FORBIDDEN
    return Kind.LOCAL if _LOCAL_HOST.fullmatch(host) else Kind.EXTERNAL


def is_web(url: str) -> bool:
    """Return whether `url`, an external address, may be the source of an image."""
    return _WEB.match(trimmed(url)) is not None


def trimmed(url: str) -> str:
    """Return `url` without what browsers leave out of it."""
    return url.translate(_LINE_ENDS).strip(_ENDS)


def external(url: str) -> str:
    """Return an external address fit to be written: complete, blanks percent-encoded."""
    url = trimmed(url)
    if url.startswith("//"):
        url = "https:" + url
    scheme, colon, rest = url.partition(":")
    url = scheme.lower() + colon + rest
    return _BLANK.sub(lambda found: quote(found[0]), url)


def split_target(url: str) -> tuple[str, str]:
    """Return target and fragment of an internal address, percent-decoded; the query is dropped."""
    address, _, fragment = trimmed(url).partition("#")
    return printable(unquote(address.partition("?")[0])), printable(unquote(fragment))
