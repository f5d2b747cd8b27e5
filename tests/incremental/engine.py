"""The public face of the engine, with what its reports say in a form that can be compared."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from digestgen.build.report import BuildReport
from digestgen.model.problem import Problem
from digestgen.public import ConfigurationError, Site

STATE = ".digestgen"
OUT = "site"
TODAY = date(2026, 1, 1)


class Options(msgspec.Struct, frozen=True):
    """How to build."""

    today: date = TODAY
    drafts: bool = False
    future: bool = False
    keep_going: bool = False
    workers: int = 1
    use_cache: bool = True


def later(options: Options, days: int) -> Options:
    """Return the same options on a later day."""
    return msgspec.structs.replace(options, today=options.today + timedelta(days=days))


class Outcome(msgspec.Struct, frozen=True):
    """What a build said, without what depends on the machine, the state and the folder's name."""

    is_open: bool
    """Whether the configuration could be read."""
    is_done: bool
    articles: int
    topics: int
    pages: int
    """Of a build that wrote nothing: 0."""
    inputs: int
    left_out: int
    problems: tuple[Problem, ...]

    def named(self, code: str) -> list[str]:
        """Return the paths of the problems of a kind."""
        return [problem.path for problem in self.problems if problem.code == code]


def build(root: Path, options: Options) -> Outcome:
    """Build the project in `root` in this process."""
    try:
        site = Site(root)
    except ConfigurationError as error:
        return outcome_of_fault(error, root)
    return outcome_of(site.build(**arguments(options)), root)


def opened(root: Path) -> Site | None:
    """Return the project as a long-lived site; None when its configuration has faults."""
    try:
        return Site(root)
    except ConfigurationError:
        return None


def update(site: Site, root: Path, paths: list[str]) -> Outcome:
    """Tell a long-lived site which files below `content/` changed, and let it build."""
    return outcome_of(site.update([root / "content" / path for path in paths]), root)


def arguments(options: Options) -> dict[str, Any]:
    """Return the options as `Site.build` takes them."""
    return msgspec.structs.asdict(options)


def outcome_of(report: BuildReport, root: Path) -> Outcome:
    """Return what can be compared of a report."""
    return Outcome(
        is_open=True,
        is_done=report.is_done,
        articles=report.articles,
        topics=report.topics,
        pages=report.pages if report.is_done else 0,
        inputs=report.inputs,
        left_out=report.left_out,
        problems=_placeless(report.problems, root),
    )


def outcome_of_fault(error: ConfigurationError, root: Path) -> Outcome:
    """Return the outcome of a project that cannot be opened."""
    return Outcome(False, False, 0, 0, 0, 0, 0, _placeless(error.problems, root))


def _placeless(problems: tuple[Problem, ...], root: Path) -> tuple[Problem, ...]:
    place = f"{root}/"
    return tuple(
        msgspec.structs.replace(
            problem,
            path=problem.path.replace(place, ""),
            message=problem.message.replace(place, ""),
            hint=problem.hint.replace(place, ""),
        )
        for problem in problems
    )
