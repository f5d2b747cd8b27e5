"""What is wrong with the links of all articles, for builds that write no page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digestgen.model.ids import ArticleId, PageKey
from digestgen.model.problem import Problem
from digestgen.pages.references import resolve_links
from digestgen.store import database, sources
from digestgen.store.catalog import Catalog


def problems_of_all_links(db: database.Connection, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with the links of every article. Linear."""
    for article_id in catalog.article_ids():
        yield from _problems_of(db, catalog, article_id)


def problems_after_change(
    db: database.Connection, catalog: Catalog, looked_at: Iterable[PageKey]
) -> Iterator[Problem]:
    """Yield the same, where only these pages may differ from what they were when last looked at.

    What the links of all other articles told then is in the store. As costly as the pages are many.
    """
    again = {
        article_id
        for key in looked_at
        if key.kind == "article" and (article_id := catalog.find_permalink(key.parts[0]))
    }
    for stored_id, found in sources.problems_by_article(db):
        if stored_id not in again:
            yield from found
    for article_id in sorted(again):
        yield from _problems_of(db, catalog, article_id)


def _problems_of(
    db: database.Connection, catalog: Catalog, article_id: ArticleId
) -> tuple[Problem, ...]:
    return resolve_links(catalog, article_id, lambda path: sources.find_nearly(db, path)).problems
