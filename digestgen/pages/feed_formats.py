"""Feeds in other formats, RSS 2.0 and JSON Feed 1.1: the same entries beside those in Atom.

Atom is always there, for its addresses are remembered (`addresses.tsv`). The others are kinds made
of Atom's: the same pages by another address and template, with the readers that Atom's name. The id
of an entry is its address in all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

import msgspec

from digestgen.model.config import Config
from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, Permalink
from digestgen.names import absolute_link
from digestgen.pages.entries import NEVER, EntryView, FeedView
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog

FormatsOf = Callable[[Config], tuple[str, ...]]
"""The names of the formats that a configuration asks for."""


class Format(NamedTuple):
    """A format beside Atom."""

    name: str
    """As in `digestgen.yaml`."""
    template: str
    type: str
    """Media type."""


RSS = Format("rss", "rss.xml", "application/rss+xml")
JSON = Format("json", "feed.json", "application/feed+json")
FORMATS = (RSS, JSON)


def site_formats(config: Config) -> tuple[str, ...]:
    """Return the formats of the feeds of the site and of digests."""
    return config.feeds.formats


def topic_formats(config: Config) -> tuple[str, ...]:
    """Return the formats of the feeds of topics."""
    return config.feeds.topic_formats


def address_in(format_: Format, atom: Permalink) -> Permalink:
    """Return where a feed lies in a format: `feed.json` and `rss.xml` beside `feed.xml`.

    Beside `weeks.xml` it is `weeks.json` and `weeks-rss.xml`.
    """
    folder, slash, file = atom.rpartition("/")
    stem = file.removesuffix(".xml")
    if format_ is JSON:
        return Permalink(f"{folder}{slash}{stem}.json")
    return Permalink(f"{folder}{slash}{'rss.xml' if stem == 'feed' else f'{stem}-rss.xml'}")


def other_feeds(
    formats: tuple[str, ...], text: str, atom: Permalink
) -> tuple[tuple[str, Permalink, str], ...]:
    """Return the feed in its other formats as (text, address, type), for the head of a page."""
    return tuple((text, address_in(f, atom), f.type) for f in FORMATS if f.name in formats)


def in_format(atom: PageKind, format_: Format, formats_of: FormatsOf) -> PageKind:
    """Return the page kind of the feeds of another kind in a format."""
    name = f"{atom.name}_{format_.name}"

    def ours(keys: Iterable[PageKey], catalog: Catalog) -> Iterator[PageKey]:
        if is_made(catalog):
            yield from (PageKey(name, key.parts) for key in keys)

    def is_made(catalog: Catalog) -> bool:
        return format_.name in formats_of(catalog.config)

    def as_atom(key: PageKey) -> PageKey:
        return PageKey(atom.name, key.parts)

    def address(key: PageKey) -> Permalink:
        return address_in(format_, atom.address(as_atom(key)))

    def view(key: PageKey, catalog: Catalog) -> FeedView:
        found = atom.view(as_atom(key), catalog)
        assert isinstance(found, FeedView)
        own = absolute_link(catalog.config.base_url, address(key))
        found = msgspec.structs.replace(found, self_link=own)
        return with_rss_dates(found) if format_ is RSS else found

    def readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
        return ours(atom.readers(delta, catalog) if is_made(catalog) else (), catalog)

    def term_readers(delta: TermDelta, catalog: Catalog) -> Iterator[PageKey]:
        return ours(atom.term_readers(delta, catalog), catalog)

    return PageKind(
        name=name,
        template=format_.template,
        keys=lambda catalog: ours(atom.keys(catalog), catalog),
        exists=lambda key, catalog: is_made(catalog) and atom.exists(as_atom(key), catalog),
        address=address,
        view=view,
        readers=readers,
        term_readers=term_readers,
    )


def with_rss_dates(feed: FeedView) -> FeedView:
    """Return a feed with dates as RSS writes them; '' for that of a feed that never changed."""
    return msgspec.structs.replace(
        feed,
        updated="" if feed.updated == NEVER else _rss_date(feed.updated),
        entries=tuple(_with_rss_date(entry) for entry in feed.entries),
    )


def _with_rss_date(entry: EntryView) -> EntryView:
    published = _rss_date(entry.published)
    return msgspec.structs.replace(entry, published=published, updated=_rss_date(entry.updated))


@lru_cache(maxsize=4096)
def _rss_date(moment: str) -> str:
    """Return an ISO moment as RFC 822 has it, with a year of four digits and English names."""
    from email.utils import format_datetime  # noqa: PLC0415  loads sockets

    return format_datetime(datetime.fromisoformat(moment).astimezone(UTC), usegmt=True)
