"""The first half of a build: the store is brought up to date with `content/`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from digestgen.build.changes import Changes, digest_file
from digestgen.build.current import TopicsFile, choice_of, epochs_of
from digestgen.build.find_mentions import Workers
from digestgen.build.grouping import Regrouped, Touched, concerns_vocabulary, regroup
from digestgen.build.ingest import PARALLEL_FROM, ReadFile, Wanted, read_all, read_file
from digestgen.build.ledger import take_in
from digestgen.build.pictures import take_asset
from digestgen.build.pins import pin_problems, pins_of
from digestgen.build.run import Run
from digestgen.build.selection import Choice, Selection
from digestgen.config import read_settings
from digestgen.store import database, sources
from digestgen.store.articles import ArticleWriter
from digestgen.store.catalog import Catalog
from digestgen.store.meta import get_value, set_value

MANY = 200
"""So many changed articles, and all pages are looked at: asking who reads them takes longer."""


class ContentUpdate(NamedTuple):
    """What the store has learnt."""

    touched: Mapping[str, Touched]
    """Articles that were put in, replaced or taken out; empty when `is_all`."""
    regrouped: Regrouped
    files: frozenset[str]
    """Other files that came, went or changed, and articles whose file did."""
    is_all: bool
    """Whether anything may be different."""
    old_addresses: frozenset[str] = frozenset()
    """Of which the ledger says something else than before."""
    is_new_day: bool = False
    """Whether the build before had another day."""


def update_content(run: Run, changes: Changes, topics: TopicsFile) -> ContentUpdate:
    """Read what changed, choose what is in the site, group it."""
    db, config = run.db, run.project.config
    epochs = epochs_of(run)
    is_all = (
        run.is_new
        or get_value(db, "epochs") != epochs
        or bool(get_value(db, "unfinished", default=False))
        or len(changes.articles) + len(changes.gone) > MANY
    )
    ledger = take_in(run, time.time_ns())
    is_all |= len(ledger.changed) > MANY
    writer = ArticleWriter(db)
    selection = _selection(run, writer, remembers=not is_all)
    for path in changes.unchanged:
        sources.put_stamp(db, path, changes.stamps[path])
    for path in changes.gone:
        selection.forget(path)
        database.remove_asset(db, path)
    _read(run, selection, changes)
    is_new_day = _reconsider(run, selection)
    selection.conclude()
    run.touched_assets |= writer.lost_assets
    files = _assets(run, changes)
    entries = None
    with run.timing.stage("group"):
        if (
            is_all
            or ledger.has_topics
            or get_value(db, "topics_digest") != topics.digest
            or concerns_vocabulary(selection.touched.values())
        ):
            entries, faults = topics.read()
            set_value(db, "topics_problems", faults)
            set_value(db, "topics_digest", topics.digest)
            set_value(db, "pins", pins_of(entries))
        workers = Workers(run.pool, run.options.workers)
        touched = None if is_all else selection.touched
        regrouped = regroup(db, config, writer, touched, entries, workers=workers)
    if regrouped.vocabulary is not None:
        set_value(db, "vocabulary_problems", regrouped.vocabulary.problems)
    set_value(db, "pin_problems", pin_problems(Catalog(db, config), get_value(db, "pins")))
    set_value(db, "epochs", epochs)
    return ContentUpdate(
        touched=selection.touched,
        regrouped=regrouped,
        files=frozenset((*files, *changes.gone, *changes.new)),
        # A new name for a large topic moves more articles than were changed.
        is_all=is_all or max(len(regrouped.moved), len(regrouped.mentions)) > MANY,
        old_addresses=ledger.changed,
        is_new_day=is_new_day,
    )


def _selection(run: Run, writer: ArticleWriter, *, remembers: bool) -> Selection:
    options, content = run.options, run.project.content
    settings = read_settings(run.project.config)

    def again(path: str) -> ReadFile:
        return read_file(content, Wanted(path, 0), settings)

    choice = Choice(options.today.isoformat(), options.drafts, options.future)
    return Selection(run.db, writer, choice, again, is_new=run.is_new, remembers=remembers)


def _read(run: Run, selection: Selection, changes: Changes) -> None:
    wanted = changes.articles
    if not wanted:
        return
    content, settings, workers = (
        run.project.content,
        read_settings(run.project.config),
        run.options.workers,
    )
    is_much = len(wanted) >= PARALLEL_FROM and workers > 1
    with run.timing.stage("read"):
        readings: Iterable[ReadFile] = (
            read_all(run.pool(), content, wanted, settings, workers=workers)
            if is_much
            else (read_file(content, file, settings) for file in wanted)
        )
        for done, read in enumerate(readings, 1):
            run.timing.file(read.path, read.seconds)
            selection.settle(read, changes.stamps[read.path])
            run.progress("reading articles", done, len(wanted))


def _reconsider(run: Run, selection: Selection) -> bool:
    """Look again at what day and options decide, if these are others than last time.

    Return whether the day is another.
    """
    options = run.options
    now = choice_of(options)
    before = get_value(run.db, "choice")
    if before == now:
        return False
    if before is not None:
        selection.reconsider(sources.held_permalinks(run.db))
        first = min(now[0], before[0])
        selection.reconsider(sources.permalinks_of_drafts_and_later(run.db, first))
    set_value(run.db, "choice", now)
    return before is not None and before[0] != now[0]


def _assets(run: Run, changes: Changes) -> list[str]:
    """Take in the files that articles may show; return those that are new or have other bytes."""
    found = []
    for path in changes.assets:
        digest = digest_file(run.project.content / path)
        old = None if run.is_new else sources.source(run.db, path)
        if old is None or old.digest != digest:
            take_asset(run.db, run.project.content, path, digest, changes.stamps[path])
            found.append(path)
        else:
            sources.put_source(run.db, old._replace(stamp=changes.stamps[path]))
    return found
