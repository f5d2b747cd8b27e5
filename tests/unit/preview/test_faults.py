from __future__ import annotations

from pathlib import Path

import pytest

from digestgen.model.problem import Problem, Severity
from digestgen.preview.faults import shown_faults


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("one\ntwo\nthree\nfour\nfive\nsix\n")
    (tmp_path / "secret.txt").write_text("secret\n" * 9)
    (tmp_path / "digestgen.yaml").write_text("titel: x\n")
    return tmp_path / "content"


def _lines(path: str, content: Path) -> list[str]:
    fault = Problem(path, 3, 2, "code", "message", "hint")
    (shown,) = shown_faults([fault], [content], config=content.parent / "digestgen.yaml")
    return [line.text for line in shown.excerpt]


def test_a_fault_is_shown_with_the_lines_around_it(content: Path) -> None:
    assert ["one", "two", "three", "four", "five"] == _lines("content/a.md", content)


@pytest.mark.parametrize("path", ["secret.txt", "content/../secret.txt", "/etc/passwd", "x\0", ""])
def test_only_the_projects_own_files_are_read(content: Path, path: str) -> None:
    assert [] == _lines(path, content)


def test_a_link_out_of_the_content_is_not_read(content: Path) -> None:
    (content / "link.md").symlink_to(content.parent / "secret.txt")

    assert [] == _lines("content/link.md", content)


def test_doubts_are_no_faults(content: Path) -> None:
    doubt = Problem("content/a.md", 1, 1, "code", "message", "", Severity.WARNING)

    assert () == shown_faults([doubt], [content], config=content.parent / "digestgen.yaml")
