"""Which article says of which that it is its translation: rows by the names it may mean."""

from __future__ import annotations

import sqlite3

from digestgen.model.ids import ArticleId
from digestgen.store.link_names import WIKI, names_meant

TRANSLATIONS_SCHEMA = """
CREATE TABLE translation(
    name TEXT NOT NULL, article_id TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY(name, article_id)
) WITHOUT ROWID;
CREATE INDEX translation_of_article ON translation(article_id);
"""


def translation_rows(target: str, article_id: str) -> list[tuple[str, str, str]]:
    """Return the rows of an article that names `target` as its original; none for ''."""
    return [(name, article_id, target) for name in original_names(target)]


def original_names(target: str) -> tuple[str, ...]:
    """Return the names that an original may have: it is found as wiki links find articles."""
    return names_meant(f"{WIKI}{target}") if target else ()


class TranslationQueries:
    """Questions about translations, for the catalog."""

    _db: sqlite3.Connection

    def has_translations(self) -> bool:
        """Return whether any article names an original."""
        return self._db.execute("SELECT 1 FROM translation LIMIT 1").fetchone() is not None

    def original_named(self, article_id: ArticleId) -> str:
        """Return what an article names as its original, as typed; '' for nothing."""
        query = "SELECT target FROM translation WHERE article_id = ? LIMIT 1"
        row = self._db.execute(query, (article_id,)).fetchone()
        return str(row[0]) if row else ""

    def all_named(self, name: str) -> list[ArticleId]:
        """Return the articles of a name (see `link_names`), the shortest path first."""
        query = "SELECT article_id FROM name WHERE name = ? ORDER BY length(article_id), article_id"
        return [ArticleId(row[0]) for row in self._db.execute(query, (name,))]

    def naming_original(self, name: str) -> list[ArticleId]:
        """Return the articles whose original may have this name, sorted."""
        query = "SELECT article_id FROM translation WHERE name = ? ORDER BY article_id"
        return [ArticleId(row[0]) for row in self._db.execute(query, (name,))]
