"""What reading a file depends on besides its bytes."""

from __future__ import annotations

import msgspec

from digestgen.model.config import FULL
from digestgen.model.wish import SitePattern


class ReadSettings(msgspec.Struct, frozen=True):
    """What of the configuration reading depends on; part of the key of every cached article."""

    language: str = "en"
    timezone: str = "UTC"
    html: str = "sanitize"
    """What becomes of raw HTML in Markdown: sanitize or escape."""
    rules_off: tuple[str, ...] = ()
    drop: tuple[SitePattern, ...] = ()
    """What goes from scraped texts and saved pages."""
    keep: tuple[SitePattern, ...] = ()
    """What no rule takes from them."""
    rights: str = FULL
    """How much of an article is shown that does not say so itself: full, excerpt or link."""
    excerpt_chars: int = 600
    keeps_changes: bool = False
    """Whether what was changed is kept word for word, to be shown."""
