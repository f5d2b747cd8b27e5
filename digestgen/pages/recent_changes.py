"""What is new or was updated: `changes.html` for people, `changes.json` for programs.

A function of the articles alone, with no clock and no memory of earlier builds: those with the
latest dates, of change or publication. By the digest of its text a program sees that an article
differs though its dates do not.
"""

from __future__ import annotations

import msgspec

from digestgen.fingerprint import digest_bytes
from digestgen.model.config import has_base_url
from digestgen.model.delta import Delta, Shown
from digestgen.model.ids import ArticleId, Permalink
from digestgen.model.view import Head
from digestgen.names import absolute_link
from digestgen.pages import addresses
from digestgen.pages.changes import halves
from digestgen.pages.chrome import head_of
from digestgen.pages.kind import single_page
from digestgen.pages.links import link
from digestgen.pages.metadata import collection_meta
from digestgen.store.catalog import Catalog

SHOWN = 100


class ChangedLine(msgspec.Struct, frozen=True):
    """An article that was published or updated."""

    title: str
    href: str
    language: str
    published: str
    published_text: str
    updated: str
    """'' unless that was later."""
    updated_text: str
    hash: str = ""
    """Of title and visible text: neither the theme nor the markup changes it. For programs alone: a
    page that does not show it need not be looked at for it."""


class RecentView(msgspec.Struct, frozen=True):
    """Everything the page of recent changes shows."""

    head: Head
    articles: tuple[ChangedLine, ...]
    """The latest first."""
    data: str
    """Link to the same for programs."""


class RecentDataView(msgspec.Struct, frozen=True):
    """The same for programs."""

    title: str
    home: str
    page: str
    articles: tuple[ChangedLine, ...]


def _view(catalog: Catalog) -> RecentView:
    address = addresses.CHANGES
    return RecentView(
        head=head_of(
            catalog,
            address,
            title=catalog.wording.gettext("Recent changes"),
            description=catalog.wording.gettext("The articles that were published or updated last"),
            meta=collection_meta(
                catalog.config, address, catalog.wording.gettext("Recent changes")
            ),
        ),
        articles=_lines(catalog, address),
        data=link(address, addresses.CHANGES_DATA),
    )


def _data_view(catalog: Catalog) -> RecentDataView:
    base_url = catalog.config.base_url
    return RecentDataView(
        title=catalog.config.title,
        home=absolute_link(base_url, addresses.HOME),
        page=absolute_link(base_url, addresses.CHANGES),
        articles=_lines(catalog, None),
    )


def _lines(catalog: Catalog, address: Permalink | None) -> tuple[ChangedLine, ...]:
    """Return the lines, with links from the page at `address`, else as programs want them."""
    return tuple(_line(catalog, one.article_id, address) for one in catalog.latest(SHOWN))


def _line(catalog: Catalog, article_id: ArticleId, address: Permalink | None) -> ChangedLine:
    card = catalog.card(article_id)
    published = card.published.isoformat() if card.published else ""
    updated = card.updated.isoformat() if card.updated else ""
    updated = updated if updated > published else ""
    text = "" if address else f"{card.title}\n{catalog.text_digest(article_id)}"
    return ChangedLine(
        title=card.title,
        href=link(address or addresses.CHANGES_DATA, card.permalink)
        if address or not has_base_url(catalog.config)
        else absolute_link(catalog.config.base_url, card.permalink),
        language=card.language,
        published=published,
        published_text=catalog.wording.day(published),
        updated=updated,
        updated_text=catalog.wording.day(updated),
        hash=digest_bytes(text.encode("utf-8", "surrogatepass")) if text else "",
    )


def _reads(delta: Delta, catalog: Catalog) -> bool:
    """Return whether a line of the article may stand or have stood there, and differ."""
    before, after = delta.before, delta.after
    is_same = before is not None and after is not None and _told(before) == _told(after)
    return not is_same and _is_among_latest(delta, catalog)


def _data_reads(delta: Delta, catalog: Catalog) -> bool:
    """Return the same for programs, which are told of the text as well."""
    before, after = delta.before, delta.after
    is_same = before is not None and after is not None and before.body_digest == after.body_digest
    return _reads(delta, catalog) or (not is_same and _is_among_latest(delta, catalog))


def _is_among_latest(delta: Delta, catalog: Catalog) -> bool:
    latest = catalog.latest(SHOWN)
    if len(latest) < SHOWN:
        return True
    # Pushed out by others it was, if it was: these have changes of their own.
    return any(_place(shown) >= latest[-1] for shown in halves(delta))


def _told(shown: Shown) -> tuple[object, ...]:
    card = shown.card
    return (card.title, card.permalink, card.published, card.updated, card.language)


def _place(shown: Shown) -> tuple[str, str]:
    card = shown.card
    days = (day.isoformat() for day in (card.published, card.updated) if day)
    return max(days, default=""), card.article_id


KIND = single_page("recent_changes", "recent_changes.html", addresses.CHANGES, _view, reads=_reads)
DATA_KIND = single_page(
    "recent_changes_data",
    "recent_changes.json",
    addresses.CHANGES_DATA,
    _data_view,
    reads=_data_reads,
)
