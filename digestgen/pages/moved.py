"""Where an address leads at which there is no page any more.

In turn: where the editor says (by way of others, if need be); the article that says the address was
its own; for an article its file under a new address, then the article of its title and date; for a
group the topic that its names mean now, and there the same time, or the front; else the nearest
above it: the month of a removed article, the archive, the list of all digests, the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from digestgen.ledger import ARCHIVE as ARCHIVE_KIND
from digestgen.ledger import (
    ARTICLE,
    DIGEST,
    FEED,
    MOVED,
    NAMELESS,
    Line,
    Place,
    is_feed,
    is_page,
    place_of,
)
from digestgen.model.ids import ArticleId, Permalink, TopicKey
from digestgen.pages import addresses
from digestgen.pages.dates import month_of_part, month_part
from digestgen.pages.digest_order import part_in_words
from digestgen.pages.live import live_address
from digestgen.pages.periods import has_part, is_month, shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Group
from digestgen.wording import gettext_noop

_INDEXES = {
    "topic": addresses.TOPICS,
    "author": addresses.AUTHORS,
    "section": addresses.SECTIONS,
}
_FIXED_NAMES = {
    addresses.TOPICS: gettext_noop("Topics"),
    addresses.AUTHORS: gettext_noop("Authors"),
    addresses.SECTIONS: gettext_noop("Sections"),
    addresses.ARCHIVE: gettext_noop("Archive"),
    addresses.DIGESTS: gettext_noop("Digests"),
    addresses.MAP: gettext_noop("Map of topics"),
    addresses.CHANGES: gettext_noop("Recent changes"),
}


class Why(StrEnum):
    """Why an address leads where it leads."""

    BY_HAND = "moved"
    """The editor says so, in the ledger."""
    CLAIMED = "claimed"
    """An article says that the address was its own."""
    ARTICLE = "renamed"
    """The article has another address."""
    TOPIC = "joined"
    """The topic is called by another name, or has become part of another."""
    PERIOD = "period"
    """What stood on the page of a time stands elsewhere."""
    GONE = "gone"
    """It was removed; what is near it."""


class Lead(NamedTuple):
    """Where an address leads."""

    target: Permalink
    """Always a live page."""
    text: str
    """Its title."""
    why: Why


def is_known(catalog: Catalog, address: str) -> bool:
    """Return whether something leads on from an address: the first of those that differ in case.

    Live pages win.
    """
    known = next(iter(catalog.known_alike(address.casefold())), None)
    return known == address and live_address(catalog, address) is None


def lead_of(catalog: Catalog, address: str) -> Lead:
    """Return where an address without a page leads. Never in a circle: the last is live."""
    end = address
    seen = {address}
    while (onward := _moved_to(catalog, end)) and onward not in seen:
        if live := live_address(catalog, onward):
            return Lead(live, name_of(catalog, live), Why.BY_HAND)
        seen.add(onward)
        end = onward
    found = _by_itself(catalog, end)
    if found is None and end != address:
        # The editor's word leads nowhere.
        found = _by_itself(catalog, address)
    return found or Lead(addresses.HOME, catalog.config.title, Why.GONE)


def _moved_to(catalog: Catalog, address: str) -> str:
    return next((line.name for line in catalog.ledger_lines(address) if line.kind == MOVED), "")


def _by_itself(catalog: Catalog, address: str) -> Lead | None:
    """Return where an address leads without an editor's word; None when nothing is known of it."""
    for article_id in catalog.claimants(address):
        return _to_article(catalog, article_id, Why.CLAIMED)
    lines = [line for line in catalog.ledger_lines(address) if line.kind != MOVED]
    articles = [line for line in lines if line.kind == ARTICLE]
    if articles:
        return _of_article(catalog, articles)
    place = place_of(address)
    return _of_group(catalog, place) if lines and place else None


def _of_article(catalog: Catalog, lines: list[Line]) -> Lead:
    for line in lines:
        if line.path and catalog.has_article(line.path):
            return _to_article(catalog, ArticleId(line.path), Why.ARTICLE)
    for line in lines:
        if article_id := catalog.find_titled(line.name, line.published):
            return _to_article(catalog, article_id, Why.ARTICLE)
    months = shape_of(catalog, ARCHIVE).months
    # Of several the latest, and a date rather than none.
    month = max(line.published for line in lines)[:7]
    if month in months:
        target = addresses.period_address(ARCHIVE, month_part(month))
        return Lead(target, name_of(catalog, target), Why.GONE)
    return Lead(addresses.ARCHIVE, name_of(catalog, addresses.ARCHIVE), Why.GONE)


def _to_article(catalog: Catalog, article_id: ArticleId, why: Why) -> Lead:
    card = catalog.card(article_id)
    return Lead(card.permalink, card.title, why)


def _of_group(catalog: Catalog, place: Place) -> Lead:
    if place.kind == ARCHIVE_KIND:
        return Lead(addresses.ARCHIVE, name_of(catalog, addresses.ARCHIVE), Why.PERIOD)
    if place.kind == DIGEST:
        target = live_address(catalog, addresses.DIGESTS) or addresses.ARCHIVE
        return Lead(target, name_of(catalog, target), Why.GONE)
    group = group_after(catalog, place.kind, place.key)
    if group is None:
        index = _INDEXES[place.kind]
        return Lead(index, name_of(catalog, index), Why.GONE)
    why = Why.PERIOD if group.key == place.key else Why.TOPIC
    if place.part == FEED:
        target = addresses.feed_address(group)
        return Lead(target, catalog.name_of(group), why)
    for part in (place.part, place.part[:4]) if place.part else ():
        if has_part(catalog, group, part):
            target = addresses.period_address(group, part)
            return Lead(target, name_of(catalog, target), why)
    return Lead(addresses.front_address(group), catalog.name_of(group), why)


def group_after(catalog: Catalog, kind: str, key: str) -> Group | None:
    """Return the group that stands for a published one now; None for none with a page."""
    group = Group(kind, key)
    if catalog.has_group(group):
        return group
    if kind == "topic" and (after := catalog.successor(key)):
        group = Group(kind, after)
        return group if catalog.has_group(group) else None
    return None


def name_of(  # noqa: PLR0911  one question after the other
    catalog: Catalog, live: Permalink
) -> str:
    """Return what the page at a live address is called."""
    wording = catalog.wording
    if live in _FIXED_NAMES:
        return wording.gettext(_FIXED_NAMES[live])
    if article_id := catalog.find_permalink(live):
        return catalog.card(article_id).title
    place = place_of(live)
    if place is None:
        return catalog.config.title
    moment = month_of_part(place.part)
    if place.kind in NAMELESS:
        if place.kind == DIGEST:
            return part_in_words(place.part, wording)
        return f"{wording.gettext('Archive')}, {wording.month(moment)}"
    name = catalog.name_of(Group(place.kind, place.key))
    if place.part in ("", FEED):
        return name
    time = wording.month(moment) if is_month(place.part) else wording.year(moment)
    return f"{name}, {time}"


# who leads where


def addresses_of_group(catalog: Catalog, kind: str, key: str) -> set[str]:
    """Return all old addresses that lead to a group by its names, its own among them."""
    keys = {key, *(catalog.succeeded_by(TopicKey(key)) if kind == "topic" else ())}
    return {address for one in keys for address, _ in catalog.ledger_of_group(kind, one)}


def leading_to(
    catalog: Catalog, found: Iterable[str], folders: Iterable[str] = ()
) -> Iterator[str]:
    """Yield, of these addresses and those that lead to them, the old ones, sorted.

    `folders`: beginnings of addresses of which all are meant. An old address that differs from one
    of them in case alone is meant as well.
    """
    meant = set(found)
    moves = catalog.remember("moves", "", lambda: tuple(catalog.moves()))
    starts = tuple(folders)
    meant.update(target for _, target in moves if starts and target.startswith(starts))
    folded = {address.casefold() for address in meant}
    grows = bool(moves)
    while grows:
        more = {a.casefold() for a, target in moves if target.casefold() in folded} - folded
        folded |= more
        grows = bool(more)
    yield from sorted({known for one in folded for known in catalog.known_alike(one)})


def pages_among(known: Iterable[str]) -> Iterator[str]:
    """Yield the addresses at which an HTML page may lie."""
    return (address for address in known if is_page(address))


def feeds_among(known: Iterable[str]) -> Iterator[str]:
    """Yield the addresses at which the feed of a group may lie."""
    return (address for address in known if is_feed(address))
