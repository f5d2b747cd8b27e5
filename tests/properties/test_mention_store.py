"""What a change of articles or names leaves in the store is what grouping from nothing gives.

The law behind the mentions of the incremental engine, at the height of the store, where thousands
of stories a minute can be told. README.md lists the faults that were planted.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from digestgen.article import read_article
from digestgen.build.grouping import Touched, concerns_vocabulary, regroup
from digestgen.build.mentions import Remarks
from digestgen.model.config import Config, TopicsConfig
from digestgen.model.reading import ReadSettings
from digestgen.store import database, mentions
from digestgen.store.articles import ArticleWriter
from digestgen.store.rows import ArticleRows, rows_of
from digestgen.topics.editor_file import read_topics_file
from tests.properties.sites import Change, Site, changes, small_limits, written

_TABLES = (
    "SELECT * FROM mentioned ORDER BY 1",
    "SELECT * FROM topic_name ORDER BY 1",
    "SELECT * FROM membership WHERE kind = 'mention' ORDER BY 2, 3, 4",
    "SELECT * FROM period WHERE kind = 'mention' ORDER BY 2, 3",
)


def rows_in(site: Site) -> dict[str, ArticleRows]:
    found = {}
    for path, draft in site.files.items():
        article = read_article(written(draft).encode(), path, ReadSettings()).article
        assert article
        found[path] = rows_of(article)
    return found


def config_of(site: Site) -> Config:
    return Config(topics=TopicsConfig(min_articles=site.min_articles))


def built(site: Site) -> database.Connection:
    db = database.open_memory()
    writer = ArticleWriter(db)
    for rows in rows_in(site).values():
        writer.put(rows)
    regroup(db, config_of(site), writer, None, read_topics_file(site.topics, "t")[0])
    return db


def brought_to(db: database.Connection, before: Site, after: Site) -> Remarks:
    """Bring a store from one site to another, as a build does after an edit."""
    writer = ArticleWriter(db)
    old, new = rows_in(before), rows_in(after)
    touched = {}
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            stored = writer.stored(path)
            if stored:
                writer.remove(path, stored)
            if path in new:
                writer.put(new[path])
            touched[path] = Touched(stored, new.get(path))
    is_other = (before.topics, before.min_articles) != (after.topics, after.min_articles)
    entries = None
    if is_other or concerns_vocabulary(touched.values()):
        entries = read_topics_file(after.topics, "t")[0]
    return regroup(db, config_of(after), writer, touched, entries).mentions


def dump(db: database.Connection) -> list[list[tuple[object, ...]]]:
    return [db.execute(query).fetchall() for query in _TABLES]


def assert_same(change: Change) -> None:
    before, after = change.before, change.after
    if before.min_articles != after.min_articles:
        # A change of the configuration groups everything anew.
        after = after._replace(min_articles=before.min_articles)
    with small_limits(1000):
        db, expected = built(before), built(after)
        old, new = mentions.all_mentioned(db), mentions.all_mentioned(expected)

        remarks = brought_to(db, before, after)

        assert dump(expected) == dump(db)
        sides = {
            one: tuple(side[one].mentions if one in side else () for side in (old, new))
            for one in old.keys() | new.keys()
        }
        assert {one: pair for one, pair in sides.items() if pair[0] != pair[1]} == remarks


@settings(max_examples=100)
@given(changes())
def test_mentions_after_a_change_are_those_from_nothing(change: Change) -> None:
    assert_same(change)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@settings(max_examples=5000)
@given(changes())
def test_mentions_after_many_changes_are_those_from_nothing(change: Change) -> None:
    """Three minutes."""
    assert_same(change)
