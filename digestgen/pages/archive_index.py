"""The archive: all months that have articles, by year."""

from __future__ import annotations

import msgspec

from digestgen.charts.timeline import Timeline
from digestgen.model.view import Head, Span, Year
from digestgen.pages import addresses
from digestgen.pages.calendars import CalendarYear, years_in_months
from digestgen.pages.changes import moves
from digestgen.pages.chrome import head_of
from digestgen.pages.kind import single_page
from digestgen.pages.listing import span_of, years_of
from digestgen.pages.metadata import collection_meta
from digestgen.pages.timelines import timeline_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE


class ArchiveView(msgspec.Struct, frozen=True):
    """Everything the archive shows."""

    head: Head
    articles: int
    span: Span
    years: tuple[Year, ...]
    timeline: Timeline | None
    calendar: tuple[CalendarYear, ...]
    """The years, newest first, without what is undated: that is the last of `years`."""


def _view(catalog: Catalog) -> ArchiveView:
    return ArchiveView(
        head=head_of(
            catalog,
            addresses.ARCHIVE,
            title=catalog.wording.gettext("Archive"),
            description=catalog.wording.gettext("All articles by month"),
            meta=collection_meta(
                catalog.config, addresses.ARCHIVE, catalog.wording.gettext("Archive")
            ),
        ),
        articles=catalog.article_count(),
        span=span_of(catalog, ARCHIVE),
        years=years_of(catalog, addresses.ARCHIVE, ARCHIVE),
        timeline=timeline_of(catalog, addresses.ARCHIVE, ARCHIVE),
        calendar=years_in_months(catalog, addresses.ARCHIVE, ARCHIVE),
    )


KIND = single_page(
    "archive_index",
    "archive.html",
    addresses.ARCHIVE,
    _view,
    reads=lambda delta, _catalog: moves(delta, ARCHIVE),
)
