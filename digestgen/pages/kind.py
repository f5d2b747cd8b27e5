"""What every page kind declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, Permalink
from digestgen.store.catalog import Catalog

AT_ONCE = 200
"""For so many changes of articles at once `readers` and `term_readers` name enough; for more that
come, go, join or leave groups, look at every page, which then costs as much. A group or a site far
larger than a limit cannot have crossed it with so few changes, and need not be looked at whole."""


class PageKind(NamedTuple):
    """One kind of page; the functions are pure."""

    name: str
    template: str
    keys: Callable[[Catalog], Iterable[PageKey]]
    """Every page of the kind, in a fixed order."""
    exists: Callable[[PageKey, Catalog], bool]
    """Whether a page is there: `key in keys`, but cheap."""
    address: Callable[[PageKey], Permalink]
    view: Callable[[PageKey, Catalog], msgspec.Struct]
    readers: Callable[[Delta, Catalog], Iterable[PageKey]]
    """The pages that may show something of an article that changed, those that may have appeared
    and those that may have vanished; the catalog is the new one, with all changes in it."""
    term_readers: Callable[[TermDelta, Catalog], Iterable[PageKey]]
    """The same for a group that changed, without the pages that show it because of its members:
    these are named by the changes of the articles."""
    is_of_time: bool = False
    """Whether the last part of a key is a month or a year: pages of one time, whatever their kind,
    show the same articles, and are made one after another."""
    is_daily: bool = False
    """Whether its pages depend on the day of the build: then all are looked at on another."""


def single_page(
    name: str,
    template: str,
    address: Permalink,
    view: Callable[[Catalog], msgspec.Struct],
    *,
    reads: Callable[[Delta, Catalog], bool] = lambda _delta, _catalog: False,
    reads_term: Callable[[TermDelta], bool] = lambda _delta: False,
) -> PageKind:
    """Return a kind of one page alone, with what it has to be looked at for."""
    key = PageKey(name)
    return PageKind(
        name=name,
        template=template,
        keys=lambda _catalog: [key],
        exists=lambda wanted, _catalog: wanted == key,
        address=lambda _key: address,
        view=lambda _key, catalog: view(catalog),
        readers=lambda delta, catalog: [key] if reads(delta, catalog) else [],
        term_readers=lambda delta, _catalog: [key] if reads_term(delta) else [],
    )
