"""From what differs to a site that shows it: one project, opened again when it must be.

A fault holds the site as it is: the last good page stays. But who goes on to another article wants
to see that one. So a fault in a file that nobody is working at does not hold the rest: the site is
built without that file, and the fault stays told.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from digestgen.build.clock import build_date
from digestgen.build.engine import Engine
from digestgen.build.project import CONFIG_NAME, Project, open_project
from digestgen.build.report import BuildReport
from digestgen.build.run import BuildOptions, Progress
from digestgen.build.scan import TOPICS_FILE, is_ordinary
from digestgen.build.shown import errors_in, shown_path
from digestgen.config import read_settings
from digestgen.model.config import Config
from digestgen.model.problem import Problem
from digestgen.preview.shelf import Shelf
from digestgen.preview.stock import Differences, Roots
from digestgen.theme.files import find_theme


class Wanted(NamedTuple):
    """What the preview was asked for."""

    folder: Path = Path()
    config_path: Path | None = None
    content: Path | None = None
    base_url: str | None = None
    drafts: bool = False
    future: bool = False
    workers: int = 1


class Built(NamedTuple):
    """The outcome of one build."""

    report: BuildReport | None
    """None when the project could not be opened."""
    problems: tuple[Problem, ...]
    seconds: float


def _no_progress(_what: str, _done: int, _all: int) -> None:
    """Show nothing."""


class Builder:
    """Builds one project into the folder of the preview, again and again. Close it in the end."""

    def __init__(
        self, project: Project, wanted: Wanted, shelf: Shelf, waiting: Callable[[str], None]
    ) -> None:
        self.project = project
        self._wanted = wanted
        self._shelf = shelf
        self._waiting = waiting
        self._tolerated: frozenset[str] = frozenset()
        """Files with faults without which the site is built."""
        self._faulty: frozenset[str] = frozenset()
        self._is_first = True
        """What an earlier preview left is no page to stay with."""
        self._had_topics_file = False
        self._is_opened = True
        """Whether the project is as its configuration says now."""
        self._engine = self._new_engine(project)

    def roots(self) -> Roots:
        """Return where the project's files lie."""
        project = self.project
        config = self._wanted.config_path or project.root / CONFIG_NAME
        themes = (project.root / "themes", *project.theme.shipped)
        return Roots(project.content, config.resolve(), themes, project.ledger)

    def build(self, found: Differences | None, progress: Progress = _no_progress) -> Built:
        """Bring the site up to date with what differs; with everything, when that is None.

        Raises OSError.
        """
        began = time.perf_counter()
        if found is None or self._must_open(found):
            problems = self._open()
            if problems:
                return Built(None, problems, time.perf_counter() - began)
            found = None
        report = self._bring_up(found, progress)
        return Built(report, report.problems, time.perf_counter() - began)

    def warm_up(self) -> None:
        """Load what the first edit would wait for: a build with nothing to do loads little."""
        from digestgen.article import read_article  # noqa: PLC0415  late on purpose
        from digestgen.build import content, site  # noqa: F401, PLC0415
        from digestgen.theme import render  # noqa: F401, PLC0415

        read_article(b"Some words.\n", "words.txt", read_settings(self.project.config))
        read_article(b"---\ntitle: Some\n---\nMore.\n", "words.md", read_settings(Config()))

    def close(self) -> None:
        """Let go of the project's files."""
        self._engine.close()

    def _bring_up(self, found: Differences | None, progress: Progress) -> BuildReport:
        touched = frozenset(
            shown_path(path, self.project.content) for path in (found.content if found else ())
        )
        report = self._run(found, progress, keep_going=False)
        faulty = frozenset(problem.path for problem in errors_in(report.problems))
        tolerated = frozenset(
            path
            for path in faulty
            if self._is_first
            or path in self._tolerated
            or (path in self._faulty and path not in touched)
        )
        if faulty and tolerated == faulty:
            report = self._run(found, progress, keep_going=True)
        self._is_first = False
        self._tolerated, self._faulty = tolerated, faulty
        return report

    def _run(
        self, found: Differences | None, progress: Progress, *, keep_going: bool
    ) -> BuildReport:
        options = BuildOptions(
            today=build_date(self.project.config.timezone),
            drafts=self._wanted.drafts,
            future=self._wanted.future,
            workers=self._wanted.workers,
            keep_going=keep_going,
            # What is tried out here was never published.
            records=False,
            # Made beside, see `indexer`.
            full_text=False,
        )
        has_topics_file = (self.project.content / TOPICS_FILE).is_file()
        paths = None if found is None else _paths_to_update(found)
        if paths is None or has_topics_file != self._had_topics_file:
            self._had_topics_file = has_topics_file
            return self._engine.build(options, progress)
        content = self.project.content
        return self._engine.update([content / path for path in paths], options, progress)

    def _must_open(self, found: Differences) -> bool:
        if found.config or not self._is_opened:
            return True
        project = self.project
        return bool(found.theme) and find_theme(project.config.theme, project.root) != project.theme

    def _open(self) -> tuple[Problem, ...]:
        project, problems = open_project(
            folder=self._wanted.folder,
            config_path=self._wanted.config_path,
            content=self._wanted.content,
            out=self.project.out,
            base_url=self._wanted.base_url,
        )
        self._is_opened = project is not None
        if project is None:
            return problems
        if project != self.project:
            self._engine.close()
            self.project = project
            self._engine = self._new_engine(project)
        return ()

    def _new_engine(self, project: Project) -> Engine:
        return Engine(project, self._waiting, changing=self._shelf.changing)


def _paths_to_update(found: Differences) -> Iterable[str] | None:
    """Return the files of `content/` to name to the engine; None when only a scan will do.

    It looks at `topics.yaml` and the theme in any case.
    """
    paths = found.content.keys() - {TOPICS_FILE}
    return sorted(paths) if all(is_ordinary(path) for path in paths) else None
