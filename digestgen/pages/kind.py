"""What every page kind declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from digestgen.model.delta import Delta
from digestgen.model.ids import PageKey, Permalink
from digestgen.store.catalog import Catalog


class PageKind(NamedTuple):
    """One kind of page; the functions are pure."""

    name: str
    template: str
    keys: Callable[[Catalog], Iterable[PageKey]]
    """Every page of the kind, in a fixed order."""
    address: Callable[[PageKey], Permalink]
    view: Callable[[PageKey, Catalog], msgspec.Struct]
    readers: Callable[[Delta, Catalog], Iterable[PageKey]]
    """The pages that may show something of an article that changed; the catalog is the new one."""


def single_page(
    name: str,
    template: str,
    address: Permalink,
    view: Callable[[Catalog], msgspec.Struct],
    *,
    shows_articles: bool = True,
) -> PageKind:
    """Return a kind of one page alone; one that shows articles is looked at after every change."""
    key = PageKey(name)
    readers = [key] if shows_articles else []
    return PageKind(
        name=name,
        template=template,
        keys=lambda _catalog: [key],
        address=lambda _key: address,
        view=lambda _key, catalog: view(catalog),
        readers=lambda _delta, _catalog: readers,
    )


def groups_touched(delta: Delta, kind: str) -> tuple[str, ...]:
    """Return the keys of the groups of one kind that the article was or is in, sorted."""
    shown = [s for s in (delta.before, delta.after) if s is not None]
    return tuple(sorted({key for s in shown for group, key in s.groups if group == kind}))


def months_touched(delta: Delta) -> tuple[str, ...]:
    """Return the months (`2020-04`, '' for undated) that the article was or is in, sorted."""
    shown = [s for s in (delta.before, delta.after) if s is not None]
    dates = {s.card.published.isoformat()[:7] if s.card.published else "" for s in shown}
    return tuple(sorted(dates))
