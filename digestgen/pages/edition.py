"""An edition: the digest of some days for e-mail, with links that work outside of the site."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from digestgen.model.config import has_base_url
from digestgen.model.ids import Permalink, TopicKey
from digestgen.model.view import Span
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.digest_body import DigestBody, body_of
from digestgen.pages.digest_topics import Days
from digestgen.store.catalog import Catalog


class EditionView(msgspec.Struct, frozen=True):
    """Everything an edition shows."""

    title: str
    """Of the site."""
    heading: str
    language: str
    home: str
    days: Span
    about: tuple[str, ...]
    """Names of the topics, when it is about some alone."""
    body: DigestBody


def edition_of(
    catalog: Catalog, days: Days, *, heading: str, only: Collection[TopicKey] = ()
) -> EditionView:
    """Return the edition of these days; links are absolute when the site has a base URL.

    Else they are addresses below the site's top. Linear in the articles of the days.
    """
    config = catalog.config
    base_url = config.base_url if has_base_url(config) else ""

    def to(target: Permalink, fragment: str) -> str:
        href = absolute_link(base_url, target) if base_url else target
        return f"{href}#{fragment}" if fragment else href

    first, last = days.stretch
    return EditionView(
        title=config.title,
        heading=heading,
        language=config.language,
        home=to(addresses.HOME, ""),
        days=Span(first, catalog.wording.day(first), last, catalog.wording.day(last)),
        about=tuple(catalog.topic(key).name for key in sorted(only)),
        body=body_of(catalog, days, to, only=only),
    )
