"""`digestgen theme`: the themes there are, the doctor, a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """A project with a theme `mine` before wire."""
    site = SiteFolder(tmp_path)
    site.write("digestgen.yaml", "title: Test\ntheme: mine\n")
    site.write("content/a.md", article(title="Recruits", tags=("Libya",)))
    site.write("themes/mine/theme.yaml", "# ours\nname: Ours # for now\nextends: wire\n")
    return site.write(
        "themes/mine/topic.html",
        '{% extends "wire/topic.html" %}\n{% block aside %}<p>Ours</p>{% endblock %}\n',
    )


def test_list_tells_what_there_is_and_what_each_overrides(site: SiteFolder) -> None:
    site.write("themes/mine/static/style.css", "p { margin: 0 }")

    rows = digestgen("theme", "list", "--json", cwd=site.root).rows()
    text = digestgen("theme", cwd=site.root).out

    assert ["default", "wire", "mine"] == [row["theme"] for row in rows]
    mine = rows[2]
    assert ("Ours", True, False) == (mine["name"], mine["is_used"], mine["is_shipped"])
    assert ["wire", "default"] == mine["extends"]
    assert {"topic.html": ["aside"]} == mine["blocks"]
    assert ["style.css"] == mine["static"]
    assert rows[1]["description"]
    assert {"lead", "seconds", "latest"} == set(rows[1]["blocks"]["home.html"])
    assert "mine  (in use)" in text
    assert "themes/mine; extends wire, then default" in text


def test_the_doctor_is_content_until_something_behind_changes(site: SiteFolder) -> None:
    first = digestgen("theme", "doctor", cwd=site.root)
    accepted = digestgen("theme", "doctor", "--accept", "-v", cwd=site.root)
    text = (site.root / "themes/mine/theme.yaml").read_text("utf-8")
    digest = text.split("aside: '")[1][:16]
    site.write("themes/mine/theme.yaml", text.replace(digest, "0" * 16))
    stale = digestgen("theme", "doctor", cwd=site.root)

    assert (0, 0, 1) == (first.status, accepted.status, stale.status)
    assert "themes/mine/topic.html:2: new: block 'aside'" in first.out
    assert "1 override: 1 fine" in accepted.out
    assert text.startswith("# ours\nname: Ours # for now\nextends: wire\n")
    assert "themes/mine/topic.html:2: stale: block 'aside': default/topic.html has" in stale.out
    assert "--accept" in stale.out


def test_the_doctor_tells_programs_a_line_for_each_override(site: SiteFolder) -> None:
    site.write("themes/mine/topics.html", "x")

    run = digestgen("theme", "doctor", "--json", cwd=site.root)

    assert run.status == 1
    assert [("topic.html", "new", 2), ("topics.html", "unused", 0)] == [
        (row["file"], row["state"], row["line"]) for row in run.rows()
    ]
    assert "2 overrides" in run.err


def test_the_doctor_looks_at_a_theme_that_is_not_in_use(site: SiteFolder) -> None:
    run = digestgen("theme", "doctor", "wire", "--accept", "--json", cwd=site.root)

    assert run.status == 0
    assert {"card.html", "home.html"} <= {row["file"] for row in run.rows()}
    missing = digestgen("theme", "doctor", "nowhere", cwd=site.root)
    assert missing.status == 1
    assert "there are default, wire, mine" in missing.err


def test_a_fault_in_theme_yaml_is_told_with_its_place(site: SiteFolder) -> None:
    site.write("themes/mine/theme.yaml", "extends: wier\n")

    for command in (("theme", "doctor"), ("build",)):
        run = digestgen(*command, cwd=site.root)

        assert run.status == 1
        assert "themes/mine/theme.yaml:1: no 'wier'" in run.err
        assert "[theme-extends]" in run.err


def test_a_new_theme_can_be_built_at_once(site: SiteFolder) -> None:
    made = digestgen("theme", "new", "fresh", "--from", "wire", cwd=site.root)
    site.write("digestgen.yaml", "title: Test\ntheme: fresh\n")

    built = digestgen("build", cwd=site.root)
    checked = digestgen("theme", "doctor", cwd=site.root)

    assert (0, 0, 0) == (made.status, built.status, checked.status)
    assert "written: themes/fresh/theme.yaml" in made.out
    assert 'href="../theme/fresh.css"' in site.page("articles/a.html")
    assert "--accent" in site.page("theme/fresh.css")


@pytest.mark.parametrize("name", ["mine", "wire", "a/b", "../x"])
def test_a_theme_that_cannot_be_begun_is_refused(site: SiteFolder, name: str) -> None:
    run = digestgen("theme", "new", name, cwd=site.root)

    assert run.status == 1
    assert "[theme-name]" in run.err
