"""The articles of a topic that its digest looks at: all, or some of a long topic, spread in time.

A bounded number of short range queries, whatever the size of the topic. Months are counted from the
oldest, so that a new one at the end does not shift the others.
"""

from __future__ import annotations

from digestgen.model.ids import ArticleId
from digestgen.pages.periods import shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group

WHOLE_UP_TO = 60
NEWEST = 20
MONTHS = 40


def sample_of(catalog: Catalog, group: Group) -> tuple[ArticleId, ...]:
    """Return the articles to look at, sorted by id; it depends on dates and membership alone."""
    return catalog.remember("sample", f"{group.kind} {group.key}", lambda: _sample(catalog, group))


def _sample(catalog: Catalog, group: Group) -> tuple[ArticleId, ...]:
    if shape_of(catalog, group).total <= WHOLE_UP_TO:
        return tuple(sorted(catalog.newest_ids(group, WHOLE_UP_TO)))
    found = set(catalog.newest_ids(group, NEWEST))
    months = [month for month, _ in reversed(catalog.months(group)) if month]
    step = -(-len(months) // MONTHS) or 1
    each = max(1, MONTHS // max(1, len(months)))
    for month in months[::step]:
        found.update(catalog.newest_ids_in_month(group, month, each))
    return tuple(sorted(found))
