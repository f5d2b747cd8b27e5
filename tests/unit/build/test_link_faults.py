from __future__ import annotations

import pytest

from digestgen.article import read_article
from digestgen.build.grouping import group_articles
from digestgen.build.link_faults import problems_after_change, problems_of_all_links
from digestgen.model.config import Config
from digestgen.model.ids import PageKey
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings
from digestgen.store import database, sources
from digestgen.store.catalog import Catalog
from tests.sites.folder import article

STORED = Problem.of_file("a.md", "link-target", "as told when a.md was looked at", "")


@pytest.fixture
def db() -> database.Connection:
    db = database.open_memory()
    for name in ("a", "b", "c"):
        text = article(title=name, body=f"See [it](lost-{name}.md).")
        reading = read_article(text.encode(), f"{name}.md", ReadSettings())
        assert reading.article
        database.add_article(db, reading.article)
    group_articles(db, Catalog(db, Config()), ())
    sources.set_links(db, "a.md", sources.encode_problems((STORED,)), ())
    return db


def test_links_of_pages_that_nobody_need_look_at_are_not_looked_up_again(
    db: database.Connection,
) -> None:
    keys = [PageKey("article", ("articles/b.html",)), PageKey("home", ())]

    found = list(problems_after_change(db, Catalog(db, Config()), keys))

    assert [STORED.message, "b.md"] == [found[0].message, found[1].path]
    assert "lost-b.md" in found[1].message


def test_a_page_that_may_differ_is_told_anew(db: database.Connection) -> None:
    keys = [PageKey("article", (f"articles/{name}.html",)) for name in "abc"]

    found = list(problems_after_change(db, Catalog(db, Config()), keys))

    assert list(problems_of_all_links(db, Catalog(db, Config()))) == found


def test_a_page_that_is_no_more_says_nothing(db: database.Connection) -> None:
    keys = [PageKey("article", ("articles/gone.html",))]

    found = list(problems_after_change(db, Catalog(db, Config()), keys))

    assert [STORED] == found
