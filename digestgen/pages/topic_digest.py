"""What a topic page opens with: sentences from its articles, key dates, people and places.

Made of a bounded sample of the articles (see `sample`): their leads, rare terms and names, which
were found where each article was read. What is chosen is decided in `digestgen.digests`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from digestgen.digests.choose import Candidate, Chosen, Worth, choose_quotes
from digestgen.digests.dates import KeyDate, key_dates
from digestgen.digests.names import KINDS, Mentioned, most_mentioned
from digestgen.model.card import Card
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import Permalink, TopicKey
from digestgen.model.topic import Topic
from digestgen.model.view import DatedQuote, Digest, NameLine, Quote
from digestgen.pages.addresses import front_address
from digestgen.pages.links import link
from digestgen.pages.periods import shape_of
from digestgen.pages.sample import sample_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

TOPICS_BESIDE = 100
_SOURCE = ("title", "permalink", "language", "authors")
"""What of a card stands below a sentence; another date moves the article."""
_DAY = len("2020-04-13")


class _Subject(NamedTuple):
    """The page, its topic and the articles that were looked at."""

    catalog: Catalog
    address: Permalink
    topic: Topic
    cards: tuple[Card, ...]
    beside: dict[str, Topic]
    """Topics that share articles with it, by every spelling."""


def digest_of(catalog: Catalog, address: Permalink, topic: Topic) -> Digest:
    """Return the digest of a topic for its page at `address`. Bounded, however long the topic."""
    group = Group("topic", topic.key)
    ids = sample_of(catalog, group)
    subject = _Subject(
        catalog, address, topic, tuple(catalog.card(one) for one in ids), _beside(catalog, topic)
    )
    candidates = [
        Candidate(
            place=place,
            day=card.published.isoformat() if card.published else "",
            leads=catalog.leads(card.article_id),
            terms=catalog.terms_of(card.article_id),
        )
        for place, card in enumerate(subject.cards)
    ]
    shape = shape_of(catalog, group)
    worth = Worth(candidates, topic.name)
    chosen = choose_quotes(candidates, worth)
    dates = key_dates(
        candidates,
        catalog.months(group),
        worth,
        is_whole=len(ids) == shape.total,
        quoted=[one.lead.text for one in chosen],
    )
    names = _names(subject)
    return Digest(
        sampled=len(ids),
        quotes=tuple(_quote(subject, one) for one in chosen),
        dates=tuple(_dated(subject, one) for one in dates),
        people=_name_lines(subject, names[KINDS[0]]),
        places=_name_lines(subject, names[KINDS[1]]),
    )


def _quote(subject: _Subject, chosen: Chosen) -> Quote:
    card = subject.cards[chosen.place]
    day = card.published.isoformat() if card.published else ""
    return Quote(
        text=chosen.lead.text,
        href=f"{link(subject.address, card.permalink)}#{chosen.lead.anchor}",
        date=day,
        date_text=subject.catalog.wording.day(day),
        title=card.title,
        authors=card.authors,
        language=card.language,
    )


def _dated(subject: _Subject, date: KeyDate) -> DatedQuote:
    is_day = len(date.when) == _DAY
    wording = subject.catalog.wording
    why = (
        wording.ngettext("named in %(num)s article", "named in %(num)s articles", date.articles)
        if date.is_named
        else wording.ngettext("%(num)s article", "%(num)s articles", date.articles)
    )
    return DatedQuote(
        date=date.when,
        date_text=wording.day(date.when) if is_day else wording.month_alone(date.when),
        why=why,
        quote=_quote(subject, date.chosen),
    )


def _names(subject: _Subject) -> dict[str, tuple[Mentioned, ...]]:
    topic, beside = subject.topic, subject.beside

    def known_kind(name: str) -> str:
        found = beside.get(name)
        return found.type if found and found.type in KINDS else ""

    return most_mentioned(
        [subject.catalog.named(card.article_id) for card in subject.cards],
        known_kind=known_kind,
        skip=(topic.name, *topic.aliases),
    )


def _name_lines(subject: _Subject, names: Iterable[Mentioned]) -> tuple[NameLine, ...]:
    lines = []
    for name in names:
        found = subject.beside.get(name.name)
        target = front_address(Group("topic", found.key)) if found else None
        href = link(subject.address, target) if target else ""
        lines.append(NameLine(name.name, href, name.articles))
    return tuple(lines)


def _beside(catalog: Catalog, topic: Topic) -> dict[str, Topic]:
    """Return the topics that share articles with one, by every spelling of theirs."""
    found: dict[str, Topic] = {}
    for key in catalog.sharing(topic.key, TOPICS_BESIDE):
        other = catalog.topic(key)
        for spelling in (other.name, *other.aliases):
            found.setdefault(spelling, other)
    return found


def shows_article(delta: Delta, catalog: Catalog, group: Group) -> bool:
    """Return whether the digest of a topic may differ by a change of one that is a member.

    Which articles are looked at depends on dates and membership; of those that join, leave or move
    the front is told anyway. So what is left is asked of the new catalog.
    """
    before, after = delta.before, delta.after
    if before is None or after is None:
        return True
    differs = (
        any(getattr(before.card, field) != getattr(after.card, field) for field in _SOURCE)
        or before.leads_digest != after.leads_digest
        or before.named_digest != after.named_digest
        or before.terms != after.terms
    )
    return differs and delta.article_id in sample_of(catalog, group)


def topics_naming(delta: TermDelta, catalog: Catalog) -> Iterable[TopicKey]:
    """Return the topics whose people and places may be called by the name of one that changed."""
    return catalog.sharing(TopicKey(delta.key)) if delta.kind == "topic" else ()
