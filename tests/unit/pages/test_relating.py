"""Those near a change are named only when they would show others than they did."""

from __future__ import annotations

from random import Random

import msgspec
import pytest

from digestgen.article import read_article
from digestgen.build.grouping import group_articles
from digestgen.model.config import Config, TopicsConfig
from digestgen.model.delta import Delta, Shown
from digestgen.model.ids import ArticleId
from digestgen.model.reading import ReadSettings
from digestgen.pages.related import chosen_of
from digestgen.pages.relating import looking, pages_near, related_ways
from digestgen.store import database
from digestgen.store.catalog import Catalog
from digestgen.store.likeness import Chosen, put_chosen
from tests.properties.sites import STORY
from tests.sites.folder import article

ABOUT = ("Dagalo", "Haftar", "Kufra", "Omdurman", "Tobruk", "Benghazi", "Darfur", "Sirte")


def text(place: int) -> str:
    """Return a text that has less and less to do with the first, and is a copy of none."""
    names = ABOUT[place:] * 2
    mixed = Random(place).sample(names, len(names))
    return " ".join(f"{name} was asked." for name in mixed)


def catalog_of(texts: dict[str, str], tags: tuple[str, ...] = ("Libya",)) -> Catalog:
    db = database.open_memory()
    for name, body in sorted(texts.items()):
        data = article(title=name, tags=tags, body=body).encode()
        reading = read_article(data, f"{name}.md", ReadSettings())
        assert reading.article, reading.problems
        database.add_article(db, reading.article)
    catalog = Catalog(db, Config(topics=TopicsConfig(min_articles=1)))
    group_articles(db, catalog, ())
    return catalog


def shown(catalog: Catalog, name: str) -> Shown:
    one = ArticleId(f"{name}.md")
    groups = tuple((group.kind, group.key) for group in catalog.groups_of(one))
    return Shown(
        catalog.card(one),
        groups,
        catalog.body_digest(one),
        catalog.terms_of(one),
        sketch=catalog.sketch_of(one),
    )


def fresh(catalog: Catalog) -> Catalog:
    """Return a catalog that has been asked nothing yet."""
    return Catalog(catalog._db, catalog.config)


TEXTS = {f"a{n}": text(n) for n in range(8)}


def named(before: Catalog, after: Catalog, name: str) -> set[str]:
    delta = Delta(ArticleId(f"{name}.md"), shown(before, name), shown(after, name))
    return set(pages_near(delta, after))


def remember(before: Catalog, after: Catalog) -> None:
    ids = list(before.article_ids())
    put_chosen(after._db, [(one, chosen_of(before, one)) for one in ids])


def test_without_memory_all_that_look_at_it_are_named() -> None:
    before, after = catalog_of(TEXTS), catalog_of(TEXTS | {"a7": text(0)})

    assert len(named(before, after, "a7")) >= 6


def test_with_memory_those_that_show_the_same_are_not() -> None:
    before = catalog_of(TEXTS)
    after = catalog_of(TEXTS | {"a7": text(0)})
    remember(before, after)
    differing = {
        after.card(one).permalink
        for one in after.article_ids()
        if chosen_of(before, one).related != chosen_of(after, one).related
    }
    others = {after.card(one).permalink for one in after.article_ids()} - differing

    found = named(before, after, "a7")

    assert differing - {after.card(ArticleId("a7.md")).permalink} <= found
    assert others - found


def test_those_that_show_it_are_named_for_its_title() -> None:
    before, after = catalog_of(TEXTS), catalog_of(TEXTS)
    remember(before, after)
    showing = {
        after.card(one).permalink
        for one in after.article_ids()
        if "a0.md" in chosen_of(before, one).related
    }
    new = shown(after, "a0")
    renamed = msgspec.structs.replace(new, card=msgspec.structs.replace(new.card, title="Other"))

    found = set(pages_near(Delta(ArticleId("a0.md"), shown(before, "a0"), renamed), after))

    assert showing <= found


def test_copies_are_named_for_a_title_and_where_a_text_becomes_one_or_is_none_any_more() -> None:
    texts = {"a0": STORY, "a6": "Ghat and Ghat."}
    apart, alike = (
        catalog_of(all_of, tags=())
        for all_of in (texts, texts | {"a6": STORY.replace("pilot", "sailor")})
    )
    assert chosen_of(alike, ArticleId("a0.md")) == Chosen((), (ArticleId("a6.md"),), 0)
    assert chosen_of(apart, ArticleId("a0.md")) == Chosen((), (), 0)
    one = shown(alike, "a6")
    renamed = msgspec.structs.replace(one, card=msgspec.structs.replace(one.card, title="Other"))
    page = alike.card(ArticleId("a0.md")).permalink

    remember(apart, alike)
    assert page in named(apart, alike, "a6")
    remember(alike, apart)
    assert page in named(alike, apart, "a6")
    remember(alike, alike)
    assert page in set(pages_near(Delta(ArticleId("a6.md"), one, renamed), fresh(alike)))


def test_room_that_is_made_under_a_word_is_no_steady_way() -> None:
    before = catalog_of(TEXTS)
    after = catalog_of(TEXTS | {"a3": "Ghat and Ghat."})
    delta = Delta(ArticleId("a3.md"), shown(before, "a3"), shown(after, "a3"))

    ways = looking(delta, after, related_ways)[ArticleId("a0.md")]

    assert {kind: is_steady for (kind, _), is_steady in ways.items()} == {
        "topic": True,
        "word": False,
    }


@pytest.mark.parametrize("name", ["a0", "a3", "a7"])
def test_an_article_that_goes_is_missed_where_it_was_shown(name: str) -> None:
    before = catalog_of(TEXTS)
    after = catalog_of({one: body for one, body in TEXTS.items() if one != name})
    gone = ArticleId(f"{name}.md")
    left = list(after.article_ids())
    put_chosen(after._db, [(one, chosen_of(before, one)) for one in left])
    showing = {after.card(one).permalink for one in left if gone in chosen_of(before, one).related}

    found = set(pages_near(Delta(gone, shown(before, name), None), after))

    assert showing
    assert showing <= found
