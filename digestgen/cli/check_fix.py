"""`digestgen check --fix`: mended files, each shown as a diff and written whole."""

from __future__ import annotations

from digestgen.build.fixing import Fix, fixes, write
from digestgen.build.gather import Gathered
from digestgen.build.project import Project
from digestgen.cli.console import Console, counted


def fix_all(console: Console, gathered: Gathered, project: Project, *, is_dry: bool) -> bool:
    """Mend what is certain and say so; return whether any file has other bytes now."""
    mended = written = 0
    for fix in fixes(gathered, project):
        _tell(console, fix)
        problem = None if is_dry else write(fix, project)
        if problem:
            console.problems([problem])
            continue
        mended += len(fix.problems)
        written += 1
    done = "would be mended" if is_dry else "mended"
    if written:
        console.say(f"{counted(mended, 'place')} {done} in {counted(written, 'file')}")
    else:
        console.say("nothing that could be mended for certain")
    return bool(written) and not is_dry


def _tell(console: Console, fix: Fix) -> None:
    if console.as_json:
        for problem in fix.problems:
            console.json_line(problem)
        return
    for line in fix.diff():
        console.say(line.rstrip("\r\n"), is_result=True)
