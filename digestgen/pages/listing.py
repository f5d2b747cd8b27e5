"""The lines of lists: an article, a topic, a month, a span of dates."""

from __future__ import annotations

from collections.abc import Iterable

from digestgen.model.card import Card
from digestgen.model.ids import Permalink, TopicKey
from digestgen.model.view import Anchor, CardLine, MonthLine, Span, Year
from digestgen.names import relative_link
from digestgen.pages.addresses import front_address, period_address
from digestgen.pages.dates import day_in_words, month_in_words, month_part, period_in_words
from digestgen.pages.periods import shape_of
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
    """Return the months of a group by year, newest first, as links from the page at `address`.

    The archive has no pages of years, so its years lead nowhere.
    """
    shape = shape_of(catalog, group)
    return tuple(
        Year(
            text=period_in_words(year),
            months=tuple(
                month_line(catalog, address, group, month)
                for month in shape.months
                if month[:4] == year
            ),
            articles=articles,
            href=""
            if group.kind == "archive"
            else relative_link(address, period_address(group, month_part(year))),
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
    link = relative_link(address, period_address(group, target), fragment)
    return Anchor(month_in_words(month), link)


def month_id(month: str) -> str:
    """Return the id of a month's heading on the page of its year."""
    return f"dg-{month}"


def span_of(catalog: Catalog, group: Group) -> Span:
    """Return the first and last date of a group."""
    first, last = catalog.span(group)
    return Span(first, day_in_words(first), last, day_in_words(last))
