"""Where GitHub Pages serves a repository, so that a wrong `base_url` is seen in time."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_GITHUB = re.compile(
    r"(?:https?://(?:[^/@]+@)?github\.com/|(?:ssh://)?git@github\.com[:/])"
    r"(?P<owner>[^/\s]+)/(?P<name>[^/\s]+?)(?:\.git)?/?",
    re.IGNORECASE,
)


def pages_address(remote: str, domain: str = "") -> str:
    """Return the address that a remote's site will have; '' when it cannot be told.

    `domain` is the one line of a file CNAME.

    >>> pages_address("git@github.com:Ada/digest.git")
    'https://ada.github.io/digest/'
    """
    if domain:
        return f"https://{domain.strip().lower()}/"
    found = _GITHUB.fullmatch(remote.strip())
    if not found:
        return ""
    owner, name = found["owner"].lower(), found["name"]
    host = f"{owner}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def is_same_place(base_url: str, expected: str) -> bool:
    """Return whether both name the same place; `http` and `https` are one, hosts have no case."""
    ours, theirs = urlsplit(base_url), urlsplit(expected)
    return (ours.netloc.lower(), ours.path.rstrip("/")) == (
        theirs.netloc.lower(),
        theirs.path.rstrip("/"),
    )


def without_secrets(remote: str) -> str:
    """Return the address of a remote as it may be printed: no user, no token."""
    return re.sub(r"(?<=://)[^/@\s]+@", "", remote)
