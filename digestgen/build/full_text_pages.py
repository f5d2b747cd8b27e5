"""What Pagefind reads of each article: a page made for it alone.

Not the pages of the site: these would carry marks that no reader needs, and a theme could forget
them. What is indexed is what the page of the article shows of its text.

- `LANGUAGE/ADDRESS`: one folder a language, since each has an index with its own word forms
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from digestgen.markdown.placeholders import without_links
from digestgen.model.card import Card
from digestgen.names import slugify
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group


class TextPage(NamedTuple):
    """The page of one article for the index."""

    language: str
    """The first part of its tag, in small letters: `pt` of `pt-BR`."""
    address: str
    html: str


def text_pages(catalog: Catalog) -> Iterator[TextPage]:
    """Yield the pages of all articles, in the order of their files."""
    for article_id in list(catalog.article_ids()):
        card = catalog.card(article_id)
        tag = card.language or catalog.config.language
        html = without_links(catalog.body_html(article_id))
        yield TextPage(primary(tag), card.permalink, _page(catalog, card, tag, html))


def primary(tag: str) -> str:
    """Return the language of a language tag without region or script."""
    return tag.partition("-")[0].lower()


def write_page(folder: Path, page: TextPage) -> None:
    """Write a page below its language. Raises OSError."""
    path = folder / page.language / page.address
    try:
        path.write_text(page.html, "utf-8")
    except FileNotFoundError:
        path.parent.mkdir(parents=True)
        path.write_text(page.html, "utf-8")


def _page(catalog: Catalog, card: Card, tag: str, html: str) -> str:
    marks = "".join(
        f'<meta data-pagefind-{what}="{name}[content]" content="{escape(value)}">'
        for what, name, value in _facts(catalog, card)
    )
    return (
        f'<!doctype html><html lang="{escape(tag)}"><head><meta charset="utf-8">{marks}</head>'
        f'<body data-pagefind-body><h1 data-pagefind-meta="title">{escape(card.title)}</h1>'
        f"{html}</body></html>"
    )


def _facts(catalog: Catalog, card: Card) -> Iterator[tuple[str, str, str]]:
    """Yield what the texts can be narrowed by, and what is shown with them."""
    if card.published:
        yield "meta", "date", card.published.isoformat()
        yield "filter", "year", f"{card.published.year:04}"
    if card.language and card.language != catalog.config.language:
        yield "meta", "language", card.language
    for name in card.authors:
        yield "filter", "author", catalog.name_of(Group("author", slugify(name)))
    for key in catalog.topics_of(card.article_id):
        yield "filter", "topic", catalog.topic(key).name
