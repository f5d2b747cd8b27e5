"""What an article's page shows of others: related articles with reasons, and copies of its text.

Candidates are the nearest in time in each shared topic and under each leading word of the text, a
bounded number whatever the size of the site. Articles without topics have nothing but words, and
look further under more of them. Who sees an article among the nearest so many is seen from it among
as many, so the same question names the readers of a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import repeat
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from digestgen.linking.reasons import describe_relation
from digestgen.linking.related import Candidate, Profile, Related, profile_of, rank_profiles
from digestgen.model.card import Card
from digestgen.model.delta import Delta
from digestgen.model.ids import ArticleId, Permalink, TopicKey
from digestgen.model.sketch import Sketch
from digestgen.model.view import Reasoned
from digestgen.pages.changes import copies_differ, groups_touched, halves, relation_differs
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.store.marks import COPIES_ASKED

RELATED_SHOWN = 5
NEIGHBOURS_ASKED = 4
"""On each side, in each topic: a new article changes the related lists of few others."""
LEADING, LEADING_ASKED = 4, 4
"""Words of an article with topics, and how many are asked for on each side under each."""
LIKE_ASKED = 10
"""The same under all marks of an article without topics."""
COPIES_SHOWN = 8


class Copy(msgspec.Struct, frozen=True):
    """Another file with the same story."""

    title: str
    href: str
    language: str
    published: str
    published_text: str
    source: str
    """The host it was taken from; '' when it is not known."""


class Chosen(NamedTuple):
    """Other articles that an article's page shows."""

    related: tuple[Related, ...]
    copies: list[ArticleId]


def related_and_copies(
    catalog: Catalog, card: Card, topics: tuple[TopicKey, ...]
) -> tuple[tuple[Reasoned, ...], tuple[Copy, ...]]:
    """Return the related articles and the copies of an article in these topics, as shown."""
    chosen = choose_related(catalog, card, topics)
    lines = []
    for found in chosen.related:
        other = catalog.card(ArticleId(found.article_id))
        names = {key: catalog.topic(key).name for key in found.shared_topics}
        lines.append(
            Reasoned(
                text=other.title,
                href=link(card.permalink, other.permalink),
                why=describe_relation(found, names, catalog.wording),
                language=other.language,
            )
        )
    return tuple(lines), tuple(_copies(catalog, card, chosen.copies))


def choose_related(catalog: Catalog, card: Card, topics: tuple[TopicKey, ...]) -> Chosen:
    """Return the related articles, best first, and the copies of an article in these topics."""
    (own,) = catalog.remember_each("profile", (card.article_id,), partial(article_profile, catalog))
    if topics != own.candidate.topics:
        own = profile_of(msgspec.structs.replace(own.candidate, topics=topics))
    sketch = own.candidate.sketch
    copies = catalog.duplicates_of(card, sketch)
    found: set[ArticleId] = set()
    for key in topics:
        found.update(*catalog.around(Group("topic", key), card, NEIGHBOURS_ASKED))
    for mark, limit in _asked(sketch, has_topics=bool(topics)):
        found.update(catalog.marked(mark, card, limit))
    found.difference_update(copies)
    found.discard(card.article_id)
    others = catalog.remember_each("profile", found, partial(article_profile, catalog))
    return Chosen(rank_profiles(own, others, limit=RELATED_SHOWN), copies)


def _asked(sketch: Sketch, *, has_topics: bool) -> Iterator[tuple[int, int]]:
    """Yield the marks under which an article looks for others, with how many on each side."""
    marks = sketch.word_marks()
    yield from zip(
        marks[:LEADING] if has_topics else marks,
        repeat(LEADING_ASKED if has_topics else LIKE_ASKED),
        strict=False,
    )


def article_profile(catalog: Catalog, article_id: ArticleId) -> Profile:
    """Return what an article is compared by."""
    return profile_of(
        Candidate(
            article_id,
            catalog.card(article_id).published,
            catalog.topics_of(article_id),
            catalog.terms_of(article_id),
            catalog.sketch_of(article_id),
        )
    )


def _copies(catalog: Catalog, card: Card, ids: Iterable[ArticleId]) -> Iterator[Copy]:
    """Yield the copies nearest in time, by date."""
    cards = sorted(map(catalog.card, ids), key=lambda other: _distance(card, other))
    for other in sorted(cards[:COPIES_SHOWN], key=_place):
        published = other.published.isoformat() if other.published else ""
        yield Copy(
            title=other.title,
            href=link(card.permalink, other.permalink),
            language=other.language,
            published=published,
            published_text=catalog.wording.day(published),
            source=_host(catalog.body_detail(other.article_id).source_url),
        )


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _place(card: Card) -> tuple[str, str]:
    return card.published.isoformat() if card.published else "", card.article_id


def _distance(card: Card, other: Card) -> tuple[bool, int, str]:
    if card.published is None or other.published is None:
        return True, 0, other.article_id
    return False, abs((card.published - other.published).days), other.article_id


def pages_near(delta: Delta, catalog: Catalog) -> Iterator[Permalink]:
    """Yield the addresses of the articles that may have other neighbours after a change.

    In their topics, among their related articles, or among their copies.
    """
    for shown in halves(delta):
        if relation_differs(delta):
            for mark in shown.sketch.word_marks():
                yield from _looking(catalog, mark, shown.card)
            for key in groups_touched(delta, "topic"):
                group = Group("topic", key)
                for near in (catalog.older, catalog.newer):
                    found = near(group, shown.card, NEIGHBOURS_ASKED)
                    yield from (card.permalink for card in found)
        if copies_differ(delta):
            for mark in shown.sketch.passage_marks():
                yield from _addresses(catalog, mark, shown.card, COPIES_ASKED)


def _looking(catalog: Catalog, mark: int, card: Card) -> Iterator[Permalink]:
    """Yield the addresses of the articles that look at one for a mark of both."""
    nearest = frozenset(catalog.marked(mark, card, LEADING_ASKED))
    for one in catalog.marked(mark, card, LIKE_ASKED):
        if catalog.topics_of(one):
            leading = catalog.remember("leading", one, partial(_leading, catalog, one))
            if one not in nearest or mark not in leading:
                continue
        yield catalog.card(one).permalink


def _leading(catalog: Catalog, article_id: ArticleId) -> tuple[int, ...]:
    return catalog.sketch_of(article_id).word_marks()[:LEADING]


def _addresses(catalog: Catalog, mark: int, card: Card, limit: int) -> Iterator[Permalink]:
    for one in catalog.marked(mark, card, limit):
        yield catalog.card(one).permalink
