"""One month of a topic that has more articles than its front shows."""

from __future__ import annotations

from functools import partial

from digestgen.model.ids import PageKey, Permalink
from digestgen.pages import collection
from digestgen.pages.addresses import month_address
from digestgen.pages.kind import PageKind
from digestgen.store.catalog import Catalog, Group


def _address(key: PageKey) -> Permalink:
    return month_address(Group("topic", key.parts[0]), key.parts[1])


def _view(key: PageKey, catalog: Catalog) -> collection.MonthView:
    return collection.month_view(catalog, Group("topic", key.parts[0]), key.parts[1])


KIND = PageKind(
    name="topic_month",
    template="month.html",
    keys=partial(collection.month_keys, "topic"),
    address=_address,
    view=_view,
    readers=partial(collection.month_readers, "topic"),
)
