"""news-sitemap.xml: the articles of today and yesterday, for search engines that have news.

Asked for by `sitemap: {news: true}`. It is right on the day of the build, and so the one page that
depends on the day. The protocol is that of Google News (developers.google.com/search/docs/
crawling-indexing/sitemaps/news-sitemap): articles of the last two days, 1,000 at most, each with
the name and the language of the publication, its title and its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

import msgspec

from digestgen.model.delta import Delta
from digestgen.model.ids import ArticleId, PageKey
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.changes import halves
from digestgen.pages.kind import PageKind
from digestgen.pages.rights import is_left_to_source
from digestgen.store.catalog import Catalog
from digestgen.text.stretches import Stretch

MOST = 1000
_KEY = PageKey("news_sitemap")
_TRADITIONAL = ("hant", "tw", "hk", "mo")


class NewsLine(msgspec.Struct, frozen=True):
    """An article among the news."""

    url: str
    title: str
    published: str
    """ISO date."""
    language: str
    """As the protocol has it: see `news_language`."""


class NewsView(msgspec.Struct, frozen=True):
    """The articles of today and yesterday, newest first."""

    publication: str
    articles: tuple[NewsLine, ...]


def news_language(tag: str) -> str:
    """Return a language tag as ISO 639 has the language; Chinese is `zh-cn` or `zh-tw`."""
    language, *subtags = tag.casefold().replace("_", "-").split("-")
    if language != "zh":
        return language
    return "zh-tw" if any(subtag in _TRADITIONAL for subtag in subtags) else "zh-cn"


def _days(catalog: Catalog) -> Stretch:
    today = date.fromisoformat(catalog.today())
    return Stretch((today - timedelta(days=1)).isoformat(), today.isoformat())


def _articles(catalog: Catalog) -> Iterator[ArticleId]:
    """Yield the articles of the days, newest first. Linear in them."""
    ids = [*catalog.ids_between(_days(catalog))]
    return (one for one in ids if not is_left_to_source(catalog, one))


def _view(_key: PageKey, catalog: Catalog) -> NewsView:
    config = catalog.config
    cards = map(catalog.card, islice(_articles(catalog), MOST))
    return NewsView(
        publication=config.title,
        articles=tuple(
            NewsLine(
                url=absolute_link(config.base_url, card.permalink),
                title=card.title,
                published=card.published.isoformat() if card.published else "",
                language=news_language(card.language or config.language),
            )
            for card in cards
        ),
    )


def _readers(delta: Delta, catalog: Catalog) -> list[PageKey]:
    """Return the page when the article was or is of these days."""
    if not catalog.config.sitemap.news:
        return []
    days = _days(catalog)
    published = (shown.card.published for shown in halves(delta))
    return [_KEY] if any(day and days.holds(day.isoformat()) for day in published) else []


KIND = PageKind(
    name="news_sitemap",
    template="news-sitemap.xml",
    keys=lambda catalog: [_KEY] if catalog.config.sitemap.news else [],
    exists=lambda key, catalog: catalog.config.sitemap.news and key == _KEY,
    address=lambda _key: addresses.NEWS_SITEMAP,
    view=_view,
    readers=_readers,
    term_readers=lambda _delta, _catalog: [],
    is_daily=True,
)
