"""The lines of lists: an article, a topic, a month, a span of dates."""

from __future__ import annotations

from collections.abc import Iterable

from digestgen.model.card import Card
from digestgen.model.ids import Permalink, TopicKey
from digestgen.model.view import Anchor, CardLine, MonthLine, Span, Year
from digestgen.names import relative_link
from digestgen.pages.addresses import front_address, month_address
from digestgen.pages.dates import day_in_words, month_in_words, month_part
from digestgen.store.catalog import Catalog, Group

TOPICS_SHOWN = 4


def topic_anchors(
    catalog: Catalog, address: Permalink, keys: Iterable[TopicKey]
) -> tuple[Anchor, ...]:
    """Return links to topics from the page at `address`."""
    return tuple(
        Anchor(catalog.topic(key).name, relative_link(address, front_address(Group("topic", key))))
        for key in keys
    )


def card_lines(
    catalog: Catalog, address: Permalink, cards: Iterable[Card], *, without: str = ""
) -> tuple[CardLine, ...]:
    """Return the lines of `cards` on the page at `address`, each with its topics.

    `without` is the key of the topic whose page it is: that it is everywhere need not be said.
    """
    lines = []
    for card in cards:
        keys = [key for key in catalog.topics_of(card.article_id) if key != without]
        published = card.published.isoformat() if card.published else ""
        lines.append(
            CardLine(
                title=card.title,
                href=relative_link(address, card.permalink),
                date=published,
                date_text=day_in_words(published),
                summary=card.summary,
                language=card.language,
                topics=topic_anchors(catalog, address, keys[:TOPICS_SHOWN]),
            )
        )
    return tuple(lines)


def years_of(catalog: Catalog, address: Permalink, group: Group) -> tuple[Year, ...]:
    """Return the months of a group by year, newest first, as links from the page at `address`."""
    years: dict[str, list[MonthLine]] = {}
    for month, count in catalog.months(group):
        target = month_address(group, month_part(month))
        line = MonthLine(month_in_words(month), relative_link(address, target), count)
        years.setdefault(month[:4] or "Undated", []).append(line)
    return tuple(
        Year(text, tuple(months), sum(month.articles for month in months))
        for text, months in years.items()
    )


def span_of(catalog: Catalog, group: Group) -> Span:
    """Return the first and last date of a group."""
    first, last = catalog.span(group)
    return Span(first, day_in_words(first), last, day_in_words(last))
