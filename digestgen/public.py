"""digestgen as a library: a site, and the cleaner on its own (floor 9)."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from digestgen.build.clock import build_date
from digestgen.build.gather import gather
from digestgen.build.project import Project, open_project
from digestgen.build.report import BuildReport
from digestgen.build.site import BuildOptions, build_site
from digestgen.cleaned_file import CleanedFile, clean_file
from digestgen.model.problem import Problem, describe
from digestgen.model.reading import ReadSettings


class ConfigurationError(ValueError):
    """A project that cannot be opened; `problems` says why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(describe(problem) for problem in problems))
        self.problems = problems


class Site:
    """A project folder, ready to be built.

    >>> report = Site("my-digest").build()
    >>> report.articles, report.problems
    """

    def __init__(
        self,
        folder: str | os.PathLike[str] = ".",
        *,
        content: str | os.PathLike[str] | None = None,
        out: str | os.PathLike[str] | None = None,
        base_url: str | None = None,
    ) -> None:
        """Open the project in `folder`. Raises ConfigurationError with every fault found."""
        project, problems = open_project(
            folder=Path(folder),
            content=Path(content) if content else None,
            out=Path(out) if out else None,
            base_url=base_url,
        )
        if project is None:
            raise ConfigurationError(problems)
        self._project: Project = project

    def build(
        self,
        *,
        today: date | None = None,
        drafts: bool = False,
        future: bool = False,
        workers: int = 1,
        keep_going: bool = False,
    ) -> BuildReport:
        """Build the site; see BuildReport for the outcome, faults included. Raises OSError."""
        options = BuildOptions(
            today=today or build_date(self._project.config.timezone),
            drafts=drafts,
            future=future,
            workers=workers,
            keep_going=keep_going,
        )
        return build_site(self._project, options)

    def check(self, *, today: date | None = None, workers: int = 1) -> tuple[Problem, ...]:
        """Return every fault, doubt and note about the content, sorted by place."""
        moment = today or build_date(self._project.config.timezone)
        return gather(self._project, today=moment, workers=workers).problems


def clean_text(text: str, *, name: str = "text.txt", language: str = "en") -> CleanedFile:
    """Return scraped text, cleaned, with what was found in it and every edit.

    `name` tells by its suffix how the text is written. Raises ValueError when it cannot be read.
    """
    cleaned, problems = clean_file(
        text.encode("utf-8", "replace"), name, ReadSettings(language=language)
    )
    if cleaned is None:
        raise ValueError("; ".join(describe(problem) for problem in problems if problem.is_fatal))
    return cleaned
