"""What reading a file depends on besides its bytes."""

from __future__ import annotations

import msgspec


class ReadSettings(msgspec.Struct, frozen=True):
    """What of the configuration reading depends on; part of the key of every cached article."""

    language: str = "en"
    timezone: str = "UTC"
    html: str = "sanitize"
    """What becomes of raw HTML in Markdown: sanitize or escape."""
    rules_off: tuple[str, ...] = ()
