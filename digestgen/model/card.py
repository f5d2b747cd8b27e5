"""A card: what other pages show of an article."""

from __future__ import annotations

from datetime import date

import msgspec

from digestgen.model.ids import ArticleId, Permalink


class Card(msgspec.Struct, frozen=True):
    """What other pages show of an article.

    A change here re-renders them; a change of the body does not.
    All texts are plain, NFC, one line, free of control characters, not escaped.
    """

    article_id: ArticleId
    title: str
    permalink: Permalink
    published: date | None
    """In the site's time zone; the hour is not kept."""
    updated: date | None = None
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    """As written; the catalog knows which topics they name. The first is the main one."""
    summary: str = ""
    language: str = ""
    """'' means the language of the site."""
