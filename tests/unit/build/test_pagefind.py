"""The one door to Pagefind."""

from __future__ import annotations

import stat
import sys
import time
from pathlib import Path

import pytest

from digestgen.build.pagefind import PagefindError, Stopped, Tool, index_folder, missing


def program(folder: Path, text: str) -> Tool:
    """A program that does what a test needs, in place of Pagefind."""
    path = folder / "program"
    path.write_text(f"#!{sys.executable}\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Tool(path, "test 1")


def test_what_a_program_that_fails_said_is_told(tmp_path: Path) -> None:
    tool = program(tmp_path, "import sys; sys.exit('no room on the disk')")

    with pytest.raises(PagefindError, match="no room on the disk"):
        index_folder(tool, tmp_path, tmp_path / "out")


def test_one_that_says_nothing_is_told_by_its_status(tmp_path: Path) -> None:
    with pytest.raises(PagefindError, match="it ended with 3"):
        index_folder(program(tmp_path, "raise SystemExit(3)"), tmp_path, tmp_path / "out")


def test_one_that_is_not_wanted_any_more_is_ended_at_once(tmp_path: Path) -> None:
    began = time.monotonic()

    with pytest.raises(Stopped):
        index_folder(
            program(tmp_path, "import time; time.sleep(60)"),
            tmp_path,
            tmp_path / "out",
            is_over=lambda: time.monotonic() - began > 0.2,
        )

    assert time.monotonic() - began < 10


def test_what_is_missing_is_told_with_both_remedies() -> None:
    problem = missing("digestgen.yaml")

    assert "pip install 'digestgen[search]'" in problem.hint
    assert "full_text: false" in problem.hint
