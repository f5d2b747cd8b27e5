"""What is put into pages while they are served, and only then. Pure.

A script and a style sheet of ours, a badge on drafts and articles held back; and of the page's
Content-Security-Policy just what these need: the two files and the stream by their full address.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import quote

OURS = "/_digestgen/"
SCRIPT, STYLE, EVENTS = f"{OURS}live.js", f"{OURS}live.css", f"{OURS}events"
_POLICY = re.compile(
    rb"""(<meta\s+http-equiv=(["'])Content-Security-Policy\2\s+content=(["']))(.*?)\3""",
    re.IGNORECASE | re.DOTALL,
)
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_BODY = re.compile(rb"<body[^>]*>", re.IGNORECASE)


class Serving(NamedTuple):
    """What a page needs to know of how it is served."""

    host: str
    """As the browser names it, with the port."""
    is_live: bool
    badge: str = ""
    """What to say above the page; '' for nothing."""
    digest: str = ""
    """Tells this page from what it may be later."""
    styles: str = ""
    """The same of all style sheets."""


def served(html: bytes, serving: Serving) -> bytes:
    """Return a page as it is served."""
    head, body = b"", b""
    allowed: dict[str, str] = {}
    origin = f"http://{serving.host}"
    if serving.is_live or serving.badge:
        head += f'<link rel="stylesheet" href="{STYLE}">'.encode()
        allowed["style-src"] = origin + STYLE
    if serving.is_live:
        query = f"digest={quote(serving.digest)}&amp;styles={quote(serving.styles)}"
        head += f'<script src="{SCRIPT}" data-query="{query}" defer></script>'.encode()
        allowed["script-src"] = origin + SCRIPT
        allowed["connect-src"] = origin + EVENTS
    if serving.badge:
        text = escape(serving.badge)
        body = f'<p class="digestgen-badge" role="note">{text}</p>'.encode()
    if not head:
        return html
    html = _POLICY.sub(lambda match: _with_policy(match, allowed), html)
    html = _after(_BODY, html, body)
    return _before(_HEAD_END, html, head)


def with_local_links(html: bytes, base_url: str, base: str) -> bytes:
    """Return `404.html` with links that stay in the preview: it alone names the published site."""
    published = escape(base_url).encode()
    for name in (b"href", b"src"):
        for quote_ in (b'"', b"'"):
            html = html.replace(
                name + b"=" + quote_ + published, name + b"=" + quote_ + base.encode()
            )
    return html


def allowing(policy: str, allowed: dict[str, str]) -> str:
    """Return a Content-Security-Policy that allows, besides, one address a directive.

    What a missing directive means is kept: that of `default-src`.

    >>> allowing("default-src 'none'; img-src *", {"script-src": "http://localhost/live.js"})
    "default-src 'none'; img-src *; script-src http://localhost/live.js"
    """
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = part.split() or [""]
        if name:
            directives.setdefault(name.lower(), sources)
    for name, address in allowed.items():
        before = directives.get(name, directives.get("default-src"))
        if before is not None:
            kept = [source for source in before if source.lower() != "'none'"]
            directives[name] = [*kept, address]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def _with_policy(match: re.Match[bytes], allowed: dict[str, str]) -> bytes:
    policy = allowing(unescape(match[4].decode("utf-8", "replace")), allowed)
    return match[1] + escape(policy, quote=False).replace('"', "&quot;").encode() + match[3]


def _before(pattern: re.Pattern[bytes], html: bytes, more: bytes) -> bytes:
    match = pattern.search(html)
    return html[: match.start()] + more + html[match.start() :] if match else more + html


def _after(pattern: re.Pattern[bytes], html: bytes, more: bytes) -> bytes:
    match = pattern.search(html)
    return html[: match.end()] + more + html[match.end() :] if match else more + html
