"""What an article's page shows of others: related articles with reasons, and copies of its text.

Candidates are the nearest in time in each shared topic and under each leading word of the text, a
bounded number whatever the size of the site. Articles without topics have nothing but words, and
look further under more of them. Who sees an article among the nearest so many is seen from it among
as many, so the same question names the readers of a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from digestgen.linking.reasons import describe_relation
from digestgen.linking.related import (
    Candidate,
    Profile,
    Ranked,
    in_topics,
    rank_profiles,
    relate,
)
from digestgen.model.card import Card
from digestgen.model.ids import ArticleId, TopicKey
from digestgen.model.sketch import Sketch
from digestgen.model.view import Reasoned
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.store.likeness import Chosen

RELATED_SHOWN = 5
NEIGHBOURS_ASKED = 4
"""On each side, in each topic: a new article changes the related lists of few others."""
LEADING, LEADING_ASKED = 4, 4
"""Words of an article with topics, and how many are asked for on each side under each."""
LIKE_ASKED = 10
"""The same under all marks of an article without topics."""
COPIES_SHOWN = 8
_CANDIDATES_KEPT = 4096
_PROFILES_KEPT = 32_768
"""Some 1.2 KB each: those that share a rare word come from anywhere in time."""
_CHOICES_KEPT = 8


class Copy(msgspec.Struct, frozen=True):
    """Another file with the same story."""

    title: str
    href: str
    language: str
    published: str
    published_text: str
    source: str
    """The host it was taken from; '' when it is not known."""


class Found(NamedTuple):
    """Other articles that an article's page shows."""

    related: list[Ranked]
    copies: list[ArticleId]
    bar: int
    """See `Ranking`."""

    def chosen(self) -> Chosen:
        """Return them by their ids alone."""
        related = tuple([ArticleId(one.article_id) for one in self.related])
        return Chosen(related, tuple(self.copies), self.bar)


def related_and_copies(
    catalog: Catalog, card: Card, topics: tuple[TopicKey, ...]
) -> tuple[tuple[Reasoned, ...], tuple[Copy, ...]]:
    """Return the related articles and the copies of an article in these topics, as shown."""
    chosen = _choice(catalog, card, topics)
    own = candidate_of(catalog, card.article_id)
    lines = []
    for one in chosen.related:
        other = catalog.card(ArticleId(one.article_id))
        found = relate(own, candidate_of(catalog, other.article_id), one.score)
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


def chosen_of(catalog: Catalog, article_id: ArticleId) -> Chosen:
    """Return what the page of an article shows of others, by ids; free after its view was made."""
    return _choice(catalog, catalog.card(article_id), catalog.topics_of(article_id)).chosen()


def _choice(catalog: Catalog, card: Card, topics: tuple[TopicKey, ...]) -> Found:
    choose = partial(choose_related, catalog, card, topics)
    return catalog.remember("choice", card.article_id, choose, at_most=_CHOICES_KEPT)


def choose_related(
    catalog: Catalog,
    card: Card,
    topics: tuple[TopicKey, ...],
    *,
    copies: Sequence[ArticleId] | None = None,
) -> Found:
    """Return the related articles, best first, and the copies of an article in these topics.

    `copies`: when they are known already.
    """
    (own,) = profiles_of(catalog, (card.article_id,))
    sketch = catalog.sketch_of(card.article_id)
    known = catalog.duplicates_of(card, sketch) if copies is None else list(copies)
    found: set[ArticleId] = set()
    for key in topics:
        found.update(*catalog.around(Group("topic", key), card, NEIGHBOURS_ASKED))
    for mark, limit in _asked(sketch, has_topics=bool(topics)):
        found.update(catalog.marked(mark, card, limit))
    found.difference_update(known)
    found.discard(card.article_id)
    ranking = rank_profiles(
        in_topics(own, topics),
        profiles_of(catalog, found),
        catalog.sketch_of,
        limit=RELATED_SHOWN,
    )
    return Found(ranking.best, known, ranking.bar)


def profiles_of(catalog: Catalog, ids: Iterable[ArticleId]) -> list[Profile]:
    """Return what of articles is compared first."""
    return catalog.remember_each("profile", ids, catalog.read_profile, at_most=_PROFILES_KEPT)


def _asked(sketch: Sketch, *, has_topics: bool) -> Iterator[tuple[int, int]]:
    """Yield the marks under which an article looks for others, with how many on each side."""
    marks = sketch.word_marks()
    yield from zip(
        marks[:LEADING] if has_topics else marks,
        repeat(LEADING_ASKED if has_topics else LIKE_ASKED),
        strict=False,
    )


def candidate_of(catalog: Catalog, article_id: ArticleId) -> Candidate:
    """Return all that an article is compared by."""
    make = partial(_read_candidate, catalog, article_id)
    return catalog.remember("candidate", article_id, make, at_most=_CANDIDATES_KEPT)


def _read_candidate(catalog: Catalog, article_id: ArticleId) -> Candidate:
    return Candidate(
        article_id,
        catalog.card(article_id).published,
        catalog.topics_of(article_id),
        catalog.terms_of(article_id),
        catalog.sketch_of(article_id),
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
