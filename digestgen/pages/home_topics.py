"""The topics that lead the home page, each with one sentence of one of its articles.

Those that most of the newest RECENT articles are about. A sentence is chosen as a topic's digest
chooses its own, from these articles alone: so what stands here is news, no whole group is read, and
an edit concerns the home page only if the article is among the newest.
"""

from __future__ import annotations

import msgspec

from digestgen.digests.choose import Candidate, Worth, choose_quotes
from digestgen.model.card import Card
from digestgen.model.delta import Delta
from digestgen.model.ids import ArticleId, Permalink, TopicKey
from digestgen.model.view import Quote
from digestgen.pages.addresses import front_address
from digestgen.pages.changes import is_among_newest
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Group

RECENT = 40
SHOWN = 6
ASKED = 8
"""Of a topic's articles among them, the newest: a sentence of last year is no news."""
LEAST = 2
"""Articles among the newest: one alone stands in the list of the latest anyway."""
_BROAD = 3, 4
"""A topic of more than this share of the newest articles tells nothing apart, and comes last."""
_TOLD = ("title", "permalink", "language")


class LeadTopic(msgspec.Struct, frozen=True):
    """A topic that many of the newest articles are about."""

    name: str
    href: str
    recent: int
    """Its articles among the newest."""
    looked_at: int
    """How many these are."""
    articles: int
    """All its articles."""
    quote: Quote | None
    """None when no article of it has a sentence left that can stand alone."""


def lead_topics(catalog: Catalog, address: Permalink) -> tuple[LeadTopic, ...]:
    """Return the topics of the newest articles, those of most first. Bounded by RECENT."""
    cards = catalog.newest(ARCHIVE, RECENT)
    of_topic: dict[TopicKey, list[Card]] = {}
    for card in cards:
        for key in catalog.topics_of(card.article_id):
            of_topic.setdefault(key, []).append(card)

    def rank(key: TopicKey) -> tuple[bool, int, TopicKey]:
        count = len(of_topic[key])
        return count * _BROAD[1] > len(cards) * _BROAD[0], -count, key

    several = [key for key, own in of_topic.items() if len(own) >= LEAST]
    quoted: set[ArticleId] = set()
    return tuple(
        _lead(catalog, address, key, of_topic[key], looked_at=len(cards), quoted=quoted)
        for key in sorted(several, key=rank)[:SHOWN]
    )


def _lead(
    catalog: Catalog,
    address: Permalink,
    key: TopicKey,
    cards: list[Card],
    *,
    looked_at: int,
    quoted: set[ArticleId],
) -> LeadTopic:
    """Return a topic; its quoted article joins `quoted`, of which none is quoted again."""
    group = Group("topic", key)
    name = catalog.topic(key).name
    # Of sentences that are worth as much, that of the latest place is chosen.
    asked = cards[:ASKED][::-1]
    candidates = [
        Candidate(
            place=place,
            day=card.published.isoformat() if card.published else "",
            leads=catalog.leads(card.article_id),
            terms=catalog.terms_of(card.article_id),
        )
        for place, card in enumerate(asked)
    ]
    free = [one for one in candidates if asked[one.place].article_id not in quoted]
    quote = None
    for chosen in choose_quotes(free, Worth(candidates, name), most=1):
        card = asked[chosen.place]
        quoted.add(card.article_id)
        day = card.published.isoformat() if card.published else ""
        quote = Quote(
            text=chosen.lead.text,
            href=f"{link(address, card.permalink)}#{chosen.lead.anchor}",
            date=day,
            date_text=catalog.wording.day(day),
            title=card.title,
            authors=(),
            language=card.language,
        )
    return LeadTopic(
        name=name,
        href=link(address, front_address(group)),
        recent=len(cards),
        looked_at=looked_at,
        articles=catalog.size(group),
        quote=quote,
    )


def shows_sentence(delta: Delta, catalog: Catalog) -> bool:
    """Return whether a sentence, or its source, may differ by a change of one article.

    One that comes, goes, moves or changes its topics is not asked about: then numbers differ too.
    """
    before, after = delta.before, delta.after
    if before is None or after is None:
        return True
    differs = (
        any(getattr(before.card, field) != getattr(after.card, field) for field in _TOLD)
        or before.leads_digest != after.leads_digest
        or before.terms != after.terms
    )
    return differs and is_among_newest(delta, catalog, ARCHIVE, RECENT)
