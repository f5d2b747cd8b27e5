"""Declared readers name every page whose view changes when an article does.

The law that the incremental engine will stand on: after a change of one article, each page whose
view differs, and that existed before and after, is named by some kind's readers. Pages that appear
or go are told by `keys`.
"""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.article import read_article
from digestgen.build.grouping import group_articles
from digestgen.fingerprint import digest_value
from digestgen.model.config import Config, TopicsConfig
from digestgen.model.delta import Delta, Shown
from digestgen.model.ids import ArticleId, PageKey
from digestgen.model.reading import ReadSettings
from digestgen.pages import KINDS
from digestgen.pages.kind import PageKind
from digestgen.store import database
from digestgen.store.catalog import Catalog
from tests.sites.folder import article

TAGS = ("Libya", "Sudan", "Haftar", "Kufra")
NAMES = tuple(f"a{n}.md" for n in range(9))
CONFIG = Config(topics=TopicsConfig(whole_up_to=3))


@st.composite
def texts(draw: st.DrawFn) -> str:
    day = draw(st.sampled_from(["", "2020-01-05", "2020-02-05", "2020-02-06", "2021-03-07"]))
    linked = draw(st.sampled_from(["", *NAMES]))
    body = draw(st.sampled_from(["One text.", "Another Dagalo text, and Dagalo again."]))
    return article(
        title=draw(st.sampled_from(["First", "Second", "Third"])),
        date=day,
        tags=tuple(draw(st.lists(st.sampled_from(TAGS), max_size=3, unique=True))),
        body=f"## Part\n\n{body} [see]({linked}#part)" if linked else body,
        author=draw(st.sampled_from(["Ann", "Bob"])),
        section=draw(st.sampled_from(["World", "Oil"])),
    )


def catalog_of(files: dict[str, str]) -> Catalog:
    db: sqlite3.Connection = database.open_memory()
    for path, text in sorted(files.items()):
        reading = read_article(text.encode(), path, ReadSettings())
        assert reading.article, reading.problems
        database.add_article(db, reading.article)
    catalog = Catalog(db, CONFIG)
    group_articles(db, catalog, ())
    return catalog


def views_of(catalog: Catalog) -> dict[PageKey, str]:
    return {
        key: digest_value(kind.view(key, catalog)) for kind in KINDS for key in kind.keys(catalog)
    }


def shown(catalog: Catalog, article_id: str) -> Shown | None:
    if not catalog.has_article(article_id):
        return None
    found = ArticleId(article_id)
    groups = tuple((group.kind, group.key) for group in catalog.groups_of(found))
    return Shown(catalog.card(found), groups, catalog.body_digest(found))


def named(delta: Delta, catalog: Catalog) -> set[PageKey]:
    return {key for kind in KINDS for key in kind.readers(delta, catalog)}


CHANGES = {
    "files": st.dictionaries(st.sampled_from(NAMES), texts(), min_size=1, max_size=len(NAMES)),
    "path": st.sampled_from(NAMES),
    "change": st.one_of(st.none(), texts()),
}


def assert_readers_suffice(files: dict[str, str], path: str, change: str | None) -> None:
    after_files = {name: text for name, text in files.items() if name != path}
    if change:
        after_files[path] = change
    before, after = catalog_of(files), catalog_of(after_files)
    delta = Delta(ArticleId(path), shown(before, path), shown(after, path))

    old, new = views_of(before), views_of(after)

    changed = {key for key in old.keys() & new.keys() if old[key] != new[key]}
    assert changed - named(delta, after) == set()


@settings(max_examples=60)
@given(**CHANGES)
def test_readers_name_every_page_that_changes(
    files: dict[str, str], path: str, change: str | None
) -> None:
    assert_readers_suffice(files, path, change)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@settings(max_examples=3000)
@given(**CHANGES)
def test_readers_name_every_page_that_changes_in_many_sites(
    files: dict[str, str], path: str, change: str | None
) -> None:
    """One minute."""
    assert_readers_suffice(files, path, change)


def test_a_body_edit_changes_one_page() -> None:
    files = {
        name: article(
            title=name, tags=("Libya",), date="2020-01-05", body="Old.", summary="The same."
        )
        for name in NAMES
    }
    old = views_of(catalog_of(files))
    files["a3.md"] = files["a3.md"].replace("Old.", "New.")

    new = views_of(catalog_of(files))

    changed = [key for key in old if old[key] != new[key]]
    assert [PageKey("article", ("articles/a3.html",))] == changed


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_page_kind_has_a_template_and_an_address(kind: PageKind) -> None:
    files = {name: article(title=name, tags=("Libya",), author="A", section="S") for name in NAMES}
    catalog = catalog_of(files)

    keys = list(kind.keys(catalog))

    assert keys
    assert all(kind.address(key) for key in keys)
