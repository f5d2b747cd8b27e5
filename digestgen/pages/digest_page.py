"""The digest of a week or a month: what each active topic saw in that time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from digestgen.model.ids import PageKey, Permalink
from digestgen.model.view import Anchor, Head, MonthLine, Span
from digestgen.pages import addresses
from digestgen.pages.addresses import digest_address, digest_feed_address, period_address
from digestgen.pages.chrome import head_of
from digestgen.pages.digest_body import DigestBody, body_of
from digestgen.pages.digest_order import (
    beside,
    counts_of,
    has_digest,
    overlapping,
    part_anchor,
    part_in_words,
    parts_of,
)
from digestgen.pages.digest_readers import parts_shown
from digestgen.pages.digest_topics import Days
from digestgen.pages.feed_formats import other_feeds, site_formats
from digestgen.pages.kind import PageKind
from digestgen.pages.links import link
from digestgen.pages.metadata import collection_meta, step_to
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE
from digestgen.text.stretches import MONTH, WEEK, kind_of, part_of, stretch_of
from digestgen.wording import Wording, gettext_noop

_FEED_TITLES = {WEEK: gettext_noop("Weekly digests"), MONTH: gettext_noop("Monthly digests")}


class DigestView(msgspec.Struct, frozen=True):
    """Everything the digest of a week or month shows."""

    head: Head
    title: str
    kind: str
    """week or month."""
    days: Span
    index: str
    feed: str
    body: DigestBody
    weeks: tuple[MonthLine, ...]
    """Of a month: the digests of its weeks."""
    months: tuple[Anchor, ...]
    """Of a week: the digests of its months."""
    archive: tuple[Anchor, ...]
    """The months of the archive that hold all articles."""
    earlier: Anchor | None
    later: Anchor | None


def feed_title(catalog: Catalog, kind: str) -> str:
    """Return what the feed of the digests of weeks or months is called."""
    return catalog.wording.gettext(_FEED_TITLES[kind])


def digest_kind(kind: str) -> PageKind:
    """Return the page kind of the digests of weeks or of months."""
    name = f"digest_{kind}"

    def keys(catalog: Catalog) -> Iterator[PageKey]:
        for part in parts_of(catalog, kind):
            yield PageKey(name, (part,))

    return PageKind(
        name=name,
        template="digest.html",
        keys=keys,
        exists=lambda key, catalog: (
            kind_of(key.parts[0]) == kind and has_digest(catalog, key.parts[0])
        ),
        address=lambda key: digest_address(key.parts[0]),
        view=lambda key, catalog: digest_view(catalog, key.parts[0]),
        readers=lambda delta, catalog: (
            PageKey(name, (part,)) for part in sorted(parts_shown(delta, catalog, kind))
        ),
        # Topics with other names come as changes of their articles.
        term_readers=lambda _delta, _catalog: (),
    )


def digest_view(catalog: Catalog, part: str) -> DigestView:
    """Return the digest of a week or month. Linear in its articles."""
    address = digest_address(part)
    kind = kind_of(part)
    days = Days.of_part(part)
    wording = catalog.wording
    title = part_in_words(part, wording)
    first, last = days.stretch
    earlier, later = beside(catalog, part)
    near = overlapping(catalog, part)
    feed = digest_feed_address(kind)
    feed_name = feed_title(catalog, kind)
    span = Span(first, wording.day(first), last, wording.day(last))
    return DigestView(
        head=head_of(
            catalog,
            address,
            title=_head_title(part, wording),
            description=wording.gettext(
                "What happened from %(first)s to %(last)s, by topic",
                first=span.first_text,
                last=span.last_text,
            ),
            feeds=((feed_name, feed),),
            other_feeds=other_feeds(site_formats(catalog.config), feed_name, feed),
            meta=collection_meta(
                catalog.config,
                address,
                title,
                (step_to(wording, addresses.DIGESTS),),
                covered=f"{first}/{last}",
            ),
        ),
        title=title,
        kind=kind,
        days=span,
        index=link(address, addresses.DIGESTS),
        feed=link(address, feed),
        body=body_of(catalog, days, partial(_link, address)),
        weeks=tuple(week_line(catalog, address, week) for week in near) if kind == MONTH else (),
        months=()
        if kind == MONTH
        else tuple(anchor for month in near if (anchor := part_anchor(catalog, address, month))),
        archive=tuple(
            Anchor(wording.month(month), link(address, period_address(ARCHIVE, month)))
            for month in dict.fromkeys(part_of(MONTH, day) for day in days.stretch)
            if counts_of(catalog, MONTH).get(month)
        ),
        earlier=part_anchor(catalog, address, earlier),
        later=part_anchor(catalog, address, later),
    )


def week_line(catalog: Catalog, address: Permalink, week: str) -> MonthLine:
    """Return a week with its Monday and its size, as a link from the page at `address`."""
    href = link(address, digest_address(week))
    text = catalog.wording.gettext(
        "Week %(week)s, %(day)s",
        week=int(week[6:]),
        day=catalog.wording.short_day(stretch_of(week).first),
    )
    return MonthLine(text, href, counts_of(catalog, WEEK)[week])


def _head_title(part: str, wording: Wording) -> str:
    if kind_of(part) == MONTH:
        return wording.gettext("Digest, %(month)s", month=wording.month(part))
    return wording.gettext(
        "Digest, week %(week)s of %(year)s", week=int(part[6:]), year=int(part[:4])
    )


def _link(address: Permalink, target: Permalink, fragment: str) -> str:
    href = link(address, target)
    return f"{href}#{fragment}" if fragment else href
