"""How a project stands: what lies in `content/`, what the last build knew, what needs a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from digestgen.build.current import topics_file
from digestgen.build.gather import Gathered
from digestgen.build.hygiene import advice_of
from digestgen.build.project import Project, store_path
from digestgen.build.scan import TOPICS_FILE, scan_content
from digestgen.model.problem import Problem, Severity
from digestgen.store import database, sources
from digestgen.store.glance import glance
from digestgen.store.meta import get_value


class LastBuild(msgspec.Struct, frozen=True):
    """What the last build left."""

    at: str
    """When the site last changed, ISO, UTC."""
    pages: int
    changed: int
    """Files of `content/` that are new, changed or gone since."""


class Look(msgspec.Struct, frozen=True):
    """One kind of thing that needs a look."""

    code: str
    count: int
    path: str
    """Of the first."""
    line: int
    column: int
    message: str
    """Of the first."""


class Status(msgspec.Struct, frozen=True):
    """`digestgen status --json` prints it."""

    articles: int
    """In the site, as a build would make it now."""
    files: int
    """Article files found."""
    drafts: int
    held_back: int
    """Dated later than today."""
    next_day: str
    """When the first of those appears, ISO; '' for none."""
    topics: int
    """With a page."""
    single_topics: int
    """Of one article."""
    near_topics: int
    """That may be another one's misspelling."""
    undated: int
    unsure: int
    """Cleaned with low confidence."""
    faults: int
    doubts: int
    last_build: LastBuild | None
    """None when nothing was built, or the store cannot be read."""
    looks: tuple[Look, ...]
    """Faults first, then the most frequent kinds."""


def status_of(gathered: Gathered, project: Project) -> Status:
    """Return how the project stands. As costly as `check`."""
    of_code = Counter(problem.code for problem in gathered.problems)
    severities = Counter(problem.severity for problem in gathered.problems)
    advice = Counter(one.problem.code for one in advice_of(gathered, project))
    days = [day for day in _held_days(gathered.db) if day]
    return Status(
        articles=gathered.catalog.article_count(),
        files=gathered.inputs,
        drafts=of_code["draft"],
        held_back=of_code["future"],
        next_day=min(days, default=""),
        topics=gathered.catalog.term_count("topic"),
        single_topics=advice["topic-single"],
        near_topics=advice["topic-near"],
        undated=of_code["date-missing"],
        unsure=of_code["low-confidence"],
        faults=severities[Severity.ERROR],
        doubts=severities[Severity.WARNING],
        last_build=_last_build(project),
        looks=tuple(_looks(gathered.problems)),
    )


def _held_days(db: database.Connection) -> Iterator[str]:
    """Yield the days of the articles that are held back for their day alone."""
    query = "SELECT published, reason FROM source WHERE is_in = 0 AND reason IS NOT NULL"
    for published, reason in db.execute(query):
        if sources.decode_problems(reason)[0].code == "future":
            yield published


def _looks(problems: tuple[Problem, ...]) -> Iterator[Look]:
    kinds: dict[tuple[str, Severity], list[Problem]] = {}
    for problem in problems:
        if problem.severity in (Severity.ERROR, Severity.WARNING):
            kinds.setdefault((problem.code, problem.severity), []).append(problem)
    for (code, _), found in sorted(
        kinds.items(),
        key=lambda kind: (kind[0][1] is not Severity.ERROR, -len(kind[1]), kind[0][0]),
    ):
        first = found[0]
        yield Look(code, len(found), first.path, first.line, first.column, first.message)


def _last_build(project: Project) -> LastBuild | None:
    path = store_path(project)
    found = glance(path, _remembered)
    if found is None:
        return None
    before, digest, pages = found
    scan = scan_content(project.content)
    topics = topics_file(project.content, is_there=scan.has_topics_file)
    now = {name: stamp for name, stamp in scan.stamps.items() if name != TOPICS_FILE}
    changed = sum(now.get(name) != before.get(name) for name in now.keys() | before.keys())
    written = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    return LastBuild(
        written.isoformat(timespec="seconds"), pages, changed + (topics.digest != digest)
    )


def _remembered(db: database.Connection) -> tuple[dict[str, str], str, int]:
    return sources.stamps(db), get_value(db, "topics_digest"), get_value(db, "pages", default=0)
