from __future__ import annotations

from pathlib import Path

import pytest

from digestgen.build.own_files import OwnFiles


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outputs" / "site.txt"


def test_what_came_is_ours_and_what_went_is_not(path: Path) -> None:
    files = OwnFiles(path)

    files.add(["b.html", "a.html"])
    files.remove(["b.html"])
    files.add(["c.html"])

    assert {"a.html", "c.html"} == files.read()


def test_what_went_and_came_again_is_ours(path: Path) -> None:
    files = OwnFiles(path)

    files.add(["a.html"])
    files.remove(["a.html"])
    files.add(["a.html"])

    assert {"a.html"} == files.read()


def test_a_deletion_appends_and_writes_nothing_anew(path: Path) -> None:
    files = OwnFiles(path)
    files.add(f"page-{n}.html" for n in range(1000))
    before = path.read_bytes()

    files.remove(["page-7.html"])

    assert before + b"/page-7.html\n" == path.read_bytes()


def test_a_list_written_anew_holds_no_more_than_it_must(path: Path) -> None:
    files = OwnFiles(path)
    files.add(["a.html", "b.html"])
    files.remove(["a.html"])

    files.replace(["b.html"])

    assert b"b.html\n" == path.read_bytes()


def test_a_line_that_was_cut_off_makes_nobodys_file_ours(path: Path) -> None:
    """A kill in the middle of a write may leave the beginning of an address: another's file."""
    files = OwnFiles(path)
    files.add(["a.html", "notes.html"])
    path.write_bytes(path.read_bytes().removesuffix(b".html\n"))

    cut = files.read()
    files.add(["c.html"])

    assert {"a.html"} == cut
    assert {"a.html", "c.html"} == files.read()


def test_names_that_no_address_has_are_not_written_down(path: Path) -> None:
    files = OwnFiles(path)

    files.remove(["a\nb/.DS_Store", "caf\udce9/.DS_Store"])

    assert not path.exists()


def test_nothing_is_known_without_a_list_or_from_a_damaged_one(path: Path) -> None:
    files = OwnFiles(path)
    assert files.read() is None

    files.add(["a.html"])
    path.write_bytes(b"\xff\xfe\n")

    assert files.read() is None
