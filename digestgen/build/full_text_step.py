"""The index of texts as the last step of a build.

Stands on little: most builds have none to make.
"""

from __future__ import annotations

import msgspec

from digestgen.build.project import CONFIG_NAME
from digestgen.build.report import BuildReport, Indexed
from digestgen.build.run import Run
from digestgen.model.problem import Problem

MEMORY = "full-text"
"""Folder below `.digestgen/`."""


def full_text_problems(run: Run) -> tuple[Problem, ...]:
    """Return the fault of a build that cannot make the index that is wanted."""
    if not _is_wanted(run):
        return ()
    from digestgen.build.pagefind import find_tool, missing  # noqa: PLC0415  seldom asked for

    return () if find_tool() else (missing(CONFIG_NAME),)


def with_full_text(run: Run, report: BuildReport) -> BuildReport:
    """Bring up the index behind the site; return the report with what became of it.

    An index that is not wanted any more goes. Raises OSError.
    """
    if not (report.is_done and run.options.full_text):
        return report
    if not _is_wanted(run):
        if run.output.has_full_text():
            from digestgen.build.full_text import remove_index  # noqa: PLC0415

            remove_index(run.output)
        return report
    with run.timing.stage("full text"):
        indexed, problems = _bring_up(run)
    return msgspec.structs.replace(
        report,
        full_text=indexed,
        problems=tuple(sorted((*report.problems, *problems))),
        seconds=round(run.timing.elapsed(), 3),
        profile=run.timing.profile(),
    )


def _bring_up(run: Run) -> tuple[Indexed | None, tuple[Problem, ...]]:
    from digestgen.build.full_text import Wanted, bring_up  # noqa: PLC0415
    from digestgen.build.pagefind import PagefindError, find_tool  # noqa: PLC0415

    tool = find_tool()
    if tool is None:
        return None, ()
    wanted = Wanted(run.db, run.project.config, run.store.left_at, run.store.path.parent / MEMORY)
    try:
        return bring_up(wanted, run.output, tool, progress=run.progress), ()
    except PagefindError as error:
        hint = "the site is built, the index of texts is older; build again, or report it"
        return None, (Problem.of_file(CONFIG_NAME, "full-text", f"Pagefind failed: {error}", hint),)


def _is_wanted(run: Run) -> bool:
    return run.options.full_text and run.project.config.search.full_text
