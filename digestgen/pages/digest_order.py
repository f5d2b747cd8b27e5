"""Which weeks and months have a digest, and which ones stand beside them.

A week or month with fewer articles than `digests: {min_articles}` has none: what little it saw
stands in the archive, and whoever leafs through the digests passes over it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from digestgen.model.ids import Permalink
from digestgen.model.view import Anchor
from digestgen.pages.addresses import DIGESTS, digest_address, digest_feed_address
from digestgen.pages.links import link
from digestgen.pages.periods import shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE
from digestgen.text.stretches import KINDS, MONTH, WEEK, is_part, kind_of, part_of, stretch_of
from digestgen.wording import Wording


def kinds_of(catalog: Catalog) -> tuple[str, ...]:
    """Return the kinds of digests that the site has: week, month."""
    wanted = {WEEK: catalog.config.digests.weeks, MONTH: catalog.config.digests.months}
    return tuple(kind for kind in KINDS if wanted[kind])


def counts_of(catalog: Catalog, kind: str) -> Mapping[str, int]:
    """Return all weeks or months with their numbers of articles; '' may stand for undated."""
    return catalog.weeks if kind == WEEK else shape_of(catalog, ARCHIVE).months


def parts_of(catalog: Catalog, kind: str) -> tuple[str, ...]:
    """Return the weeks or months that have a digest, oldest first."""
    return catalog.remember("digests", kind, lambda: tuple(sorted(_parts(catalog, kind))))


def _parts(catalog: Catalog, kind: str) -> Iterator[str]:
    least = catalog.config.digests.min_articles
    if kind in kinds_of(catalog):
        for part, articles in counts_of(catalog, kind).items():
            if part and articles >= least:
                yield part


def has_digest(catalog: Catalog, part: str) -> bool:
    """Return whether a week or month has a digest."""
    kind = kind_of(part)
    least = catalog.config.digests.min_articles
    has_kind = bool(part) and kind in kinds_of(catalog)
    return has_kind and counts_of(catalog, kind).get(part, 0) >= least


def digest_page_at(catalog: Catalog, address: str) -> Permalink | None:
    """Return the digest, the list or the feed of them that lies at an address, whatever its case.

    None for none.
    """
    folder, _, file = address.casefold().partition("/")
    if folder != "digests" or not (kinds := kinds_of(catalog)):
        return None
    lists = (DIGESTS, *map(digest_feed_address, kinds))
    if found := next((page for page in lists if page == f"{folder}/{file}"), None):
        return found
    # Of weeks the address has a great letter: `2020-W17`.
    part = file.removesuffix(".html").upper()
    is_there = file.endswith(".html") and is_part(part) and has_digest(catalog, part)
    return digest_address(part) if is_there else None


def beside(catalog: Catalog, part: str) -> tuple[str, str]:
    """Return the digests before and after a week or month, which need not have one; '' for none."""
    order = parts_of(catalog, kind_of(part))
    before, after = bisect_left(order, part), bisect_right(order, part)
    return order[before - 1] if before else "", order[after] if after < len(order) else ""


def overlapping(catalog: Catalog, part: str) -> tuple[str, ...]:
    """Return the digests of the other kind that have a day in common with this one, in order."""
    other = MONTH if kind_of(part) == WEEK else WEEK
    low, high = (part_of(other, day) for day in stretch_of(part))
    order = parts_of(catalog, other)
    return order[bisect_left(order, low) : bisect_right(order, high)]


def part_in_words(part: str, wording: Wording) -> str:
    """Return `April 2020` or `Week 17 of 2020`."""
    if kind_of(part) == MONTH:
        return wording.month_alone(part)
    return wording.gettext("Week %(week)s of %(year)s", week=int(part[6:]), year=int(part[:4]))


def part_anchor(catalog: Catalog, address: Permalink, part: str) -> Anchor | None:
    """Return a link to a digest from the page at `address`; None for ''."""
    if not part:
        return None
    return Anchor(part_in_words(part, catalog.wording), link(address, digest_address(part)))


def newest_anchors(catalog: Catalog, address: Permalink) -> tuple[Anchor, ...]:
    """Return links to the newest digest of each kind, for other pages, with its days in words."""
    found = []
    for kind in kinds_of(catalog):
        if order := parts_of(catalog, kind):
            part = order[-1]
            wording = catalog.wording
            monday = wording.day(stretch_of(part).first)
            text = (
                wording.gettext("The week of %(monday)s", monday=monday)
                if kind == WEEK
                else wording.month_alone(part)
            )
            found.append(Anchor(text, link(address, digest_address(part))))
    return tuple(found)
