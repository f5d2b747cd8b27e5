"""Every article of a project in one catalog in memory, with everything that was found wrong.

For commands that ask and write nothing: `check`, `topics`.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import NamedTuple

from digestgen.build.changes import digest_file
from digestgen.build.current import topics_file
from digestgen.build.grouping import group_articles
from digestgen.build.ingest import PARALLEL_FROM, ReadFile, Wanted, read_all, read_file
from digestgen.build.ledger import read_ledger
from digestgen.build.link_faults import problems_of_all_links
from digestgen.build.pictures import take_asset
from digestgen.build.pins import pin_problems, pins_of
from digestgen.build.project import Project, interface_of
from digestgen.build.run import Progress
from digestgen.build.scan import Scan, scan_content
from digestgen.build.selection import Choice, Selection
from digestgen.build.shown import shown_path, shown_problem
from digestgen.build.workers import executor
from digestgen.config import read_settings
from digestgen.model.problem import Problem
from digestgen.model.topic import TopicEntry
from digestgen.store import database, sources
from digestgen.store.articles import ArticleWriter
from digestgen.store.catalog import Catalog
from digestgen.store.cleaned import least_sure
from digestgen.store.ledger import replace_lines
from digestgen.store.meta import set_value
from digestgen.topics.vocabulary import Vocabulary


class Gathered(NamedTuple):
    """What a project holds."""

    catalog: Catalog
    vocabulary: Vocabulary
    inputs: int
    """Article files found."""
    left_out: int
    """Article files that are not in the catalog; each has a line in `problems`."""
    problems: tuple[Problem, ...]
    """Sorted; paths begin with the content folder as the user named it."""
    least_sure: tuple[str, ...]
    """Paths, as in problems, of the articles cleaned with low confidence, the lowest first."""
    db: database.Connection
    """The store behind the catalog."""
    entries: tuple[TopicEntry, ...]
    """Of `topics.yaml`."""


def gather(
    project: Project,
    *,
    today: date,
    drafts: bool = False,
    future: bool = False,
    workers: int = 1,
    progress: Progress = lambda _what, _done, _all: None,
) -> Gathered:
    """Return the catalog of a project. The same for any number of workers."""
    content = project.content
    scan = scan_content(content)
    db = database.open_memory()
    choice = Choice(today.isoformat(), drafts, future)
    set_value(db, "choice", list(choice))
    _read(project, db, scan, choice=choice, workers=workers, progress=progress)
    for path in scan.assets:
        take_asset(db, content, path, digest_file(content / path), scan.stamps[path])
    lines, ledger_faults = read_ledger(project.ledger)
    replace_lines(db, lines)
    catalog = Catalog(db, project.config, wording=interface_of(project))
    entries, faults = topics_file(content, is_there=scan.has_topics_file).read()
    vocabulary = group_articles(db, catalog, entries)
    found, shown = sources.counts(db)
    problems = [
        *scan.problems,
        *sources.problems(db),
        *faults,
        *vocabulary.problems,
        *pin_problems(catalog, pins_of(entries)),
        *problems_of_all_links(db, catalog),
    ]
    return Gathered(
        catalog,
        vocabulary,
        inputs=found + scan.unnamed,
        left_out=found + scan.unnamed - shown,
        problems=tuple(sorted((*ledger_faults, *(shown_problem(p, content) for p in problems)))),
        least_sure=tuple(shown_path(path, content) for path in least_sure(db)),
        db=db,
        entries=entries,
    )


def _read(
    project: Project,
    db: database.Connection,
    scan: Scan,
    *,
    choice: Choice,
    workers: int,
    progress: Progress,
) -> None:
    settings = read_settings(project.config)

    def again(path: str) -> ReadFile:
        return read_file(project.content, Wanted(path, 0), settings)

    selection = Selection(db, ArticleWriter(db), choice, again, is_new=True, remembers=False)
    wanted = [Wanted(path, int(scan.stamps[path].partition(".")[0])) for path in scan.articles]
    many = len(wanted) >= PARALLEL_FROM
    with executor(workers if many else 1) as pool:
        readings = read_all(pool, project.content, wanted, settings, workers=workers if many else 1)
        with closing(readings):
            for done, read in enumerate(readings, 1):
                selection.settle(read, scan.stamps[read.path])
                progress("reading articles", done, len(wanted))
    selection.conclude()
