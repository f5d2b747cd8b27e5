"""What is to be said of the interface's language: whether it is spoken, faults of catalogues."""

from __future__ import annotations

from pathlib import Path

import msgspec

from digestgen.build.project import CONFIG_NAME, Project
from digestgen.model.problem import Problem, Severity
from digestgen.theme.locale import catalogue_problems, speaks


def interface_problems(project: Project) -> tuple[Problem, ...]:
    """Return a notice when nobody has translated the interface, and faults of a site's catalogues.

    The site is built all the same: what is not translated is said in English.
    """
    language, folders = project.config.language, project.theme.folders
    found = [_shown(problem) for problem in catalogue_problems(folders, language)]
    if not speaks(folders, language):
        short = language.split("-")[0]
        hint = f"add themes/NAME/locale/{short}.po to a theme of your own: see docs/languages.md"
        message = f"the interface has no words in '{language}', so it is in English"
        path = _relative(project.root / CONFIG_NAME)
        found.append(
            Problem(path, 0, 0, "interface-language", message, hint, Severity.NOTICE),
        )
    return tuple(found)


def _shown(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, path=_relative(Path(problem.path)))


def _relative(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
