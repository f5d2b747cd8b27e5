from __future__ import annotations

import pytest

from digestgen.article import read_article
from digestgen.build.grouping import group_articles
from digestgen.model.config import Config
from digestgen.model.ids import ArticleId, TopicKey
from digestgen.model.reading import ReadSettings
from digestgen.store import database
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Group
from tests.sites.folder import article

LIBYA = Group("topic", "libya")


@pytest.fixture
def catalog() -> Catalog:
    db = database.open_memory()
    dates = ["2020-01-01", "2020-01-01", "2020-02-01", "", "2019-12-31"]
    for number, day in enumerate(dates):
        tags = ("Libya", "Sudan") if number < 2 else ("Libya",)
        text = article(title=f"N{number}", date=day, tags=tags)
        reading = read_article(text.encode(), f"n{number}.md", ReadSettings())
        assert reading.article
        database.add_article(db, reading.article)
    found = Catalog(db, Config())
    group_articles(db, found, ())
    return found


def ids(cards: object) -> list[str]:
    return [card.article_id for card in cards]  # type: ignore[attr-defined]  # cards


def test_lists_come_newest_first_and_undated_last(catalog: Catalog) -> None:
    expected = ["n2.md", "n1.md", "n0.md", "n4.md", "n3.md"]

    assert expected == ids(catalog.newest(LIBYA, 10))
    assert expected[:2] == ids(catalog.newest(ARCHIVE, 2))


def test_neighbours_of_one_day_are_told_apart(catalog: Catalog) -> None:
    card = catalog.card(ArticleId("n1.md"))

    assert ids(catalog.older(LIBYA, card, 9)) == ["n0.md", "n4.md", "n3.md"]
    assert ids(catalog.newer(LIBYA, card, 9)) == ["n2.md"]


def test_months_are_counted_newest_first(catalog: Catalog) -> None:
    assert catalog.months(LIBYA) == (("2020-02", 1), ("2020-01", 2), ("2019-12", 1), ("", 1))
    assert ids(catalog.in_month(LIBYA, "2020-01")) == ["n1.md", "n0.md"]
    assert ids(catalog.in_month(LIBYA, "")) == ["n3.md"]


def test_the_span_leaves_undated_articles_out(catalog: Catalog) -> None:
    assert catalog.span(LIBYA) == ("2019-12-31", "2020-02-01")
    assert catalog.span(Group("topic", "none")) == ("", "")


def test_topics_that_share_articles_name_the_newest_of_them(catalog: Catalog) -> None:
    shared = catalog.shared_topics(TopicKey("libya"), 5)

    assert [("sudan", 2, "n1.md")] == [tuple(row) for row in shared]


def test_articles_are_found_by_file_name_and_title(catalog: Catalog) -> None:
    assert catalog.find_named("n3") == "n3.md"
    assert catalog.find_named("title:n3") == "n3.md"
    assert catalog.find_named("nothing") is None


def test_leads_and_text_digest_are_kept_with_the_article() -> None:
    db = database.open_memory()
    text = article(title="Harbour", body="The harbour of Ndelu opened on Monday after nine years.")
    first = read_article(text.encode(), "a.md", ReadSettings()).article
    marked = read_article(text.replace("nine", "*nine*").encode(), "b.md", ReadSettings()).article
    assert first
    assert marked
    database.add_article(db, first)
    database.add_article(db, marked)
    found = Catalog(db, Config())

    assert first.leads == found.leads(ArticleId("a.md"))
    assert ["p1"] == [lead.anchor for lead in first.leads]
    assert found.text_digest(ArticleId("a.md")) == found.text_digest(ArticleId("b.md"))
    with pytest.raises(KeyError):
        found.leads(ArticleId("c.md"))
