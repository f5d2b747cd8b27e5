"""Whole pages; `python -m tests.unit.content.page.pages` writes what is expected anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.content.page.pages import GOLDEN, told

PAGES = sorted(GOLDEN.glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_comes_out_as_written(path: Path) -> None:
    assert path.with_suffix(".md").read_text("utf-8") == told(path)


def test_there_are_pages_in_several_manners() -> None:
    assert len(PAGES) >= 3
