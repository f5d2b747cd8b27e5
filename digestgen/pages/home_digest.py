"""What the home page tells of the newest digest, and which topics are rising in it.

The newest week when there are digests of weeks, else the newest month. What is rising is told of
the week, or of the month when nothing rose in so short a time; each with its numbers in the
stretches of time before.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digestgen.charts.sparkline import Sparkline, draw_sparkline
from digestgen.model.delta import Delta
from digestgen.model.ids import ArticleId, Permalink
from digestgen.model.view import Anchor
from digestgen.pages.addresses import digest_address, front_address
from digestgen.pages.changes import halves, line_differs
from digestgen.pages.digest_order import kinds_of, parts_of
from digestgen.pages.digest_sections import sections_of
from digestgen.pages.digest_topics import Days, Saw, by_weight, in_words, seen_in
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group
from digestgen.text.stretches import WEEK, kind_of, step, stretch_of

LINES_SHOWN = 4
RISING_SHOWN = 5
BARS = 8
"""Weeks or months in a sparkline, the newest among them."""


class GlanceLine(msgspec.Struct, frozen=True):
    """A topic of the digest with its newest headline, or an article that stands for itself."""

    name: str
    """Of the topic; '' for an article alone, which has neither `href` nor `articles`."""
    href: str
    articles: int
    headline: Anchor
    language: str
    """Of the headline; '' for that of the site."""


class Glance(msgspec.Struct, frozen=True):
    """How the newest digest begins."""

    title: str
    href: str
    articles: int
    lines: tuple[GlanceLine, ...]


class RisingTopic(msgspec.Struct, frozen=True):
    """A topic with at least twice as many articles as before."""

    name: str
    href: str
    why: str
    numbers: tuple[int, ...]
    """Of the weeks or months, the earliest first."""
    sparkline: Sparkline


class Rising(msgspec.Struct, frozen=True):
    """What is rising."""

    unit: str
    """week or month."""
    title: str
    """Which one, as the digest is called."""
    periods: tuple[str, ...]
    """What each number is of: `13 Apr` for the week of that Monday, `Apr 2020`."""
    topics: tuple[RisingTopic, ...]


def newest_parts(catalog: Catalog) -> Iterator[str]:
    """Yield the newest digest of each kind, weeks first."""
    for kind in kinds_of(catalog):
        if order := parts_of(catalog, kind):
            yield order[-1]


def glance_of(catalog: Catalog, address: Permalink) -> Glance | None:
    """Return how the newest digest begins; None when there is none. Linear in its articles."""
    part = next(newest_parts(catalog), "")
    if not part:
        return None
    seen = seen_in(catalog, Days.of_part(part))
    sections = sections_of(seen)
    lines = [
        _line(catalog, address, section.ids[0], section.saw)
        for section in sections.topics[:LINES_SHOWN]
    ]
    alone = (*sections.others, *sections.plain)[: LINES_SHOWN - len(lines)]
    return Glance(
        title=in_title(catalog, part),
        href=link(address, digest_address(part)),
        articles=len(seen.articles),
        lines=(*lines, *(_line(catalog, address, one, None) for one in alone)),
    )


def _line(
    catalog: Catalog, address: Permalink, article_id: ArticleId, saw: Saw | None
) -> GlanceLine:
    card = catalog.card(article_id)
    return GlanceLine(
        name=catalog.topic(saw.key).name if saw else "",
        href=link(address, front_address(Group("topic", saw.key))) if saw else "",
        articles=len(saw.ids) if saw else 0,
        headline=Anchor(card.title, link(address, card.permalink)),
        language=card.language,
    )


def rising_of(catalog: Catalog, address: Permalink) -> Rising | None:
    """Return what is rising in the newest week, or else month; None for nothing."""
    for part in newest_parts(catalog):
        saws = seen_in(catalog, Days.of_part(part)).topics.values()
        rising = by_weight([saw for saw in saws if saw.before])
        if rising:
            parts = [step(part, by) for by in range(1 - BARS, 1)]
            return Rising(
                unit=kind_of(part),
                title=in_title(catalog, part),
                periods=tuple(_short(catalog, one) for one in parts),
                topics=tuple(
                    _rising(catalog, address, saw, parts) for saw in rising[:RISING_SHOWN]
                ),
            )
    return None


def _rising(catalog: Catalog, address: Permalink, saw: Saw, parts: list[str]) -> RisingTopic:
    group = Group("topic", saw.key)
    numbers = tuple(catalog.count_between(group, stretch_of(part)) for part in parts)
    return RisingTopic(
        name=catalog.topic(saw.key).name,
        href=link(address, front_address(group)),
        why=in_words(saw, kind_of(parts[-1]), catalog.wording),
        numbers=numbers,
        sparkline=draw_sparkline(numbers),
    )


def in_title(catalog: Catalog, part: str) -> str:
    """Return `The week of 13 April 2020`, `April 2020`."""
    wording = catalog.wording
    if kind_of(part) == WEEK:
        monday = wording.day(stretch_of(part).first)
        return wording.gettext("The week of %(monday)s", monday=monday)
    return wording.month_alone(part)


def _short(catalog: Catalog, part: str) -> str:
    wording = catalog.wording
    if kind_of(part) == WEEK:
        return wording.short_day(stretch_of(part).first)
    return f"{wording.short_months[int(part[5:]) - 1]} {int(part[:4])}"


def shows_headline(delta: Delta, catalog: Catalog) -> bool:
    """Return whether the line of an article that stays in its days may stand in the glance."""
    part = next(newest_parts(catalog), "")
    if not part or not line_differs(delta):
        return False
    stretch = stretch_of(part)
    return any(
        shown.card.published is not None and stretch.holds(shown.card.published.isoformat())
        for shown in halves(delta)
    )
