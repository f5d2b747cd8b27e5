"""What an article's page shows of others: related articles with reasons, and copies of its text.

Candidates are the nearest in time in each shared topic and under each leading word of the text, a
bounded number whatever the size of the site. Who sees an article among the nearest so many is seen
from it among as many, so the same question names the readers of a change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from digestgen.linking.reasons import describe_relation
from digestgen.linking.related import Candidate, Profile, Related, profile_of, rank_profiles
from digestgen.model.card import Card
from digestgen.model.delta import Delta
from digestgen.model.ids import ArticleId, Permalink, TopicKey
from digestgen.model.view import Reasoned
from digestgen.pages.changes import copies_differ, groups_touched, halves, relation_differs
from digestgen.pages.dates import day_in_words
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.store.marks import COPIES_ASKED

RELATED_SHOWN = 5
NEIGHBOURS_ASKED = 4
"""On each side, in each topic: a new article changes the related lists of few others."""
LIKE_ASKED = 8
"""On each side, under each leading word."""
COMPARED = 96
PROFILES_KEPT = 2048
"""Some 8 KB each; an article is near to those that were looked at just before."""
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
                why=describe_relation(found, names),
                language=other.language,
            )
        )
    return tuple(lines), tuple(_copies(catalog, card, chosen.copies))


def choose_related(catalog: Catalog, card: Card, topics: tuple[TopicKey, ...]) -> Chosen:
    """Return the related articles, best first, and the copies of an article in these topics."""
    own = article_profile(catalog, card.article_id)
    if topics != own.candidate.topics:
        own = profile_of(msgspec.structs.replace(own.candidate, topics=topics))
    sketch = own.candidate.sketch
    copies = catalog.duplicates_of(card)
    found: Counter[ArticleId] = Counter()
    for key in topics:
        for side in catalog.around(Group("topic", key), card, NEIGHBOURS_ASKED):
            found.update(side)
    for mark in sketch.word_marks():
        found.update(catalog.marked(mark, card, LIKE_ASKED))
    for one in (card.article_id, *copies):
        found.pop(one, None)
    # Those that were found oftenest; of equals those found first, by the weightier word.
    ids = [one for one, _ in found.most_common(COMPARED)]
    others = catalog.remember_each(
        "profile", ids, partial(article_profile, catalog), at_most=PROFILES_KEPT
    )
    return Chosen(rank_profiles(own, others, limit=RELATED_SHOWN), copies)


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
            published_text=day_in_words(published),
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
                yield from _addresses(catalog, mark, shown.card, LIKE_ASKED)
            for key in groups_touched(delta, "topic"):
                group = Group("topic", key)
                for near in (catalog.older, catalog.newer):
                    found = near(group, shown.card, NEIGHBOURS_ASKED)
                    yield from (card.permalink for card in found)
        if copies_differ(delta):
            for mark in shown.sketch.passage_marks():
                yield from _addresses(catalog, mark, shown.card, COPIES_ASKED)


def _addresses(catalog: Catalog, mark: int, card: Card, limit: int) -> Iterator[Permalink]:
    for one in catalog.marked(mark, card, limit):
        yield catalog.card(one).permalink
