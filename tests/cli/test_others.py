from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article

SCRAPED = (
    " date 2020-05-02 By By Jane Doe 2 hours ago in World The river rose again.Nobody was hurt in "
    "the town. More about River flood, Jane's town More news from River flood Jane's town"
)
CLEAN_KEYS = [
    "path", "title", "title_source", "date", "authors", "section", "topics", "tags", "language",
    "blocks", "markdown", "edits", "confidence", "found",
]  # fmt: skip


def test_clean_needs_no_project_around_a_file(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text(SCRAPED)

    run = digestgen("clean", "--json", "some.txt", cwd=tmp_path)

    row = run.json()
    assert run.status == 0
    assert list(row) == CLEAN_KEYS
    assert (row["date"], row["authors"], row["section"]) == ("2020-05-02", ["Jane Doe"], "World")
    assert row["topics"] == ["River flood", "Jane's town"]
    assert row["title_source"] == "derived"
    assert {tuple(edit) for edit in row["edits"]} == {
        ("rule", "start", "end", "before", "after", "reason")
    }


def test_the_edits_of_clean_replay_to_its_markdown(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text(SCRAPED)

    row = digestgen("clean", "--json", "some.txt", cwd=tmp_path).json()

    text = SCRAPED
    for edit in reversed(row["edits"]):
        assert text[edit["start"] : edit["end"]] == edit["before"]
        text = text[: edit["start"]] + edit["after"] + text[edit["end"] :]
    assert text == row["markdown"]


def test_clean_of_a_folder_gives_a_line_a_file(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED).write("content/sub/b.md", article())

    rows = digestgen("clean", "--json", cwd=site.root).rows()

    assert [Path(row["path"]).name for row in rows] == ["a.txt", "b.md"]


@pytest.mark.parametrize("option", [[], ["--diff"]])
def test_clean_for_people_shows_what_changed(tmp_path: Path, option: list[str]) -> None:
    (tmp_path / "some.txt").write_text(SCRAPED)

    run = digestgen("clean", *option, "some.txt", cwd=tmp_path)

    assert run.status == 0
    assert "By By Jane Doe" in run.out


def test_clean_of_what_is_no_article_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"PK")

    run = digestgen("clean", "x.docx", cwd=tmp_path)

    assert run.status == 1
    assert "x.docx: no article" in run.err


def test_clean_of_a_faulty_file_is_status_1_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article(date="2024-13-02"))
    (tmp_path / "b.md").write_text(article(title="Good"))

    run = digestgen("clean", "--json", "a.md", "b.md", cwd=tmp_path)

    assert run.status == 1
    assert [row["title"] for row in run.rows()] == ["Good"]
    assert "a.md:3:7" in run.err


def test_topics_lists_names_spellings_and_relations(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="One", tags=("Libyan civil war", "Sudan")))
    site.write("content/b.md", article(tags=("Libyan Civil War",)))
    site.write("content/c.md", article(tags=("Libyan civil war",)))
    site.write("content/topics.yaml", "- name: Sudan\n  type: place\n  aliases: [The Sudan]\n")

    rows = digestgen("topics", "--json", cwd=site.root).rows()

    assert [(row["name"], row["articles"]) for row in rows] == [
        ("Libyan civil war", 3),
        ("Sudan", 1),
    ]
    assert list(rows[0]) == [
        "name", "slug", "articles", "aliases", "type", "broader", "related",
    ]  # fmt: skip
    assert rows[0]["aliases"] == ["Libyan Civil War"]
    assert rows[0]["related"] == [
        {"slug": "sudan", "shared": 1, "reason": "shared articles, as in “One”"}
    ]
    assert rows[1]["type"] == "place"


def test_topics_for_people(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Libya",)))

    assert "Libya" in digestgen("topics", "list", cwd=site.root).out


def test_check_lists_faults_doubts_and_notes(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED).write("content/b.md", article(date="2024-13-02"))
    site.write("content/c.md", article(body="[x](nowhere.md)", draft="true"))
    site.write("content/d.md", article(body="[x](nowhere.md)"))

    rows = digestgen("check", "--json", cwd=site.root).rows()

    rows = [row for row in rows if row["severity"] != "advice"]
    assert [(Path(row["path"]).name, row["code"], row["severity"]) for row in rows] == [
        ("a.txt", "title-derived", "warning"),
        ("b.md", "front-matter-date", "error"),
        ("c.md", "draft", "notice"),
        ("d.md", "link-target", "warning"),
    ]


@pytest.mark.parametrize(("option", "status"), [([], 0), (["--strict"], 1)])
def test_doubts_count_only_when_strict(site: SiteFolder, option: list[str], status: int) -> None:
    site.write("content/a.md", article(date=""))

    assert digestgen("check", *option, cwd=site.root).status == status
