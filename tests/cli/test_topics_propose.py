"""`digestgen topics propose`, as a user runs it."""

from __future__ import annotations

import pytest

from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article

TEXT = "Dagalo met Haftar about mercenaries in Kufra, at the pipeline near the oasis."


@pytest.fixture
def mixed(site: SiteFolder) -> SiteFolder:
    for number in range(4):
        site.write(
            f"content/{number}.md",
            article(title=f"Meeting {number}", tags=("Kufra talks",), body=f"{TEXT} Day {number}."),
        )
    site.write("content/bare.md", f"---\n# mine\ntitle: Another meeting\n---\n\n{TEXT}\n")
    return site


def test_untagged_articles_get_proposals_with_reasons(mixed: SiteFolder) -> None:
    run = digestgen("topics", "propose", "--json", cwd=mixed.root)

    assert run.status == 0, run.err
    rows = run.rows()
    assert {row["path"] for row in rows} == {"bare.md"}
    assert rows[0]["topic"] == "kufra-talks"
    assert 0.5 <= rows[0]["confidence"] <= 1
    assert rows[0]["reason"].startswith("4 articles like it have it, as “Meeting ")


def test_accepted_proposals_are_written_and_all_else_stays(mixed: SiteFolder) -> None:
    run = digestgen("topics", "propose", "--write", "--yes", cwd=mixed.root)

    assert run.status == 0, run.err
    text = (mixed.root / "content/bare.md").read_text("utf-8")
    assert text.startswith("---\n# mine\ntitle: Another meeting\ntags:\n")
    assert "Kufra talks" in text
    assert text.endswith(f"---\n\n{TEXT}\n")
    assert not digestgen("topics", "propose", "content/bare.md", cwd=mixed.root).out


def test_a_script_must_say_yes(mixed: SiteFolder) -> None:
    run = digestgen("topics", "propose", "--write", cwd=mixed.root)

    assert run.status == 2
    assert "--yes" in run.err


def test_articles_with_tags_are_asked_for_by_name(mixed: SiteFolder) -> None:
    mixed.write("content/5.md", article(title="Kufra talks", tags=("Oil",), body=TEXT))

    run = digestgen("topics", "propose", "content/5.md", "--all", "--json", cwd=mixed.root)

    assert [row["name"] for row in run.rows()] == ["Kufra talks"]
