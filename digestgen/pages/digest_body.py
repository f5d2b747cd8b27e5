"""What a digest says, wherever it is read: on its page, or in an edition for e-mail.

Sentences are those of the articles, word for word, each with a link to its paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

import msgspec

from digestgen.model.ids import ArticleId, Permalink, TopicKey
from digestgen.model.lead import Lead
from digestgen.model.view import Anchor, Quote, Reasoned
from digestgen.pages.addresses import front_address
from digestgen.pages.digest_sections import Section, sections_of
from digestgen.pages.digest_topics import Days, Saw, Seen, by_weight, in_words, seen_in
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

LINES_SHOWN = 5
"""Articles under one topic."""
QUOTES_SHOWN = 2
"""Sentences of one topic; of as many articles at least twice as many must stand there."""
OTHERS_SHOWN = 12
TOPICS_BESIDE = 3
NEW_SHOWN = 12

LinkTo = Callable[[Permalink, str], str]
"""Makes the link to an address, with a fragment or ''."""


class DigestLine(msgspec.Struct, frozen=True):
    """An article in a digest."""

    title: str
    href: str
    date: str
    date_text: str
    language: str
    topics: tuple[Anchor, ...]
    """Others than the one that it stands under."""
    quote: Quote | None
    """None where its topic tells some."""


class DigestTopic(msgspec.Struct, frozen=True):
    """What a topic saw."""

    name: str
    slug: str
    href: str
    articles: int
    elsewhere: int
    """Of these, how many stand under other topics."""
    more: int
    """Of these, how many stand nowhere on the page."""
    is_new: bool
    is_rising: bool
    why: str
    """The number of articles; of a rising topic, the numbers before as well."""
    quotes: tuple[Quote, ...]
    lines: tuple[DigestLine, ...]


class DigestBody(msgspec.Struct, frozen=True):
    """What a stretch of time saw."""

    articles: int
    topics: int
    """Active ones."""
    leading: tuple[DigestTopic, ...]
    others: tuple[DigestLine, ...]
    """Articles whose topics had no other; then `others_more`, how many are not shown."""
    others_more: int
    plain: tuple[DigestLine, ...]
    """Articles without topics."""
    plain_more: int
    rising: tuple[Reasoned, ...]
    new: tuple[Reasoned, ...]
    new_more: int


class _Asked(NamedTuple):
    """What every part of a body is made with."""

    catalog: Catalog
    to: LinkTo
    seen: Seen


def body_of(
    catalog: Catalog, days: Days, to: LinkTo, *, only: Collection[TopicKey] = ()
) -> DigestBody:
    """Return what these days saw; `only`: of these topics alone, when there are any.

    Linear in the articles of the days.
    """
    seen = seen_in(catalog, days)
    if only:
        seen = _narrowed(seen, only)
    asked = _Asked(catalog, to, seen)
    sections = sections_of(seen)
    saws = by_weight(list(seen.topics.values()))
    new = [saw for saw in saws if saw.is_new]
    return DigestBody(
        articles=len(seen.articles),
        topics=len(seen.topics),
        leading=tuple(_topic(asked, section, days.unit) for section in sections.topics),
        others=_lines(asked, sections.others[:OTHERS_SHOWN]),
        others_more=max(0, len(sections.others) - OTHERS_SHOWN),
        plain=_lines(asked, sections.plain[:OTHERS_SHOWN]),
        plain_more=max(0, len(sections.plain) - OTHERS_SHOWN),
        rising=tuple(_reasoned(asked, saw, days.unit) for saw in saws if saw.before),
        new=tuple(_reasoned(asked, saw, days.unit) for saw in new[:NEW_SHOWN]),
        new_more=max(0, len(new) - NEW_SHOWN),
    )


def _narrowed(seen: Seen, only: Collection[TopicKey]) -> Seen:
    topics = {key: saw for key, saw in seen.topics.items() if key in only}
    articles = {
        one: tuple(key for key in keys if key in only)
        for one, keys in seen.articles.items()
        if any(key in only for key in keys)
    }
    return Seen(topics, articles)


def _topic(asked: _Asked, section: Section, unit: str) -> DigestTopic:
    saw, ids = section
    shown = ids[:LINES_SHOWN]
    count = min(QUOTES_SHOWN, max(1, len(shown) // 2))
    best = sorted(
        ((lead.score, at) for at, one in enumerate(shown) for lead in _leads(asked, one)),
        key=lambda found: (-found[0], found[1]),
    )[:count]
    return DigestTopic(
        name=asked.catalog.topic(saw.key).name,
        slug=saw.key,
        href=asked.to(front_address(Group("topic", saw.key)), ""),
        articles=len(saw.ids),
        elsewhere=len(saw.ids) - len(ids),
        more=len(ids) - len(shown),
        is_new=saw.is_new,
        is_rising=bool(saw.before),
        why=in_words(saw, unit, asked.catalog.wording),
        # Told in the order in which it happened.
        quotes=tuple(
            quote
            for at in sorted((at for _, at in best), reverse=True)
            if (quote := _quote(asked, shown[at]))
        ),
        lines=tuple(_line(asked, one, under=saw.key) for one in shown),
    )


def _lines(asked: _Asked, ids: Iterable[ArticleId]) -> tuple[DigestLine, ...]:
    return tuple(_line(asked, one) for one in ids)


def _line(asked: _Asked, article_id: ArticleId, *, under: TopicKey | None = None) -> DigestLine:
    card = asked.catalog.card(article_id)
    day = card.published.isoformat() if card.published else ""
    keys = [key for key in asked.seen.articles[article_id] if key != under]
    return DigestLine(
        title=card.title,
        href=asked.to(card.permalink, ""),
        date=day,
        date_text=asked.catalog.wording.day(day),
        language=card.language,
        topics=tuple(
            Anchor(asked.catalog.topic(key).name, asked.to(front_address(Group("topic", key)), ""))
            for key in keys[:TOPICS_BESIDE]
        ),
        quote=None if under else _quote(asked, article_id),
    )


def _leads(asked: _Asked, article_id: ArticleId) -> tuple[Lead, ...]:
    """Return the best sentence of an article, if it has any."""
    return asked.catalog.leads(article_id)[:1]


def _quote(asked: _Asked, article_id: ArticleId) -> Quote | None:
    """Return the best sentence of an article; None when it has none."""
    card = asked.catalog.card(article_id)
    day = card.published.isoformat() if card.published else ""
    for lead in _leads(asked, article_id):
        return Quote(
            text=lead.text,
            href=asked.to(card.permalink, lead.anchor),
            date=day,
            date_text=asked.catalog.wording.day(day),
            title=card.title,
            authors=(),
            language=card.language,
        )
    return None


def _reasoned(asked: _Asked, saw: Saw, unit: str) -> Reasoned:
    href = asked.to(front_address(Group("topic", saw.key)), "")
    return Reasoned(
        asked.catalog.topic(saw.key).name, href, in_words(saw, unit, asked.catalog.wording)
    )
