"""The lines of lists: an article, a topic, a month, a span of dates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from digestgen.model.card import Card
from digestgen.model.ids import Permalink, TopicKey
from digestgen.model.view import Anchor, CardLine, MonthLine, Span, Year
from digestgen.names import relative_link
from digestgen.pages.addresses import period_address
from digestgen.pages.dates import month_part
from digestgen.pages.links import link, shared_folder, topic_anchor
from digestgen.pages.periods import shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

TOPICS_SHOWN = 4


def topic_anchors(
    catalog: Catalog, address: Permalink, keys: Iterable[TopicKey]
) -> tuple[Anchor, ...]:
    """Return links to topics from the page at `address`."""
    return tuple(topic_anchor(address, key, catalog.topic(key).name) for key in keys)


def card_lines(catalog: Catalog, address: Permalink, cards: Iterable[Card]) -> tuple[CardLine, ...]:
    """Return the lines of `cards` on the page at `address`, each with its topics.

    A line is the same on all pages as deep in the site, the pages of its own topics included: it
    is made and rendered once for them, and an article stands on seven on average.
    """
    folder = shared_folder(address)
    what = f"lines {folder}"
    return tuple(
        [
            catalog.remember(
                what, card.article_id, partial(_card_line, catalog, card, folder, address)
            )
            for card in cards
        ]
    )


def _card_line(catalog: Catalog, card: Card, folder: str, address: Permalink) -> CardLine:
    keys = catalog.topics_of(card.article_id)
    topics = topic_anchors(catalog, address, keys[:TOPICS_SHOWN])
    published = card.published.isoformat() if card.published else ""
    return CardLine(
        title=card.title,
        href=relative_link(folder, card.permalink),
        date=published,
        date_text=catalog.wording.day(published),
        summary=card.summary,
        language=card.language,
        topics=topics,
    )


def years_of(catalog: Catalog, address: Permalink, group: Group) -> tuple[Year, ...]:
    """Return the months of a group by year, newest first, as links from the page at `address`.

    The archive has no pages of years, so its years lead nowhere.
    """
    shape = shape_of(catalog, group)
    return tuple(
        Year(
            text=catalog.wording.year(year),
            months=tuple(
                month_line(catalog, address, group, month)
                for month in shape.months
                if month[:4] == year
            ),
            articles=articles,
            href=""
            if group.kind == "archive"
            else link(address, period_address(group, month_part(year))),
        )
        for year, articles in shape.years.items()
    )


def month_line(catalog: Catalog, address: Permalink, group: Group, month: str) -> MonthLine:
    """Return a month with its size, as a link from the page at `address`."""
    anchor = month_anchor(catalog, address, group, month)
    return MonthLine(anchor.text, anchor.href, shape_of(catalog, group).months[month])


def month_anchor(catalog: Catalog, address: Permalink, group: Group, month: str) -> Anchor:
    """Return a link to the page of a month, or to the month on the page of its year."""
    if group.kind == "archive":
        target, fragment = month_part(month), ""
    else:
        target = shape_of(catalog, group).leaf(month)
        fragment = month_id(month) if month and target != month else ""
    href = link(address, period_address(group, target))
    return Anchor(catalog.wording.month_alone(month), f"{href}#{fragment}" if fragment else href)


def month_id(month: str) -> str:
    """Return the id of a month's heading on the page of its year."""
    return f"dg-{month}"


def span_of(catalog: Catalog, group: Group) -> Span:
    """Return the first and last date of a group."""
    first, last = catalog.span(group)
    return Span(first, catalog.wording.day(first), last, catalog.wording.day(last))
