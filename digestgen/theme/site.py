"""What all pages of a site share."""

from __future__ import annotations

import msgspec


class SiteView(msgspec.Struct, frozen=True):
    """What all pages share."""

    title: str
    description: str
    language: str
    base_url: str
    generator: str
