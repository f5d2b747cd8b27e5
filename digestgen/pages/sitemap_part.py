"""The sitemaps of a large site: the articles of one month, all topics, authors, sections, the rest.

A sitemap holds 50,000 addresses at most (sitemaps.org); what is over goes into a second one of the
same name with `-2`. Which part an address stands in depends on its own month or kind alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, Permalink
from digestgen.pages import locations
from digestgen.pages.addresses import sitemap_address
from digestgen.pages.changes import halves, month_of, moves, regroups
from digestgen.pages.dates import month_of_part, month_part
from digestgen.pages.kind import AT_ONCE, PageKind
from digestgen.pages.locations import Location, Place
from digestgen.pages.periods import shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE

WHOLE_UP_TO = 1000
"""Articles of a site whose sitemap is one file."""
MOST = 50_000
SPARE = 2
"""So many numbers beyond the last may have been there before: a change of AT_ONCE articles, each in
eight topics that all fall below the limit of one page, takes away 100,000 addresses."""
_NAME = "sitemap_part"
_ARTICLES = "articles-"
_SITE = "pages"
_KIND_OF = {f"{kind}s": kind for kind in locations.KINDS}


class SitemapPartView(msgspec.Struct, frozen=True):
    """Some addresses of the site."""

    locations: tuple[Location, ...]
    parts: tuple[str, ...] = ()
    """Always empty: sitemaps are listed by `sitemap.xml` alone."""


def is_parted(catalog: Catalog) -> bool:
    """Return whether the site is too large for one sitemap."""
    return catalog.article_count() > WHOLE_UP_TO


def part_addresses(catalog: Catalog) -> Iterator[Permalink]:
    """Yield the addresses of the sitemaps of a large site. Linear in the groups."""
    return (_address(key) for key in _all_keys(catalog, _names(catalog)))


def _names(catalog: Catalog) -> Iterator[str]:
    for month in shape_of(catalog, ARCHIVE).months:
        yield _name_of(month)
    yield from (*_KIND_OF, _SITE)


def _name_of(month: str) -> str:
    return _ARTICLES + month_part(month)


def _all_keys(catalog: Catalog, names: Iterable[str], *, spare: int = 0) -> Iterator[PageKey]:
    """Yield the keys of the parts of these names, and of so many `spare` ones of each."""
    for name in names:
        for number in range(1, -(-_count(catalog, name) // MOST) + spare + 1):
            yield PageKey(_NAME, (name, str(number)))


def _count(catalog: Catalog, name: str) -> int:
    """Return how many addresses there are under a name."""
    if name.startswith(_ARTICLES):
        month = month_of_part(name.removeprefix(_ARTICLES))
        if catalog.config.rights.canonical == "source":
            return sum(1 for _ in locations.article_pages(catalog, month))
        return shape_of(catalog, ARCHIVE).months.get(month, 0)
    if name == _SITE:
        return sum(1 for _ in locations.site_pages(catalog))
    return locations.count_group_pages(catalog, _KIND_OF[name])


def _places(catalog: Catalog, name: str) -> Iterator[Place]:
    if name.startswith(_ARTICLES):
        return locations.article_pages(catalog, month_of_part(name.removeprefix(_ARTICLES)))
    if name == _SITE:
        return locations.site_pages(catalog)
    return locations.group_pages(catalog, _KIND_OF[name])


def _keys(catalog: Catalog) -> Iterator[PageKey]:
    if is_parted(catalog):
        yield from _all_keys(catalog, _names(catalog))


def _exists(key: PageKey, catalog: Catalog) -> bool:
    return is_parted(catalog) and key in _all_keys(catalog, key.parts[:1])


def _address(key: PageKey) -> Permalink:
    name, number = key.parts
    return sitemap_address(name if number == "1" else f"{name}-{number}")


def _view(key: PageKey, catalog: Catalog) -> SitemapPartView:
    name, number = key.parts[0], int(key.parts[1])
    places = sorted(_places(catalog, name))[(number - 1) * MOST : number * MOST]
    return SitemapPartView(locations=locations.located(catalog, places))


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the parts in which an address or a date may differ, or which may come or go."""
    has_new_place = locations.place_differs(delta, catalog)
    own = [month_of(shown) for shown in halves(delta)] if has_new_place else []
    if not is_parted(catalog):
        # It was parted perhaps: then some article is gone.
        names = {*_names(catalog)} if delta.after is None else set()
        names.update(map(_name_of, own))
    elif delta.before is None and catalog.article_count() <= WHOLE_UP_TO + AT_ONCE:
        names = {*_names(catalog)}
    else:
        names = {_name_of(month) for month in own}
        is_moved = moves(delta, ARCHIVE)
        names.update(n for n, kind in _KIND_OF.items() if is_moved or regroups(delta, kind))
        names.update([_SITE] if is_moved else [])
    yield from _all_keys(catalog, sorted(names), spare=SPARE)


def _term_readers(delta: TermDelta, catalog: Catalog) -> Iterator[PageKey]:
    if delta.before is None or delta.after is None:
        yield from _all_keys(catalog, [f"{delta.kind}s"], spare=SPARE)


KIND = PageKind(
    name=_NAME,
    template="sitemap.xml",
    keys=_keys,
    exists=_exists,
    address=_address,
    view=_view,
    readers=_readers,
    term_readers=_term_readers,
)
