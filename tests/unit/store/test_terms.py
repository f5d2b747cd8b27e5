from __future__ import annotations

import pytest

from digestgen.article import read_article
from digestgen.model.reading import ReadSettings
from digestgen.store import database, terms
from tests.sites.folder import article

TAGS = (("Libya", "Lybia"), ("Libya",), ("Lybia",), ("Sudan",))


@pytest.fixture
def db() -> database.Connection:
    db = database.open_memory()
    for number, tags in enumerate(TAGS):
        text = article(title=f"N{number}", tags=tags)
        reading = read_article(text.encode(), f"n{number}.md", ReadSettings())
        assert reading.article
        database.add_article(db, reading.article)
    return db


@pytest.mark.parametrize(
    ("spellings", "wanted", "expected"),
    [
        (["Libya"], 2, True),
        (["Libya"], 3, False),
        # Four tags on three articles: the numbers of the spellings leave it open.
        (["Libya", "Lybia"], 3, True),
        (["Libya", "Lybia"], 4, False),
        (["Libya", "Lybia"], 5, False),
        (["Libya", "Sudan"], 3, True),
        (["Chad"], 1, False),
        ([], 1, False),
    ],
)
def test_articles_of_several_spellings_are_counted_once(
    db: database.Connection, spellings: list[str], wanted: int, expected: bool
) -> None:
    assert expected == terms.are_tagged(db, spellings, wanted)
    assert expected == (len(terms.tagged_with(db, spellings)) >= wanted)
