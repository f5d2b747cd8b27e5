"""Every article of a project in one catalog, with everything that was found wrong on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from digestgen.article import Reading
from digestgen.build.grouping import group_articles
from digestgen.build.ingest import read_all
from digestgen.build.project import Project
from digestgen.build.scan import TOPICS_FILE, Scan, scan_content
from digestgen.config import read_settings
from digestgen.fingerprint import digest_bytes
from digestgen.model.article import Article
from digestgen.model.problem import Problem, Severity
from digestgen.model.topic import TopicEntry
from digestgen.pages.references import link_problems
from digestgen.store import database
from digestgen.store.catalog import Catalog
from digestgen.topics import Vocabulary, read_topics_file

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


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
    scan = scan_content(project.content)
    problems = list(scan.problems)
    db = database.open_memory()
    shelf = _Shelf(db, today=today, drafts=drafts, future=future)
    settings = read_settings(project.config)
    with closing(read_all(project.content, scan.articles, settings, workers)) as readings:
        for done, reading in enumerate(readings, 1):
            problems += shelf.put(reading)
            progress("reading articles", done, len(scan.articles))
    for path in scan.assets:
        database.add_asset(db, path, _asset_digest(project.content / path))
    catalog = Catalog(db, project.config)
    entries, faults = _topics_file(project, scan)
    problems += faults
    vocabulary = group_articles(db, catalog, entries)
    problems += vocabulary.problems
    problems += link_problems(catalog, (*scan.articles, *scan.assets))
    return Gathered(
        catalog,
        vocabulary,
        inputs=len(scan.articles) + scan.unnamed,
        left_out=len(scan.articles) + scan.unnamed - shelf.kept,
        problems=tuple(sorted(_shown(p, project.content) for p in problems)),
    )


class _Shelf:
    """Decides which readings go into the catalog, and says why the others do not."""

    def __init__(self, db: database.Connection, *, today: date, drafts: bool, future: bool) -> None:
        self._db = db
        self._today = today
        self._drafts = drafts
        self._future = future
        self._taken: dict[str, str] = {}
        self.kept = 0

    def put(self, reading: Reading) -> tuple[Problem, ...]:
        article = reading.article
        if article is None:
            return reading.problems
        if reason := self._reason_to_leave_out(reading, article):
            return (*reading.problems, reason)
        # Addresses that differ in case alone are one file on many disks.
        self._taken[article.card.permalink.casefold()] = reading.path
        database.add_article(self._db, article)
        self.kept += 1
        return reading.problems

    def _reason_to_leave_out(self, reading: Reading, article: Article) -> Problem | None:
        published = article.card.published
        if reading.is_draft and not self._drafts:
            return Problem.of_file(
                reading.path,
                "draft",
                "a draft, left out",
                "build with --drafts to see it",
                Severity.NOTICE,
            )
        if published and published > self._today and not self._future:
            return Problem.of_file(
                reading.path,
                "future",
                f"dated {published}, left out until then",
                "build with --future to see it",
                Severity.NOTICE,
            )
        if other := self._taken.get(article.card.permalink.casefold()):
            return Problem.of_file(
                reading.path,
                "address-clash",
                f"would be written to {article.card.permalink}, as {other} is",
                "write another slug: in the front matter of one of them, or rename the file",
            )
        return None


def _asset_digest(path: Path) -> str:
    return digest_bytes(path.read_bytes())


def _topics_file(
    project: Project, scan: Scan
) -> tuple[tuple[TopicEntry, ...], tuple[Problem, ...]]:
    if not scan.has_topics_file:
        return (), ()
    try:
        text = (project.content / TOPICS_FILE).read_text("utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        return (), (
            Problem.of_file(TOPICS_FILE, "unreadable", f"cannot be read: {error}", "save as UTF-8"),
        )
    return read_topics_file(text, TOPICS_FILE)


def _shown(problem: Problem, content: Path) -> Problem:
    """Return the problem with the path as the user sees it from where the command was started."""
    return msgspec.structs.replace(problem, path=_shown_path(content, problem.path))


def _shown_path(content: Path, path: str) -> str:
    try:
        folder = content.resolve().relative_to(Path.cwd())
    except ValueError:
        folder = content
    return (folder / path).as_posix() if path else ""


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that a build must not pass over."""
    return tuple(p for p in problems if p.is_fatal)
