"""Which requests are answered at all. Pure.

A page of any other site can make its reader's browser ask `localhost`. What keeps such a page from
reading the drafts here: no header allows another origin; a name that was made to point to this
machine (DNS rebinding) is not among the names we answer to; and the stream of events, like all that
is ours alone, goes to our own pages only.
"""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple

_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?")
_METHODS = ("GET", "HEAD")
_LONGEST_HOST = 255
LARGEST_HEAD = 16_384
"""Bytes of all headers together."""


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: int
    message: str


class Hosts(NamedTuple):
    """The names that the server answers to."""

    names: frozenset[str]
    is_any_ip: bool
    """Bound to all interfaces: any literal address is one of ours, and cannot be rebound."""

    def allows(self, name: str) -> bool:
        """Return whether requests may name the host so."""
        return name in self.names or (self.is_any_ip and _is_ip(name))


def hosts_of(bound: str) -> Hosts:
    """Return the names for a server that is bound to an address or a name."""
    name = bound.lower()
    shown = f"[{name}]" if ":" in name else name
    if name in ("0.0.0.0", "::"):
        return Hosts(_LOCAL, is_any_ip=True)
    return Hosts(_LOCAL | {shown}, is_any_ip=False)


def _is_ip(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def unspeakable(version: str, headers: list[tuple[bytes, bytes]]) -> Refusal | None:
    """Return why a request is none that a browser would write, None when it may be one."""
    if version not in ("1.0", "1.1"):
        return Refusal(505, "a preview speaks HTTP 1.1")
    if sum(len(name) + len(value) for name, value in headers) > LARGEST_HEAD:
        return Refusal(431, "the request says too much")
    return None


def refusal(method: str, headers: list[tuple[bytes, bytes]], hosts: Hosts) -> Refusal | None:
    """Return why a request gets no answer, None when it gets one. Header names are lower-case."""
    named = [value for name, value in headers if name == b"host"]
    if len(named) != 1 or host_of(named[0]) is None:
        return Refusal(400, "the request names no host")
    if not hosts.allows(host_name(named[0])):
        return Refusal(
            403, "this preview answers to localhost only; start it with --host to use another name"
        )
    lengths = [value for name, value in headers if name == b"content-length"]
    if any(name == b"transfer-encoding" for name, _ in headers) or any(
        value.strip() != b"0" for value in lengths
    ):
        return Refusal(400, "a preview takes no body")
    if any(name == b"upgrade" for name, _ in headers):
        return Refusal(400, "a preview speaks plain HTTP only")
    if method not in _METHODS:
        return Refusal(405, "a preview answers GET and HEAD only")
    return None


def foreign_refusal(headers: list[tuple[bytes, bytes]]) -> Refusal | None:
    """Return why what is meant for our own pages is not given to this one, None when it is.

    Browsers tell from where they ask: `Sec-Fetch-Site`, older ones `Origin`.
    """
    values = dict(headers)
    site = values.get(b"sec-fetch-site", b"same-origin")
    if site not in (b"same-origin", b"none"):
        return Refusal(403, "only pages of this preview may ask for this")
    origin = values.get(b"origin")
    host = values.get(b"host", b"").lower()
    if origin is not None and origin.lower() != b"http://" + host:
        return Refusal(403, "only pages of this preview may ask for this")
    return None


def host_of(value: bytes) -> str | None:
    """Return a Host header as it may be written into a page, lower-case; None for a bad one."""
    if len(value) > _LONGEST_HOST:
        return None
    text = value.decode("ascii", "replace").lower()
    return text if _HOST.fullmatch(text) else None


def host_name(value: bytes) -> str:
    """Return the name in a Host header, without its port; '' for a bad one."""
    match = _HOST.fullmatch(value.decode("ascii", "replace").lower())
    return match[1] if match else ""
