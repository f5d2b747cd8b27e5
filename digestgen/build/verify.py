"""Holding a site against one that is built from nothing: equal files, bytes and modes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from digestgen.build.engine import Engine
from digestgen.build.output import KEPT
from digestgen.build.project import Project
from digestgen.build.run import BuildOptions, Progress
from digestgen.model.problem import Problem


def verify(project: Project, options: BuildOptions, progress: Progress) -> tuple[Problem, ...]:
    """Build the project once more, from nothing and aside; return where its site differs.

    No differences are what the engine promises; one is a fault of digestgen, and the site may be
    trusted again after a build with `--no-cache`. Raises OSError.
    """
    project.state.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix="verify-", dir=project.state))
    try:
        engine = Engine(project._replace(out=aside / "site"), state=aside / "state")
        try:
            report = engine.build(options._replace(use_cache=False, records=False), progress)
        finally:
            engine.close()
        if not report.is_done:
            return report.problems
        return tuple(_differences(project.out, aside / "site"))
    finally:
        shutil.rmtree(aside)


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
            folders[:] = [name for name in folders if name not in KEPT]
            files = [name for name in files if name not in KEPT]  # noqa: PLW2901
        found |= {(at / name).relative_to(top).as_posix() for name in files}
    return found
