"""Links in the text of articles to the topics they mention, and back from the topics."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digestgen.model.delta import Delta, Shown
from digestgen.model.ids import ArticleId, Permalink, TopicKey
from digestgen.model.view import Reasoned
from digestgen.pages.addresses import front_address
from digestgen.pages.changes import halves, line_differs
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

SHOWN = 8


class MentionLink(msgspec.Struct, frozen=True, array_like=True):
    """A link to be put into the HTML of a body."""

    start: int
    end: int
    href: str


class Mentioning(msgspec.Struct, frozen=True):
    """The articles that mention a topic and are no members of it."""

    articles: int
    """How many there are."""
    newest: tuple[Reasoned, ...]
    """Each with its date in words."""


def mention_links(
    catalog: Catalog, article_id: ArticleId, address: Permalink
) -> tuple[MentionLink, ...]:
    """Return the links to put into an article's HTML, in order."""
    return tuple(
        MentionLink(one.start, one.end, link(address, front_address(Group("topic", one.key))))
        for one in catalog.mentions(article_id)
        if one.is_linked
    )


def mentioning(catalog: Catalog, address: Permalink, key: TopicKey) -> Mentioning | None:
    """Return what the page of a topic at `address` lists as mentioned in; None for nothing."""
    cards = catalog.mentioning(key, SHOWN)
    if not cards:
        return None
    return Mentioning(
        catalog.mentioning_count(key),
        tuple(
            Reasoned(
                text=card.title,
                href=link(address, card.permalink),
                why=catalog.wording.day(card.published.isoformat())
                if card.published
                else catalog.wording.undated,
                language=card.language,
            )
            for card in cards
        ),
    )


def topics_that_list(delta: Delta) -> Iterator[TopicKey]:
    """Yield the topics whose list of mentions may differ by a change of an article, sorted."""
    before, after = (_keys(shown) for shown in (delta.before, delta.after))
    is_other = len(halves(delta)) == 1 or line_differs(delta)
    yield from sorted(before | after if is_other else before ^ after)


def _keys(shown: Shown | None) -> set[TopicKey]:
    return {mention.key for mention in shown.mentions} if shown else set()
