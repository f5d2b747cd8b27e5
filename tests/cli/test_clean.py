"""`digestgen clean` as editors use it: looking, writing, learning."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article
from tests.unit.cleaning.test_learn import INVITATION, prose

SCRAPED = (
    " date 2020-05-02 By By Jane Doe 2 hours ago in World The river rose again.Nobody was hurt in "
    "the town. More about River flood, Jane's town More news from River flood Jane's town"
)


# --diff


def test_diff_shows_each_edit_with_rule_reason_place_and_words_around(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SCRAPED)

    run = digestgen("clean", "--diff", "a.txt", cwd=tmp_path)

    assert run.status == 0
    assert run.out.startswith("a.txt: ")
    assert "1:1      collector-date: the date that the collector wrote before the text" in run.out
    assert "[- date 2020-05-02 -][-By By Jane Doe -][-2 hours ago in World -]The river" in run.out
    assert "again.{+⏎⏎+}Nobody" in run.out
    assert "\x1b" not in run.out


def test_diff_is_coloured_where_colours_are_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SCRAPED)

    shown = digestgen("clean", "--diff", "a.txt", cwd=tmp_path, FORCE_COLOR="1").out
    plain = digestgen("clean", "--diff", "a.txt", cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="1").out

    assert "\x1b[31m\x1b[9mBy By Jane Doe \x1b[0m" in shown
    assert "\x1b[32m⏎⏎\x1b[0m" in shown
    assert "[-" not in shown.replace("\x1b[", "")
    assert "\x1b" not in plain


def test_diff_gives_no_escapes_of_the_text_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        b"By By Jane \x1b]0;owned\x07 | The river rose again. It did.\n"
    )

    run = digestgen("clean", "--diff", "a.txt", cwd=tmp_path, FORCE_COLOR="1")

    assert "\x1b]" not in run.out
    assert "\x07" not in run.out


def test_diff_cuts_very_long_removals_unless_verbose(tmp_path: Path) -> None:
    text = prose(1)
    drop = f"---\ndrop: ['{text}']\n---\n{text} The end of it came on a Monday.\n"
    (tmp_path / "a.txt").write_text(drop)

    short = digestgen("clean", "--diff", "a.txt", cwd=tmp_path).out
    whole = digestgen("clean", "--diff", "-v", "a.txt", cwd=tmp_path).out

    assert "more characters" in short
    assert len(short) < 1000
    assert text in whole


def test_diff_of_what_does_not_change_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article())

    assert digestgen("clean", "--diff", "a.md", cwd=tmp_path).out == "a.md: nothing changes\n"


# the project's configuration


def test_a_file_of_the_project_is_cleaned_as_a_build_does(site: SiteFolder) -> None:
    """Patterns are limited by the path below content/, wherever the command is started."""
    site.write("content/2020/a.txt", SCRAPED)
    site.write("digestgen.yaml", "cleaning:\n  drop:\n    - {pattern: river, path: 2020/*}\n")
    site.write("content/2020/sub/x", "")

    inside = digestgen("clean", "--json", "content/2020/a.txt", cwd=site.root).json()
    whole = digestgen("clean", "--json", cwd=site.root).json()
    config = site.root / "digestgen.yaml"
    outside = digestgen(
        "clean", "--json", "--config", config, site.root / "content/2020/a.txt", cwd=Path("/")
    ).json()

    assert "The rose again" in inside["markdown"]
    assert inside["markdown"] == whole["markdown"] == outside["markdown"]


def test_problems_name_the_file_as_it_was_given(site: SiteFolder) -> None:
    site.write("content/2020/a.txt", "---\ndrop: [nothing]\n---\n" + SCRAPED)

    run = digestgen("clean", "content/2020/a.txt", cwd=site.root)

    assert "content/2020/a.txt:2:8: warning: 'nothing' does not stand in the text" in run.err


# --write


def test_write_makes_a_markdown_file_that_builds_leave_alone(site: SiteFolder) -> None:
    site.write("content/2020/a.txt", SCRAPED)
    site.build()
    before = site.page("articles/a.html")

    run = digestgen("clean", "--write", "content/2020/a.txt", cwd=site.root)

    assert run.status == 0
    assert not (site.root / "content/2020/a.txt").exists()
    assert (site.root / ".digestgen/originals/2020/a.txt").read_text() == SCRAPED
    report = site.build()
    assert report.edited == 0
    assert report.articles == 1
    after = site.page("articles/a.html")
    assert "<p>Nobody was hurt in the town.</p>" in before
    assert "<p>Nobody was hurt in the town.</p>" in after
    cleaned = digestgen("clean", "--json", "content/2020/a.md", cwd=site.root).json()
    assert cleaned["edits"] == []
    assert cleaned["authors"] == ["Jane Doe"]


def test_write_keeps_the_original_beside_when_told(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED)

    digestgen("clean", "--write", "--keep-original", "beside", "content/a.txt", cwd=site.root)

    assert (site.root / "content/a.txt.orig").read_text() == SCRAPED
    assert site.build().articles == 1


def test_write_does_nothing_on_a_dry_run(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED)

    run = digestgen("clean", "--write", "--dry-run", "content/a.txt", cwd=site.root)

    assert run.status == 0
    assert "content/a.txt would become content/a.md" in run.out
    assert sorted(p.name for p in (site.root / "content").iterdir()) == ["a.txt"]
    assert not (site.root / ".digestgen").exists()


def test_write_takes_several_files_and_goes_on_behind_one_that_it_refuses(
    site: SiteFolder,
) -> None:
    site.write("content/a.txt", f"---\ntitle: Mine\n---\n{SCRAPED}")
    site.write("content/b.txt", SCRAPED).write("content/c.txt", SCRAPED)
    site.write("content/c.md", article())

    run = digestgen("clean", "--write", "--json", "content", cwd=site.root)

    assert run.status == 1
    assert [row["written"] for row in run.rows()] == ["content/b.md"]
    assert "content/a.txt: it has a front matter already" in run.err
    assert "content/c.txt: c.md is there already" in run.err
    assert "content/c.md: nothing to clean, left as it is" in run.err


def test_write_of_a_scrape_in_a_markdown_file_replaces_it(site: SiteFolder) -> None:
    scrape = SCRAPED.replace("the town.", "the town. " + "It rained all day. " * 30)
    site.write("content/a.md", scrape)

    assert digestgen("clean", "--write", "content/a.md", cwd=site.root).status == 0

    assert (site.root / "content/a.md").read_text().startswith("---\ntitle: ")
    assert (site.root / ".digestgen/originals/a.md").read_text() == scrape
    again = digestgen("clean", "--write", "content/a.md", cwd=site.root)
    assert again.status == 0
    assert "left as it is" in again.out + again.err


def test_write_outside_of_a_project_keeps_the_original_by_the_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(SCRAPED)

    digestgen("clean", "--write", "sub/a.txt", cwd=tmp_path)

    assert (tmp_path / "sub" / "a.md").is_file()
    assert (tmp_path / "sub/.digestgen/originals/a.txt").read_text() == SCRAPED


@pytest.mark.parametrize("options", [["--write"], ["--dry-run", "x"], ["--learn", "--write", "x"]])
def test_options_that_do_not_go_together_are_wrong_usage(
    site: SiteFolder, options: list[str]
) -> None:
    site.write("x", "")

    assert digestgen("clean", *options, cwd=site.root).status == 2


# --learn


def test_learn_proposes_patterns_that_work(site: SiteFolder) -> None:
    for n in range(12):
        source = f"---\nsource: https://www.paper.example/{n}\n---\n" if n % 2 else ""
        site.write(
            f"content/{'web' if n % 2 else 'wire'}/{n}.txt", f"{source}{prose(n)} Other {n}."
        )
    for n in range(20, 32):
        head = f"---\nsource: https://www.paper.example/{n}\n---\n"
        site.write(f"content/web/{n}.txt", f"{head}{prose(n)} {INVITATION}\n")

    run = digestgen("clean", "--learn", cwd=site.root)

    assert run.status == 0
    assert "1 passage proposed in cleaning-proposals.yaml" in run.out
    text = (site.root / "cleaning-proposals.yaml").read_text()
    assert "12 of 18 articles of paper.example, at the end" in text
    assert "web/20.txt" in text
    (entry,) = yaml.safe_load(text)["cleaning"]["drop"]
    assert entry["source"] == "paper.example"
    site.write("digestgen.yaml", text)
    row = digestgen("clean", "--json", "content/web/20.txt", cwd=site.root).json()
    assert "Hollow Press" not in row["markdown"]
    reasons = [edit["reason"] for edit in row["edits"]]
    assert "boilerplate of paper.example (digestgen.yaml:8:16)" in reasons


def test_learn_looks_at_folders_where_no_source_is_named(site: SiteFolder) -> None:
    for n in range(12):
        site.write(f"content/wire/{n}.txt", f"{prose(n)} {INVITATION}")

    (row,) = digestgen("clean", "--learn", "--json", cwd=site.root).rows()

    assert row["path"] == "wire/"
    assert row["articles"] == 12
    assert row["text"] == INVITATION


def test_learn_leaves_markdown_and_a_file_under_review_alone(site: SiteFolder) -> None:
    for n in range(12):
        site.write(f"content/{n}.md", article(body=f"{prose(n)} {INVITATION}"))
        site.write(f"content/wire/{n}.txt", f"{prose(n + 20)} {INVITATION}")
    site.write("cleaning-proposals.yaml", "mine")

    refused = digestgen("clean", "--learn", cwd=site.root)
    named = digestgen("clean", "--learn", "--proposals", "new.yaml", "content", cwd=site.root)

    assert refused.status == 1
    assert "[proposals-exist]" in refused.err
    assert (site.root / "cleaning-proposals.yaml").read_text() == "mine"
    assert named.status == 0
    assert "12 of 12 articles" in (site.root / "new.yaml").read_text()


def test_learn_that_finds_nothing_writes_nothing(site: SiteFolder) -> None:
    for n in range(12):
        site.write(f"content/{n}.txt", prose(n))

    run = digestgen("clean", "--learn", cwd=site.root)

    assert run.status == 0
    assert "nothing that many of them share" in run.out
    assert not (site.root / "cleaning-proposals.yaml").exists()
