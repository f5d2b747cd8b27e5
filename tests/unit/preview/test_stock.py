from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from digestgen.preview.stock import Differences, Hints, Roots, Stock, is_of_interest


@pytest.fixture
def stock(tmp_path: Path) -> Stock:
    for name in ("content/a.md", "content/deep/b.md", "themes/x/t.html", "digestgen.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
        os.utime(path, ns=(1, 1))
    roots = Roots(tmp_path / "content", tmp_path / "digestgen.yaml", (tmp_path / "themes",))
    stock = Stock(roots)
    time.sleep(0.06)  # Older than the clock's grain, or each would be looked at again.
    stock.accept(stock.look())
    return stock


def test_what_was_told_differs_no_more(stock: Stock) -> None:
    assert not stock.look()


def test_what_is_young_is_looked_at_again(stock: Stock) -> None:
    (stock.roots.content / "a.md").write_text("new")
    stock.accept(stock.look())

    assert ["a.md"] == list(stock.look().content)


@pytest.mark.parametrize(
    "hints",
    [Hints(is_all=True), Hints(frozenset({"deep/b.md"})), Hints(folders=frozenset({"deep"}))],
)
def test_each_way_of_looking_finds_an_edit(stock: Stock, hints: Hints) -> None:
    (stock.roots.content / "deep" / "b.md").unlink()

    found = stock.look(hints)

    assert {"deep/b.md": None} == found.content
    assert {"deep/b.md"} == found.doubtful


def test_theme_and_configuration_are_looked_at_with_any_hint(stock: Stock) -> None:
    (stock.roots.themes[0] / "x" / "t.html").write_text("new")
    stock.roots.config.write_text("title: new")

    found = stock.look(Hints())

    assert (1, 1) == (len(found.theme), len(found.config))


def test_an_emptied_file_is_doubtful() -> None:
    assert {"a.md"} == Differences({"a.md": "0.1.2.3", "b.md": "10.1.2.3"}, {}, {}).doubtful


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("a.md", True),
        ("deep/a.html", True),
        ("topics.yaml", True),
        ("assets/a.PNG", True),
        (".a.md.swp", False),
        ("a.md~", False),
        ("4913", False),
        ("deep/topics.yaml", False),
        (".git/a.png", False),
    ],
)
def test_what_matters(path: str, matters: bool) -> None:
    assert matters == is_of_interest(path)
