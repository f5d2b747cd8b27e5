"""What pages tell programs of themselves: Open Graph, and schema.org as JSON-LD.

Pure. All of it follows from what the page shows anyway, so it brings no readers of its own. JSON-LD
stands in a script, which a browser does not run (it is data), but which a title could end: so no
`<` is left in it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from digestgen.model.card import Card
from digestgen.model.config import Config
from digestgen.model.ids import Permalink
from digestgen.model.view import Meta
from digestgen.names import absolute_link
from digestgen.pages import addresses

TAGS_TOLD = 5
"""Of an article: a page of fifty topics is not to carry them three times."""
Step = tuple[str, Permalink]
"""A page on the way from the home page, as (name, address)."""
TOPICS_STEP: Step = ("Topics", addresses.TOPICS)
DIGESTS_STEP: Step = ("Digests", addresses.DIGESTS)


def article_meta(
    config: Config,
    card: Card,
    topics: tuple[Step, ...],
    *,
    image: Permalink | None,
    source_url: str,
) -> Meta:
    """Return what an article tells: its topics as (name, address), an image of the site's own."""
    published = card.published.isoformat() if card.published else ""
    updated = card.updated.isoformat() if card.updated else ""
    updated = updated if updated > published else ""
    image_url = absolute_link(config.base_url, image) if image else ""
    names = tuple(name for name, _ in topics[:TAGS_TOLD])
    publisher = _publisher(config.title, config.base_url)
    story = {
        "@type": "NewsArticle",
        "headline": card.title,
        "mainEntityOfPage": absolute_link(config.base_url, card.permalink),
        "inLanguage": card.language or config.language,
        "datePublished": published,
        "dateModified": updated or published,
        "author": [{"@type": "Person", "name": name} for name in card.authors] or publisher,
        "publisher": publisher,
        "image": image_url,
        "isBasedOn": source_url
        if source_url[:8].lower().startswith(("http://", "https://"))
        else "",
    }
    return Meta(
        type="article",
        data=_data(_known(story), _breadcrumbs(config, topics[:1], card.title)),
        image=image_url,
        published=published,
        updated=updated,
        section=card.section,
        tags=names,
    )


def collection_meta(
    config: Config,
    address: Permalink,
    name: str,
    steps: tuple[Step, ...] = (),
    *,
    covered: str = "",
) -> Meta:
    """Return what a list of articles tells; `covered` are its first and last day, by a slash."""
    page = {
        "@type": "CollectionPage",
        "name": name,
        "url": absolute_link(config.base_url, address),
        "inLanguage": config.language,
        "temporalCoverage": covered,
        "isPartOf": {"@type": "WebSite", "name": config.title, "url": config.base_url},
    }
    return Meta(type="website", data=_data(_known(page), _breadcrumbs(config, steps, name)))


def site_meta(config: Config) -> Meta:
    """Return what the home page tells."""
    site = {
        "@type": "WebSite",
        "name": config.title,
        "url": config.base_url,
        "description": config.description,
        "inLanguage": config.language,
    }
    return Meta(type="website", data=_data(_known(site)))


def _known(thing: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if value}


@lru_cache(maxsize=8)
def _publisher(title: str, base_url: str) -> dict[str, str]:
    return {"@type": "Organization", "name": title, "url": base_url}


def _breadcrumbs(config: Config, steps: tuple[Step, ...], name: str) -> dict[str, Any]:
    """Return the way to a page; the last item, the page itself, needs no address."""
    way = [(config.title, config.base_url), *((n, _url(config.base_url, a)) for n, a in steps)]
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": number, "name": text, "item": url}
        for number, (text, url) in enumerate(way, 1)
    ]
    items.append({"@type": "ListItem", "position": len(items) + 1, "name": name})
    return {"@type": "BreadcrumbList", "itemListElement": items}


_url = lru_cache(maxsize=8192)(absolute_link)


def _data(*things: dict[str, Any]) -> str:
    """Return JSON-LD in which no sign means anything to HTML or to a script."""
    text = msgspec.json.encode({"@context": "https://schema.org", "@graph": things}).decode()
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
