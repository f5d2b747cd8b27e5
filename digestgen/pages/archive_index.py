"""The archive: all months that have articles, by year."""

from __future__ import annotations

import msgspec

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.model.view import Head, MonthLine, Span
from digestgen.pages import addresses
from digestgen.pages.chrome import head_of
from digestgen.pages.kind import PageKind
from digestgen.pages.listing import month_lines, span_of
from digestgen.store.catalog import ARCHIVE, Catalog


class Year(msgspec.Struct, frozen=True):
    """The months of one year, newest first."""

    text: str
    months: tuple[MonthLine, ...]
    articles: int


class ArchiveView(msgspec.Struct, frozen=True):
    """Everything the archive shows."""

    head: Head
    articles: int
    span: Span
    years: tuple[Year, ...]


def _keys(_catalog: Catalog) -> list[PageKey]:
    return [PageKey("archive_index")]


def _address(_key: PageKey) -> Permalink:
    return addresses.ARCHIVE


def _view(_key: PageKey, catalog: Catalog) -> ArchiveView:
    years: dict[str, list[MonthLine]] = {}
    lines = month_lines(catalog, addresses.ARCHIVE, ARCHIVE)
    for (month, _), line in zip(catalog.months(ARCHIVE), lines, strict=True):
        years.setdefault(month[:4] or "Undated", []).append(line)
    return ArchiveView(
        head=head_of(
            catalog, addresses.ARCHIVE, title="Archive", description="All articles by month"
        ),
        articles=catalog.article_count(),
        span=span_of(catalog, ARCHIVE),
        years=tuple(
            Year(text, tuple(months), sum(m.articles for m in months))
            for text, months in years.items()
        ),
    )


def _readers(_delta: Delta, catalog: Catalog) -> list[PageKey]:
    return _keys(catalog)


KIND = PageKind(
    name="archive_index",
    template="archive.html",
    keys=_keys,
    address=_address,
    view=_view,
    readers=_readers,
)
