"""Holding a site against one that is built from nothing: equal files, bytes and modes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from digestgen.build.engine import Engine
from digestgen.build.output import FULL_TEXT, KEPT, Output
from digestgen.build.project import Project
from digestgen.build.run import BuildOptions, Progress
from digestgen.model.problem import Problem
from digestgen.store.file import open_to_read

_PASSED = KEPT | {FULL_TEXT}


def verify(project: Project, options: BuildOptions, progress: Progress) -> tuple[Problem, ...]:
    """Build the project once more, from nothing and aside; return where its site differs.

    No differences are what the engine promises; one is a fault of digestgen, and the site may be
    trusted again after a build with `--no-cache`. Raises OSError.
    """
    project.state.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix="verify-", dir=project.state))
    try:
        fresh, state = project._replace(out=aside / "site"), aside / "state"
        engine = Engine(fresh, state=state)
        try:
            report = engine.build(
                options._replace(use_cache=False, records=False, full_text=False), progress
            )
        finally:
            engine.close()
        if not report.is_done:
            return report.problems
        problems = tuple(_differences(project.out, fresh.out))
        # One that was left as it is may be older than the site.
        if options.full_text and project.config.search.full_text:
            problems += tuple(_older_index(project, state / "store.sqlite"))
        return problems
    finally:
        shutil.rmtree(aside)


def _older_index(project: Project, store: Path) -> Iterator[Problem]:
    """Yield a fault when the index of texts is of others than those of a site from nothing.

    Its bytes are not held against each other: Pagefind writes the values of a filter in an order
    that differs from run to run.
    """
    from digestgen.build.full_text import Wanted, is_current  # noqa: PLC0415  seldom wanted
    from digestgen.build.pagefind import find_tool  # noqa: PLC0415

    tool = find_tool()
    with closing(open_to_read(store)) as db:
        wanted = Wanted(db, project.config)
        if tool is None or not is_current(wanted, Output(project.out, project.state), tool):
            yield _difference(project.out, FULL_TEXT, "is an index of other texts")


def _differences(built: Path, fresh: Path) -> Iterator[Problem]:
    ours, theirs = _files(built), _files(fresh)
    for address in sorted(ours | theirs):
        if address not in theirs:
            yield _difference(built, address, "is there, and would not be in a site from nothing")
        elif address not in ours:
            yield _difference(built, address, "is missing")
        elif (built / address).read_bytes() != (fresh / address).read_bytes():
            yield _difference(built, address, "has other bytes than in a site from nothing")
        elif (built / address).stat().st_mode != (fresh / address).stat().st_mode:
            yield _difference(built, address, "has another mode than in a site from nothing")


def _difference(built: Path, address: str, message: str) -> Problem:
    hint = "build with --no-cache, and report this fault of digestgen"
    return Problem.of_file(f"{built.name}/{address}", "verify", message, hint)


def _files(top: Path) -> set[str]:
    found = set()
    for folder, folders, files in os.walk(top):
        at = Path(folder)
        if at == top:
            folders[:] = [name for name in folders if name not in _PASSED]
            files = [name for name in files if name not in _PASSED]  # noqa: PLW2901
        found |= {(at / name).relative_to(top).as_posix() for name in files}
    return found
