"""The words of headlines are counted by month, and taken out again with their articles."""

from __future__ import annotations

from digestgen.article import read_article
from digestgen.model.config import Config
from digestgen.model.reading import ReadSettings
from digestgen.store import database
from digestgen.store.articles import ArticleWriter
from digestgen.store.catalog import Catalog
from tests.sites.folder import article


def test_a_word_has_the_months_of_its_articles() -> None:
    db = database.open_memory()
    catalog = Catalog(db, Config())
    titles = {"a.md": ("Trip to Tripoli", "2020-04-05"), "b.md": ("Trips", "2020-05-05")}
    titles |= {"c.md": ("A trip", "2020-04-09"), "d.md": ("Trip", "")}
    for path, (title, day) in titles.items():
        text = article(title=title, date=day)
        reading = read_article(text.encode(), path, ReadSettings())
        assert reading.article, reading.problems
        database.add_article(db, reading.article)

    assert list(catalog.headline_shards()) == ["to", "tr"]
    assert catalog.headline_words("tr") == {
        "trip": ["", "2020-04"],
        "tripoli": ["2020-04"],
        "trips": ["2020-05"],
    }

    for path in ("a.md", "b.md"):
        writer = ArticleWriter(db)
        stored = writer.stored(path)
        assert stored
        writer.remove(path, stored)
        writer.flush()

    assert not catalog.has_headline_shard("to")
    assert catalog.headline_words("tr") == {"trip": ["", "2020-04"]}
