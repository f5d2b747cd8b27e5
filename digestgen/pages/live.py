"""Which page lies at an address, case apart: what is live wins over what is remembered.

On many disks `A.html` and `a.html` are one file, so an old address that differs in case alone from
a live one leads nowhere else: it is that page.
"""

from __future__ import annotations

from digestgen.ledger import ARCHIVE as ARCHIVE_KIND
from digestgen.ledger import FEED, GROUPS, place_of
from digestgen.model.ids import Permalink
from digestgen.pages import addresses
from digestgen.pages.dates import month_of_part, month_part
from digestgen.pages.digest_order import digest_page_at
from digestgen.pages.periods import has_part, shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Group

_FIXED = frozenset(
    {addresses.HOME, addresses.TOPICS, addresses.AUTHORS, addresses.SECTIONS, addresses.ARCHIVE}
    | {addresses.MAP, addresses.CHANGES, addresses.CHANGES_DATA, addresses.SEARCH}
    | {addresses.FEED, addresses.NOT_FOUND, addresses.SITEMAP, addresses.ROBOTS}
)
_CHANGES = "/changes.html"


def live_address(  # noqa: PLR0911  one question after the other
    catalog: Catalog, address: str
) -> Permalink | None:
    """Return the address of the page that lies there, as it is written; None for none."""
    folded = address.casefold()
    if folded in _FIXED:
        return Permalink(folded)
    if catalog.find_permalink(address) is not None:
        return Permalink(address)
    if digest := digest_page_at(catalog, address):
        return digest
    if place_of(folded) is not None:
        return _group_page(catalog, address)
    if found := catalog.permalink_alike(address):
        return found
    if folded.endswith(_CHANGES):
        return _changes_page(catalog, address)
    return None


def _group_page(catalog: Catalog, address: str) -> Permalink | None:
    place = place_of(address) or place_of(address.casefold())
    assert place is not None
    part = place.part.casefold()
    if place.kind == ARCHIVE_KIND:
        month = month_of_part(part)
        is_there = month in shape_of(catalog, ARCHIVE).months and month_part(month) == part
        return addresses.period_address(ARCHIVE, part) if is_there else None
    group = _group(catalog, place.kind, place.key) if place.kind in GROUPS else None
    if group is None:
        return None
    if not part:
        return addresses.front_address(group)
    if part == FEED:
        return addresses.feed_address(group) if group.kind == "topic" else None
    return addresses.period_address(group, part) if has_part(catalog, group, part) else None


def _group(catalog: Catalog, kind: str, key: str) -> Group | None:
    """Return the group of a slug, whatever its case."""
    group = Group(kind, key)
    if catalog.has_group(group):
        return group
    folded = key.casefold()
    # Slugs are folded but for those that editors chose.
    chosen = catalog.remember("chosen slugs", kind, lambda: _chosen_slugs(catalog, kind))
    other = Group(kind, chosen.get(folded, folded))
    return other if catalog.has_group(other) else None


def _chosen_slugs(catalog: Catalog, kind: str) -> dict[str, str]:
    keys = (term.group.key for term in catalog.terms(kind))
    return {key.casefold(): key for key in keys if key != key.casefold()}


def _changes_page(catalog: Catalog, address: str) -> Permalink | None:
    """Return the address of the page of what was changed in an article."""
    article = f"{address[: -len(_CHANGES)]}.html"
    permalink = live_address(catalog, article)
    article_id = permalink and catalog.find_permalink(permalink)
    if not permalink or not article_id or not catalog.body_detail(article_id).changes_digest:
        return None
    return addresses.changes_address(permalink)
