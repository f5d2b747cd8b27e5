"""What pages tell programs of themselves: Open Graph, and schema.org as JSON-LD.

Pure. All of it follows from what the page shows anyway, so it brings no readers of its own. JSON-LD
stands in a script, which a browser does not run (it is data), but which a title could end: so no
`<` is left in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec

from digestgen.model.card import Card
from digestgen.model.config import Config
from digestgen.model.ids import Permalink
from digestgen.model.view import Meta
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.addresses import front_address
from digestgen.store.groups import Group
from digestgen.wording import Wording, gettext_noop

_LIKE_CODE = re.compile(r"[<>{}`]|\w\(|script\s*:|\bon\w+\s*=", re.IGNORECASE)
TAGS_TOLD = 3
"""Of an article: a page of fifty topics is not to carry them once more."""
Step = tuple[str, Permalink]
"""A page on the way from the home page, as (name, address)."""
_INDEXES = {
    addresses.TOPICS: gettext_noop("Topics"),
    addresses.DIGESTS: gettext_noop("Digests"),
    addresses.ARCHIVE: gettext_noop("Archive"),
    addresses.SECTIONS: gettext_noop("Sections"),
    addresses.AUTHORS: gettext_noop("Authors"),
}
_INDEX_OF = {
    "topic": addresses.TOPICS,
    "archive": addresses.ARCHIVE,
    "section": addresses.SECTIONS,
    "author": addresses.AUTHORS,
}
_THINGS = {"person": "Person", "place": "Place", "organisation": "Organization"}
"""What topics are to schema.org; others are a `Thing`. An `Event` would have to have a place."""


def step_to(wording: Wording, index: Permalink) -> Step:
    """Return an index of the site (the digests are one) as a step on the way to what it lists."""
    return wording.gettext(_INDEXES[index]), index


def article_meta(
    config: Config,
    card: Card,
    topics: tuple[str, ...],
    *,
    image: Permalink | None,
    source_url: str,
    social_card: str = "",
    authors: tuple[Permalink, ...] = (),
    steps: tuple[Step, ...] = (),
) -> Meta:
    """Return what an article tells, with the names of its topics and an image of the site's own.

    `social_card`: the address of a picture for those articles that have no image; absolute.
    `authors`: the pages of its authors, in their order. `steps`: what it belongs to.

    Lean, for every article carries it: what the page says elsewhere in its head is not repeated.
    """
    published = card.published.isoformat() if card.published else ""
    updated = card.updated.isoformat() if card.updated else ""
    updated = updated if updated > published else ""
    image_url = absolute_link(config.base_url, image) if image else ""
    is_address = source_url[:8].lower().startswith(("http://", "https://"))
    story = {
        "@type": "NewsArticle",
        "headline": card.title,
        "inLanguage": card.language,
        "datePublished": published,
        "dateModified": updated,
        "author": [
            _named("Person", name) | {"url": _url(config.base_url, page)}
            for name, page in zip(card.authors, authors, strict=True)
        ],
        "publisher": _named("Organization", config.title),
        "image": image_url,
        "isBasedOn": source_url if is_address else "",
    }
    return Meta(
        type="article",
        data=_data(_known(story), _breadcrumbs(config, steps, card.title)),
        image=image_url or social_card,
        is_card=bool(social_card and not image_url),
        published=published,
        updated=updated,
        section=card.section,
        tags=topics[:TAGS_TOLD],
    )


def collection_meta(
    config: Config,
    address: Permalink,
    name: str,
    steps: tuple[Step, ...] = (),
    *,
    covered: str = "",
    social_card: str = "",
    about: tuple[str, str] = ("", ""),
) -> Meta:
    """Return what a list of articles tells.

    `covered` is its time: a year, a month, or the first and last day by a slash. `about` is what a
    topic is, in our words, and what it is called, or `author` and a name: such a page is a profile.
    """
    kind, called = about
    is_profile = kind == "author"
    page = {
        "@type": "ProfilePage" if is_profile else "CollectionPage",
        "name": name,
        "url": absolute_link(config.base_url, address),
        "inLanguage": config.language,
        "temporalCoverage": covered,
        "mainEntity": _named("Person", called) if is_profile else None,
        "about": _named(_THINGS.get(kind, "Thing"), called) if called and not is_profile else None,
        "isPartOf": {"@type": "WebSite", "name": config.title, "url": config.base_url},
    }
    return Meta(
        type="website",
        data=_data(_known(page), _breadcrumbs(config, steps, name)),
        image=social_card,
        is_card=bool(social_card),
    )


def steps_to(wording: Wording, group: Group, name: str) -> tuple[Step, ...]:
    """Return the way to a page of a group: its index and, but for the archive, its front."""
    index = step_to(wording, _INDEX_OF[group.kind])
    return (index,) if group.kind == "archive" else (index, (name, front_address(group)))


def step_to_index(wording: Wording, kind: str) -> Step:
    """Return the index of topics, authors or sections as a step."""
    return step_to(wording, _INDEX_OF[kind])


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


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name}


def _breadcrumbs(config: Config, steps: tuple[Step, ...], name: str) -> dict[str, Any]:
    """Return the way from the home page to the page of that name, which is last and has no link."""
    way = [
        {"name": config.title, "item": config.base_url},
        *({"name": text, "item": _url(config.base_url, page)} for text, page in steps),
        {"name": name},
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, **step} for number, step in enumerate(way, 1)
        ],
    }


def _texts(value: object) -> list[str]:
    """Return every text in a value of JSON, in no order."""
    found: list[str] = []
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            left.extend(one.values())
        elif isinstance(one, list | tuple):
            left.extend(one)
    return found


_url = lru_cache(maxsize=8192)(absolute_link)


def _data(*things: dict[str, Any]) -> str:
    """Return JSON-LD in which no sign means anything to HTML or to a script.

    '' where a text in it looks like code: what is scraped has no place in a script then, not even
    as data.
    """
    if _LIKE_CODE.search("\0".join(_texts(things))):
        return ""
    told: dict[str, Any] = {"@context": "https://schema.org"}
    told |= things[0] if len(things) == 1 else {"@graph": things}
    text = msgspec.json.encode(told).decode()
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
