"""Every article of a project in one catalog, with everything that was found wrong on the way."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import sys
import threading
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from digestgen.article import Reading, read_article
from digestgen.build.project import Project
from digestgen.build.scan import TOPICS_FILE, Scan, scan_content
from digestgen.config import read_settings
from digestgen.fingerprint import digest_bytes
from digestgen.model.article import Article
from digestgen.model.ids import TopicKey
from digestgen.model.problem import Problem, Severity
from digestgen.model.reading import ReadSettings
from digestgen.model.topic import Topic, TopicEntry
from digestgen.names import slugify
from digestgen.pages.references import link_problems
from digestgen.store import database
from digestgen.store.catalog import Catalog
from digestgen.topics import Vocabulary, build_vocabulary, read_topics_file

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

PARALLEL_FROM = 150
"""With fewer files, starting processes costs more than it saves."""
CHUNK = 25


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
    readings = _read_all(project.content, scan.articles, settings, workers)
    for done, reading in enumerate(readings, 1):
        problems += shelf.put(reading)
        progress("reading articles", done, len(scan.articles))
    for path in scan.assets:
        database.add_asset(db, path, _asset_digest(project.content / path))
    catalog = Catalog(db, project.config)
    entries, faults = _topics_file(project, scan)
    problems += faults
    vocabulary = _vocabulary(catalog, entries)
    problems += vocabulary.problems
    _add_topics(db, catalog, vocabulary)
    _add_named(db, catalog)
    problems += link_problems(catalog)
    return Gathered(
        catalog,
        vocabulary,
        inputs=len(scan.articles),
        left_out=len(scan.articles) - shelf.kept,
        problems=tuple(sorted(_shown(p, project.content) for p in problems)),
    )


def _read_all(
    content: Path, paths: tuple[str, ...], settings: ReadSettings, workers: int
) -> Iterator[Reading]:
    """Yield the reading of every path in order."""
    if workers <= 1 or len(paths) < PARALLEL_FROM:
        yield from (_read_file(content, path, settings) for path in paths)
        return
    chunks = [paths[at : at + CHUNK] for at in range(0, len(paths), CHUNK)]
    # Forking a process that runs threads may deadlock; starting anew costs half a second.
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if can_fork else "spawn")
    with ProcessPoolExecutor(min(workers, len(chunks)), mp_context=context) as pool:
        jobs = [(content, chunk, settings) for chunk in chunks]
        for readings in pool.map(_read_chunk, jobs):
            yield from readings


def _read_chunk(job: tuple[Path, tuple[str, ...], ReadSettings]) -> list[Reading]:
    content, paths, settings = job
    return [_read_file(content, path, settings) for path in paths]


def _read_file(content: Path, path: str, settings: ReadSettings) -> Reading:
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        problem = Problem.of_file(
            path,
            "unreadable",
            f"cannot be read: {error.strerror}",
            "check the file's permissions",
        )
        return Reading(path, None, (problem,))
    return read_article(data, unicodedata.normalize("NFC", path), settings)


class _Shelf:
    """Decides which readings go into the catalog, and says why the others do not."""

    def __init__(self, db: sqlite3.Connection, *, today: date, drafts: bool, future: bool) -> None:
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


def _vocabulary(catalog: Catalog, entries: tuple[TopicEntry, ...]) -> Vocabulary:
    rows = catalog.spellings()
    return build_vocabulary(
        [(spelling, articles) for spelling, articles, _ in rows],
        catalog.pairs(),
        entries,
        auto_merge=catalog.config.topics.auto_merge,
        language=catalog.config.language,
        first_seen={spelling: path for spelling, _, path in rows},
    )


def _add_topics(db: sqlite3.Connection, catalog: Catalog, vocabulary: Vocabulary) -> None:
    """Add the topics that get a page, and make the articles their members."""
    topic_of = dict(vocabulary.lookup)
    sizes = topic_sizes(catalog, topic_of)
    least = catalog.config.topics.min_articles
    shown: dict[TopicKey, Topic] = {
        topic.key: topic
        for topic in vocabulary.topics
        if sizes[topic.key] >= least and not topic.is_hidden
    }
    for key, topic in shown.items():
        database.add_term(db, "topic", key, topic.name, topic)
    database.join_topics(db, {s: key for s, key in topic_of.items() if key in shown})


def topic_sizes(catalog: Catalog, topic_of: dict[str, TopicKey]) -> Counter[TopicKey]:
    """Return the number of articles of every topic, also of those without a page. Linear."""
    sizes: Counter[TopicKey] = Counter()
    for article_id in catalog.article_ids():
        sizes.update({topic_of[tag] for tag in catalog.card(article_id).tags if tag in topic_of})
    return sizes


def _add_named(db: sqlite3.Connection, catalog: Catalog) -> None:
    """Add authors and sections. Names with one slug are one; the most frequent form is shown."""
    names: dict[tuple[str, str], Counter[str]] = {}
    members: list[tuple[str, str, list[str]]] = []
    for article_id in catalog.article_ids():
        card = catalog.card(article_id)
        for kind, given in (("author", card.authors), ("section", (card.section,))):
            slugs = []
            for name in given:
                if name:
                    slug = slugify(name)
                    names.setdefault((kind, slug), Counter())[name] += 1
                    slugs.append(slug)
            members.append((article_id, kind, slugs))
    for (kind, slug), forms in sorted(names.items()):
        name = min(forms, key=lambda form: (-forms[form], form))
        database.add_term(db, kind, slug, name, None)
    for member, kind, slugs in members:
        database.join_named(db, member, kind, slugs)


def _shown(problem: Problem, content: Path) -> Problem:
    """Return the problem with the path as the user sees it from where the command was started."""
    return msgspec.structs.replace(problem, path=_shown_path(content, problem.path))


def _shown_path(content: Path, path: str) -> str:
    try:
        folder = content.resolve().relative_to(Path.cwd())
    except ValueError:
        folder = content
    return (folder / path).as_posix() if path else ""


def default_workers() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that a build must not pass over."""
    return tuple(p for p in problems if p.is_fatal)
