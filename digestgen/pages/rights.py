"""What the page of an article shows in place of a text that it may not show, and its canonical.

The text itself was cut where the article was read (see `markdown/excerpt`).
"""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from digestgen.model.config import FULL, LINK, Config
from digestgen.model.ids import ArticleId
from digestgen.model.view import Head
from digestgen.store.catalog import Catalog
from digestgen.store.rows import BodyDetail


class Limits(msgspec.Struct, frozen=True):
    """How much of an article its page shows, and where the rest stands."""

    is_link: bool
    """Nothing of the text is shown."""
    summary: str
    """In its place; '' for an excerpt."""
    host: str
    """Of the original; '' when the article names none."""


def limits_of(detail: BodyDetail, summary: str) -> Limits | None:
    """Return what limits the page; None when it shows all."""
    if detail.rights == FULL:
        return None
    is_link = detail.rights == LINK
    return Limits(is_link, summary if is_link else "", _host(detail.source_url))


def with_canonical(head: Head, catalog: Catalog, detail: BodyDetail) -> Head:
    """Return the head of an article, with the original as canonical where the site wants that.

    Only of a text that is shown whole: an excerpt is no copy of what it leads to.
    """
    if not _is_left_to_source(catalog.config, detail):
        return head
    return msgspec.structs.replace(head, canonical=detail.source_url)


def is_left_to_source(catalog: Catalog, article_id: ArticleId) -> bool:
    """Return whether the canonical address of an article is elsewhere, so no sitemap has it."""
    if catalog.config.rights.canonical != "source":
        return False  # The usual case costs nothing.
    return _is_left_to_source(catalog.config, catalog.body_detail(article_id))


def _is_left_to_source(config: Config, detail: BodyDetail) -> bool:
    wants = config.rights.canonical == "source" and detail.rights == FULL
    return wants and bool(_host(detail.source_url))


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.scheme.lower() in ("http", "https") else ""
    except ValueError:
        return ""
