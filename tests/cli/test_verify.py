from __future__ import annotations

from datetime import date

import pytest

from digestgen.build.project import open_project
from digestgen.build.run import BuildOptions
from digestgen.build.verify import verify
from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article


def test_a_build_that_is_exact_is_said_to_be(site: SiteFolder) -> None:
    site.write("content/a.md", article())
    digestgen("build", cwd=site.root)
    site.write("content/b.md", article(title="Another"))

    run = digestgen("build", "--verify", cwd=site.root)

    assert run.status == 0
    assert "verified" in run.err + run.out
    assert not list((site.root / ".digestgen").glob("verify-*"))


@pytest.mark.parametrize(
    ("damage", "said"),
    [("alter", "has other bytes"), ("remove", "is missing"), ("add", "would not be in a site")],
)
def test_any_difference_is_told_with_its_file(site: SiteFolder, damage: str, said: str) -> None:
    site.write("content/a.md", article()).build()
    page = site.out / "articles" / "a.html"
    if damage == "alter":
        page.write_bytes(page.read_bytes() + b"\n")
    elif damage == "remove":
        page.unlink()
    else:
        (page.parent / "b.html").write_bytes(b"")
    project, _ = open_project(folder=site.root)
    assert project

    found = verify(project, BuildOptions(today=date(2026, 1, 1)), lambda _what, _done, _all: None)

    assert [(p.code, said in p.message) for p in found] == [("verify", True)]


def test_a_profile_names_stages_kinds_files_and_pages(site: SiteFolder) -> None:
    site.write("content/a.md", article())

    run = digestgen("build", "--profile", "--json", cwd=site.root)

    profile = run.json()["profile"]
    assert {"scan", "read", "group", "look"} <= {name for name, _ in profile["stages"]}
    assert [path for path, _ in profile["files"]] == ["a.md"]
    assert ["article", 1] in [kind[:2] for kind in profile["kinds"]]
