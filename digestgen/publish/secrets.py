"""Files that look like keys and passwords: they were copied with the articles, not meant for all.

The forms are those that the makers of the keys document; each is long and fixed enough not to stand
in prose by chance.
"""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"\.env(?:\..+)?|\.netrc|_netrc|\.npmrc|\.pypirc|\.htpasswd|\.git-credentials|\.pgpass|"
    r"id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk)|"
    r"credentials\.json|service-account.*\.json|\.aws|\.ssh",
    re.IGNORECASE,
)
_TEXTS = re.compile(
    rb"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----\s+[A-Za-z0-9+/=:, -]{32}"
    rb"|\bAKIA[0-9A-Z]{16}\b"
    rb"|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    rb"|\bgithub_pat_[A-Za-z0-9_]{60,}\b"
    rb"|\bglpat-[A-Za-z0-9_-]{20}\b"
    rb"|\bxox[abprs]-[A-Za-z0-9-]{20,}\b"
    rb"|\bsk_live_[A-Za-z0-9]{20,}\b"
    rb"|\bAIza[0-9A-Za-z_-]{35}\b"
)


def looks_secret(address: str, data: bytes) -> str:
    """Return what makes a file look secret, '' for nothing: its name or what stands in it."""
    name = next((part for part in address.split("/") if _NAMES.fullmatch(part)), "")
    if name:
        return f"its name, {name}"
    found = _TEXTS.search(data)
    if not found:
        return ""
    line = data.count(b"\n", 0, found.start()) + 1
    return f"line {line}, {found[0][:12].decode('ascii', 'replace')}…"
