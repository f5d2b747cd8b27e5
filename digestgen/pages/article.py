"""The page of one article: text, topics with what came before and after, related articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from digestgen.model.card import Card
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import ArticleId, PageKey, Permalink, TopicKey
from digestgen.model.view import Anchor, Head, Reasoned
from digestgen.names import slugify
from digestgen.pages.addresses import changes_address, front_address
from digestgen.pages.changes import halves
from digestgen.pages.chrome import head_of
from digestgen.pages.contents import contents_of
from digestgen.pages.kind import PageKind
from digestgen.pages.linkers import names_of_delta, names_of_group, pages_linking
from digestgen.pages.links import link
from digestgen.pages.listing import topic_anchors
from digestgen.pages.mentions import MentionLink, mention_links
from digestgen.pages.metadata import Step, article_meta
from digestgen.pages.references import first_picture, link_markups
from digestgen.pages.related import NEIGHBOURS_ASKED, Copy, related_and_copies
from digestgen.pages.relating import pages_near
from digestgen.pages.rights import Limits, limits_of, with_canonical
from digestgen.pages.social_cards import article_card_url
from digestgen.pages.topic_names import TopicLink, pages_by_language, topic_links
from digestgen.pages.translations import (
    Alternate,
    Translation,
    pages_of_translations,
    translations_of,
)
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

WORDS_A_MINUTE = 230


class Neighbours(msgspec.Struct, frozen=True):
    """What comes before and after the article in one of its topics, or in several alike."""

    topics: tuple[Anchor, ...]
    before: Anchor | None
    after: Anchor | None


class ArticleView(msgspec.Struct, frozen=True):
    """Everything the page of an article shows; the body stands in by its digest."""

    head: Head
    title: str
    language: str
    """'' means the language of the site."""
    is_title_derived: bool
    published: str
    published_text: str
    updated: str
    updated_text: str
    authors: tuple[Anchor, ...]
    section: Anchor | None
    minutes: int
    source_url: str
    repairs: int
    changes: str
    """Link to the page that shows them; '' when there is none."""
    topics: tuple[TopicLink, ...]
    neighbours: tuple[Neighbours, ...]
    related: tuple[Reasoned, ...]
    copies: tuple[Copy, ...]
    """Other files with the same story."""
    article_id: str
    body_digest: str
    links: tuple[str, ...]
    """What the placeholders of the body become."""
    mentions: tuple[MentionLink, ...] = ()
    """Links to topics that the text mentions."""
    translations: tuple[Translation, ...] = ()
    """The article in other languages."""
    alternates: tuple[Alternate, ...] = ()
    """All of its addresses by language, its own among them, when there are translations."""
    contents: tuple[Anchor, ...] = ()
    """The main headings of a long text."""
    limits: Limits | None = None
    """What may be shown of the text; None when all of it is."""


def _keys(catalog: Catalog) -> Iterator[PageKey]:
    for permalink in catalog.permalinks():
        yield PageKey("article", (permalink,))


def _address(key: PageKey) -> Permalink:
    return Permalink(key.parts[0])


def _view(key: PageKey, catalog: Catalog) -> ArticleView:
    address = Permalink(key.parts[0])
    article_id = catalog.find_permalink(address)
    if article_id is None:
        raise KeyError(key)
    card = catalog.card(article_id)
    detail = catalog.body_detail(article_id)
    translations, alternates = translations_of(catalog, card)
    topics = catalog.topics_of(article_id)
    nearest = tuple(_nearest(catalog, card, topics))
    related, copies = related_and_copies(catalog, card, topics)
    anchors = topic_anchors(catalog, address, topics)
    published = card.published.isoformat() if card.published else ""
    updated = card.updated.isoformat() if card.updated else ""
    return ArticleView(
        head=with_canonical(
            head_of(
                catalog,
                address,
                title=card.title,
                description=card.summary or card.title,
                language=card.language,
                meta=article_meta(
                    catalog.config,
                    card,
                    tuple(anchor.text for anchor in anchors),
                    image=first_picture(catalog, article_id),
                    source_url=detail.source_url,
                    social_card=article_card_url(catalog.config, address),
                    authors=tuple(_front("author", name) for name in card.authors),
                    steps=_steps(catalog, card, topics),
                ),
            ),
            catalog,
            detail,
        ),
        title=card.title,
        language=card.language,
        is_title_derived=detail.is_title_derived,
        published=published,
        published_text=catalog.wording.day(published),
        updated=updated if updated != published else "",
        updated_text=catalog.wording.day(updated) if updated != published else "",
        authors=tuple(_anchor(address, "author", name) for name in card.authors),
        section=_anchor(address, "section", card.section) if card.section else None,
        minutes=max(1, round(detail.word_count / WORDS_A_MINUTE)),
        source_url=detail.source_url,
        repairs=detail.edit_count,
        changes=link(address, changes_address(address)) if detail.changes_digest else "",
        topics=topic_links(catalog, card, anchors, topics),
        neighbours=tuple(_neighbours(catalog, card, nearest)),
        related=related,
        copies=copies,
        article_id=article_id,
        body_digest=catalog.body_digest(article_id),
        links=link_markups(catalog, article_id),
        mentions=mention_links(catalog, article_id, address),
        translations=translations,
        alternates=alternates,
        contents=contents_of(detail),
        limits=limits_of(detail, card.summary),
    )


def _steps(catalog: Catalog, card: Card, topics: tuple[TopicKey, ...]) -> tuple[Step, ...]:
    """Return what the article belongs to: its section, else its first topic."""
    if card.section:
        return ((card.section, _front("section", card.section)),)
    names = ((catalog.topic(key).name, front_address(Group("topic", key))) for key in topics[:1])
    return tuple(names)


def _anchor(address: Permalink, kind: str, name: str) -> Anchor:
    return Anchor(name, link(address, _front(kind, name)))


def _front(kind: str, name: str) -> Permalink:
    return front_address(Group(kind, _slug(name)))


_slug = lru_cache(maxsize=16384)(slugify)


class _Near(NamedTuple):
    """The nearest articles in one topic, nearest first."""

    key: TopicKey
    older: list[ArticleId]
    newer: list[ArticleId]


def _nearest(catalog: Catalog, card: Card, topics: tuple[TopicKey, ...]) -> Iterator[_Near]:
    """Yield what stands around the article in each topic, asked once for all that shows it."""
    for key in topics:
        yield _Near(key, *catalog.around(Group("topic", key), card, NEIGHBOURS_ASKED))


def _neighbours(catalog: Catalog, card: Card, nearest: Iterable[_Near]) -> Iterator[Neighbours]:
    """Yield the neighbours topic by topic; topics with the same ones share a line."""
    address = card.permalink
    alike: dict[tuple[str, str], list[_Near]] = {}
    for near in nearest:
        if near.older or near.newer:
            pair = (_first_id(near.older), _first_id(near.newer))
            alike.setdefault(pair, []).append(near)
    for same in alike.values():
        yield Neighbours(
            topic_anchors(catalog, address, [near.key for near in same]),
            _first_anchor(catalog, address, same[0].older),
            _first_anchor(catalog, address, same[0].newer),
        )


def _first_id(ids: list[ArticleId]) -> str:
    return ids[0] if ids else ""


def _first_anchor(catalog: Catalog, address: Permalink, ids: list[ArticleId]) -> Anchor | None:
    if not ids:
        return None
    card = catalog.card(ids[0])
    return Anchor(card.title, link(address, card.permalink))


def _exists(key: PageKey, catalog: Catalog) -> bool:
    return catalog.find_permalink(key.parts[0]) is not None


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the article, those near it before and after, and those that link to it."""
    found = {shown.card.permalink for shown in halves(delta)}
    found.update(pages_near(delta, catalog))
    found.update(pages_linking(catalog, names_of_delta(delta, catalog)))
    found.update(pages_of_translations(delta, catalog))
    for permalink in sorted(found):
        yield PageKey("article", (permalink,))


def _term_readers(delta: TermDelta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the articles with links to the group, and those that show its name in a language."""
    found = {*pages_linking(catalog, names_of_group(delta)), *pages_by_language(delta, catalog)}
    for permalink in sorted(found):
        yield PageKey("article", (permalink,))


KIND = PageKind(
    name="article",
    template="article.html",
    keys=_keys,
    exists=_exists,
    address=_address,
    view=_view,
    readers=_readers,
    term_readers=_term_readers,
)
