"""All digests, newest first, by year."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey
from digestgen.model.view import Anchor, Head, MonthLine
from digestgen.pages import addresses
from digestgen.pages.addresses import digest_address, digest_feed_address
from digestgen.pages.changes import moves
from digestgen.pages.chrome import head_of
from digestgen.pages.digest_order import counts_of, kinds_of, parts_of
from digestgen.pages.digest_page import feed_title, week_line
from digestgen.pages.feed_formats import other_feeds, site_formats
from digestgen.pages.kind import PageKind
from digestgen.pages.links import link
from digestgen.pages.metadata import collection_meta
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE
from digestgen.text.stretches import MONTH, WEEK

_KEY = PageKey("digests_index")


class DigestYear(msgspec.Struct, frozen=True):
    """The digests of one year, newest first; the weeks are those of the ISO year."""

    text: str
    months: tuple[MonthLine, ...]
    weeks: tuple[MonthLine, ...]


class DigestsView(msgspec.Struct, frozen=True):
    """Everything the index of digests shows."""

    head: Head
    digests: int
    least: int
    """Articles that a week or month must have."""
    feeds: tuple[Anchor, ...]
    years: tuple[DigestYear, ...]


def _view(_key: PageKey, catalog: Catalog) -> DigestsView:
    address = addresses.DIGESTS
    title = catalog.wording.gettext("Digests")
    parts = {kind: parts_of(catalog, kind)[::-1] for kind in (MONTH, WEEK)}
    years = sorted({part[:4] for found in parts.values() for part in found}, reverse=True)
    feeds = tuple(
        (feed_title(catalog, kind), digest_feed_address(kind)) for kind in kinds_of(catalog)
    )
    return DigestsView(
        head=head_of(
            catalog,
            address,
            title=title,
            description=catalog.wording.gettext("What each week and month saw, topic by topic"),
            feeds=feeds,
            other_feeds=tuple(
                other
                for text, feed in feeds
                for other in other_feeds(site_formats(catalog.config), text, feed)
            ),
            meta=collection_meta(catalog.config, address, title),
        ),
        digests=sum(map(len, parts.values())),
        least=catalog.config.digests.min_articles,
        feeds=tuple(Anchor(text, link(address, feed)) for text, feed in feeds),
        years=tuple(
            DigestYear(
                text=str(int(year)),
                months=tuple(
                    _month_line(catalog, part) for part in parts[MONTH] if part[:4] == year
                ),
                weeks=tuple(
                    week_line(catalog, address, part) for part in parts[WEEK] if part[:4] == year
                ),
            )
            for year in years
        ),
    )


def _month_line(catalog: Catalog, month: str) -> MonthLine:
    href = link(addresses.DIGESTS, digest_address(month))
    return MonthLine(catalog.wording.month_alone(month), href, counts_of(catalog, MONTH)[month])


def _keys(catalog: Catalog) -> Iterator[PageKey]:
    if kinds_of(catalog):
        yield _KEY


def _readers(delta: Delta, _catalog: Catalog) -> Iterator[PageKey]:
    if moves(delta, ARCHIVE):
        yield _KEY


def _term_readers(_delta: TermDelta, _catalog: Catalog) -> tuple[PageKey, ...]:
    return ()


KIND = PageKind(
    name="digests_index",
    template="digests.html",
    keys=_keys,
    exists=lambda key, catalog: key in _keys(catalog),
    address=lambda _key: addresses.DIGESTS,
    view=_view,
    readers=_readers,
    term_readers=_term_readers,
)
