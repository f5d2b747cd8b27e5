from __future__ import annotations

from pathlib import Path

import pytest

from digestgen.build.output import Output
from digestgen.store.traces import DELETE, PUT


@pytest.fixture
def output(tmp_path: Path) -> Output:
    (tmp_path / "site").mkdir()
    (tmp_path / ".digestgen").mkdir()
    return Output(tmp_path / "site", tmp_path / ".digestgen")


def stage(output: Output, address: str, text: str) -> None:
    path = output.stage / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_an_empty_folder_that_this_change_fills_again_stays(output: Output) -> None:
    """A build that was killed before its journal leaves the folders that it made for its pages."""
    (output.out / "old").mkdir()
    stage(output, "old/deep/page.html", "page")
    output.make_folders(["old/deep/page.html"])

    output.finish([("old/", DELETE), ("old/deep/page.html", PUT)])

    assert "page" == (output.out / "old/deep/page.html").read_text()


def test_empty_folders_inside_each_other_go(output: Output) -> None:
    (output.out / "old/deep").mkdir(parents=True)

    output.finish([("old/", DELETE), ("old/deep/", DELETE)])

    assert not (output.out / "old").exists()


def test_a_folder_that_somebody_filled_meanwhile_stays(output: Output) -> None:
    (output.out / "old").mkdir()
    (output.out / "old/notes.txt").write_text("mine")

    output.finish([("old/", DELETE)])

    assert "mine" == (output.out / "old/notes.txt").read_text()


def test_a_file_that_is_gone_and_has_a_folder_of_its_name_is_no_fault(output: Output) -> None:
    """Somebody deleted the page; now pages lie below what was its address."""
    stage(output, "old.html/page.html", "page")
    output.make_folders(["old.html/page.html"])

    output.finish([("old.html", DELETE), ("old.html/page.html", PUT)])

    assert "page" == (output.out / "old.html/page.html").read_text()
