"""digestgen as a library: a site, and the cleaner on its own (floor 9)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from digestgen.build.clock import build_date
from digestgen.build.engine import Engine
from digestgen.build.project import Project, open_project
from digestgen.build.report import BuildReport
from digestgen.build.run import BuildOptions
from digestgen.model.problem import Problem, describe
from digestgen.model.reading import ReadSettings

if TYPE_CHECKING:
    from digestgen.cleaned_file import CleanedFile


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
        self._engine = Engine(project)
        self._options = BuildOptions(today=build_date(project.config.timezone))
        self._is_dated = False

    def build(
        self,
        *,
        today: date | None = None,
        drafts: bool = False,
        future: bool = False,
        workers: int = 1,
        keep_going: bool = False,
        use_cache: bool = True,
    ) -> BuildReport:
        """Build the site; see BuildReport for the outcome, faults included. Raises OSError.

        What earlier builds left is used where it still holds; the outcome is that of a build from
        nothing, which `use_cache=False` asks for.
        """
        self._options = BuildOptions(
            today=today or build_date(self._project.config.timezone),
            drafts=drafts,
            future=future,
            workers=workers,
            keep_going=keep_going,
            use_cache=use_cache,
        )
        self._is_dated = today is not None
        return self._engine.build(self._options)

    def update(self, paths: Iterable[str | os.PathLike[str]]) -> BuildReport:
        """Build again, as the last time, where only these files of `content/` may have changed.

        Takes as long as what they concern, whatever the size of the site. `paths` are absolute or
        relative to the current folder. Raises OSError.
        """
        options = self._options
        if not self._is_dated:
            options = options._replace(today=build_date(self._project.config.timezone))
        return self._engine.update(paths, options._replace(use_cache=True))

    def close(self) -> None:
        """Let go of the project's files; the next build opens them again."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def check(self, *, today: date | None = None, workers: int = 1) -> tuple[Problem, ...]:
        """Return every fault, doubt and note about the content, sorted by place."""
        from digestgen.build.gather import gather  # noqa: PLC0415  loads all that reading needs

        moment = today or build_date(self._project.config.timezone)
        return gather(self._project, today=moment, workers=workers).problems


def clean_text(text: str, *, name: str = "text.txt", language: str = "en") -> CleanedFile:
    """Return scraped text, cleaned, with what was found in it and every edit.

    `name` tells by its suffix how the text is written. Raises ValueError when it cannot be read.
    """
    from digestgen.cleaned_file import clean_file  # noqa: PLC0415  loads all that reading needs

    cleaned, problems = clean_file(
        text.encode("utf-8", "replace"), name, ReadSettings(language=language)
    )
    if cleaned is None:
        raise ValueError("; ".join(describe(problem) for problem in problems if problem.is_fatal))
    return cleaned
