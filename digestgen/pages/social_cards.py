"""Social cards: for each article and each topic a picture with its headline, if they are asked for.

A kind of page like any other, but for what makes it: not a template, a font (`theme/card_picture`).
The view holds every text of the card, so one whose texts are what they were is not drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from digestgen.model.config import Config
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, Permalink, TopicKey
from digestgen.model.social import SocialCard
from digestgen.names import absolute_link
from digestgen.pages.addresses import front_address
from digestgen.pages.changes import groups_touched, halves, line_differs, moves
from digestgen.pages.kind import PageKind
from digestgen.pages.listing import span_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

FONT = "static/card.ttf"
"""What a card is drawn with, in the place of a template: a theme's file, or the built-in font."""
TOPICS_SHOWN = 3


def card_address(page: Permalink) -> Permalink:
    """Return where the card of the page at that address lies."""
    return Permalink(f"cards/{page.removesuffix('.html')}.png")


def article_card_url(config: Config, page: Permalink) -> str:
    """Return the absolute address of an article's card; '' when articles have none."""
    return absolute_link(config.base_url, card_address(page)) if config.cards.articles else ""


def topic_card_url(config: Config, page: Permalink) -> str:
    """Return the absolute address of a topic's card; '' when topics have none."""
    return absolute_link(config.base_url, card_address(page)) if config.cards.topics else ""


def _card(
    catalog: Catalog, headline: str, notes: tuple[str, ...], first: str, last: str
) -> SocialCard:
    days = dict.fromkeys(catalog.wording.day(day) for day in (first, last) if day)
    return SocialCard(
        site=catalog.config.title,
        host=urlsplit(catalog.config.base_url).hostname or "",
        headline=headline,
        notes=notes,
        date=" \u2013 ".join(days),
    )


# of articles


def _article_keys(catalog: Catalog) -> Iterator[PageKey]:
    for permalink in catalog.permalinks() if catalog.config.cards.articles else ():
        yield PageKey("article_card", (permalink,))


def _article_exists(key: PageKey, catalog: Catalog) -> bool:
    return catalog.config.cards.articles and catalog.find_permalink(key.parts[0]) is not None


def _article_view(key: PageKey, catalog: Catalog) -> SocialCard:
    article_id = catalog.find_permalink(key.parts[0])
    if article_id is None:
        raise KeyError(key)
    card = catalog.card(article_id)
    topics = catalog.topics_of(article_id)[:TOPICS_SHOWN]
    names = tuple(catalog.topic(one).name for one in topics)
    day = card.published.isoformat() if card.published else ""
    return _card(catalog, card.title, names, day, day)


def _article_readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the card of the article that changed; no other shows anything of it."""
    if catalog.config.cards.articles and line_differs(delta):
        for permalink in sorted({shown.card.permalink for shown in halves(delta)}):
            yield PageKey("article_card", (permalink,))


def _article_term_readers(_delta: TermDelta, _catalog: Catalog) -> Iterator[PageKey]:
    """Yield nothing: a topic's new name is told by its articles."""
    yield from ()


# of topics


def _topic_keys(catalog: Catalog) -> Iterator[PageKey]:
    for term in catalog.terms("topic") if catalog.config.cards.topics else ():
        yield PageKey("topic_card", (term.group.key,))


def _topic_exists(key: PageKey, catalog: Catalog) -> bool:
    return catalog.config.cards.topics and catalog.has_group(Group("topic", key.parts[0]))


def _topic_view(key: PageKey, catalog: Catalog) -> SocialCard:
    group = Group("topic", key.parts[0])
    topic = catalog.topic(TopicKey(group.key))
    span = span_of(catalog, group)
    count = catalog.wording.ngettext("%(num)s article", "%(num)s articles", catalog.size(group))
    return _card(catalog, topic.name, (count,), span.first, span.last)


def _topic_readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the cards of the topics that the article joins, leaves, or has another date in."""
    for key in groups_touched(delta, "topic") if catalog.config.cards.topics else ():
        if moves(delta, Group("topic", key)):
            yield PageKey("topic_card", (key,))


def _topic_term_readers(delta: TermDelta, catalog: Catalog) -> Iterator[PageKey]:
    if catalog.config.cards.topics and delta.kind == "topic" and delta.is_renamed:
        yield PageKey("topic_card", (delta.key,))


ARTICLE_KIND = PageKind(
    name="article_card",
    template=FONT,
    keys=_article_keys,
    exists=_article_exists,
    address=lambda key: card_address(Permalink(key.parts[0])),
    view=_article_view,
    readers=_article_readers,
    term_readers=_article_term_readers,
)
TOPIC_KIND = PageKind(
    name="topic_card",
    template=FONT,
    keys=_topic_keys,
    exists=_topic_exists,
    address=lambda key: card_address(front_address(Group("topic", key.parts[0]))),
    view=_topic_view,
    readers=_topic_readers,
    term_readers=_topic_term_readers,
)
