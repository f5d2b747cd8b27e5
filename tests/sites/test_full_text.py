"""The index of texts in the output: when it is made, when it goes; whole, or not there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from digestgen.build import full_text, full_text_step, pagefind
from digestgen.build.pagefind import PagefindError, find_tool
from tests.sites.folder import BASE_URL, SiteFolder, article

needs_tool = pytest.mark.skipif(find_tool() is None, reason="the extra 'search' is not installed")
ON = f"base_url: {BASE_URL}\nsearch:\n  full_text: true\n"
OFF = f"base_url: {BASE_URL}\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    folder = SiteFolder(tmp_path)
    folder.write("digestgen.yaml", ON)
    folder.write("content/a.md", article(title="A", body="One quokka."))
    folder.write("content/b.md", article(title="B", body="Deux lapins.", lang="fr"))
    return folder


def index_of(site: SiteFolder) -> dict[str, bytes]:
    return {path: data for path, data in site.tree().items() if path.startswith("pagefind/")}


def mark(site: SiteFolder) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.out / "pagefind" / "digestgen.json").read_bytes())
    return found


def is_made(site: SiteFolder, **options: bool) -> bool:
    report = site.build(**options)
    assert report.is_done, report.problems
    assert report.full_text
    return report.full_text.is_made


@needs_tool
def test_an_index_a_language_is_made_and_nothing_else_is_kept(site: SiteFolder) -> None:
    report = site.build()

    assert report.full_text
    assert (report.full_text.articles, report.full_text.is_made) == (2, True)
    assert mark(site)["languages"] == ["en", "fr"]
    names = {path.split("/", 2)[1] for path in index_of(site)}
    assert names == {"digestgen.json", "en", "fr"}
    assert not any("-ui" in path or path.endswith(".css") for path in index_of(site))
    assert [] == [path.name for path in site.root.iterdir() if path.name.startswith(".site.")]


@needs_tool
def test_it_is_made_again_when_a_text_changed_and_not_otherwise(site: SiteFolder) -> None:
    assert is_made(site)
    before = index_of(site)
    assert not is_made(site)
    assert not is_made(site, use_cache=False)
    assert before == index_of(site)

    site.write("content/a.md", article(title="A", body="One wombat."))
    assert is_made(site)
    assert not is_made(site)

    site.write("content/topics.yaml", "- Nobody\n")
    assert not is_made(site)


@needs_tool
@pytest.mark.parametrize("what", ["a file is lost", "the mark is damaged", "all is lost"])
def test_a_damaged_index_is_made_again(site: SiteFolder, what: str) -> None:
    site.build()
    folder = site.out / "pagefind"
    if what == "a file is lost":
        next((folder / "en" / "fragment").iterdir()).unlink()
    elif what == "the mark is damaged":
        (folder / "digestgen.json").write_text("{")
    else:
        shutil.rmtree(folder)

    assert is_made(site)
    assert mark(site)["articles"] == 2


@needs_tool
def test_it_goes_when_it_is_not_wanted_any_more(site: SiteFolder) -> None:
    site.build()
    page = site.page("search.html")
    site.write("digestgen.yaml", OFF)

    report = site.build()

    assert report.is_done
    assert report.full_text is None
    assert not (site.out / "pagefind").exists()
    assert "wasm-unsafe-eval" in page
    assert "wasm-unsafe-eval" not in site.page("search.html")
    assert "full_text" not in site.page("search.html")


@needs_tool
def test_without_a_store_it_is_known_as_ours(site: SiteFolder) -> None:
    site.build()
    shutil.rmtree(site.root / ".digestgen")

    assert not is_made(site)


def test_a_folder_of_that_name_that_is_not_ours_stops_the_build(site: SiteFolder) -> None:
    site.write("digestgen.yaml", OFF).build()
    site.write("site/pagefind/own.txt", "mine")

    report = site.build()

    assert not report.is_done
    assert ["foreign-file"] == [problem.code for problem in report.problems]
    assert (site.out / "pagefind" / "own.txt").read_text() == "mine"


@needs_tool
def test_killed_while_it_is_made_the_old_one_stays(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    before = index_of(site)
    site.write("content/a.md", article(title="A", body="One wombat."))
    made = pagefind.index_folder

    def fail(tool: pagefind.Tool, pages: Path, out: Path, *, is_over: None) -> None:
        made(tool, pages, out, is_over=is_over)
        raise KeyboardInterrupt

    monkeypatch.setattr(full_text, "index_folder", fail)
    with pytest.raises(KeyboardInterrupt):
        site.build()
    assert before == index_of(site)
    assert "wombat" in site.page("articles/a.html")

    monkeypatch.undo()
    assert is_made(site)
    assert before != index_of(site)


@needs_tool
def test_what_a_kill_left_is_cleared_away(site: SiteFolder) -> None:
    site.write(".site.digestgen-text-killed/index/en/half", "half")

    assert is_made(site)
    assert not (site.root / ".site.digestgen-text-killed").exists()


def test_a_failure_of_pagefind_is_told_and_the_site_stands(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise PagefindError("no room")

    monkeypatch.setattr(pagefind, "find_tool", lambda: pagefind.Tool(Path("none"), "none 1"))
    monkeypatch.setattr(full_text, "index_folder", fail)
    report = site.build()

    assert report.is_done
    assert ["full-text"] == [problem.code for problem in report.problems]
    assert "no room" in report.problems[0].message
    assert not (site.out / "pagefind").exists()


def test_without_pagefind_nothing_is_built_and_the_remedy_is_told(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "find_tool", lambda: None)

    report = site.build()

    assert not report.is_done
    assert [("digestgen.yaml", "full-text")] == [(p.path, p.code) for p in report.problems]
    assert "pip install 'digestgen[search]'" in report.problems[0].hint
    assert site.build(keep_going=True).is_done


def test_a_build_that_wants_no_index_loads_nothing_of_it(site: SiteFolder) -> None:
    site.write("digestgen.yaml", OFF)

    assert site.build().full_text is None
    assert full_text_step.MEMORY not in {path.name for path in (site.root / ".digestgen").iterdir()}
