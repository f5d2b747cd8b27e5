"""What is wrong with the links of all articles, for builds that look at no page."""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.model.problem import Problem
from digestgen.pages.references import resolve_links
from digestgen.store import database, sources
from digestgen.store.catalog import Catalog


def problems_of_all_links(db: database.Connection, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with the links of every article. Linear."""
    for article_id in catalog.article_ids():
        found = resolve_links(catalog, article_id, lambda path: sources.find_nearly(db, path))
        yield from found.problems
