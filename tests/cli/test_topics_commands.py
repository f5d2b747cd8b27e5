from __future__ import annotations

import os
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.run import ROOT, digestgen
from tests.sites.folder import SiteFolder, article

FILE = """\
# Names of the harbour desk.
- Ferry  # every hour
- name: Harbour Board
  aliases: [Port Board]
"""
LONG = "Royal National Lifeboat Institution"


@pytest.fixture
def harbour(site: SiteFolder) -> SiteFolder:
    for number in range(1, 4):
        site.write(f"content/{number}.md", article(title=f"Boat {number}", tags=(LONG, "Ferry")))
    site.write("content/9.md", article(title="A call", tags=("RNLI", "Rescue")))
    return site.write("content/topics.yaml", FILE)


def topics_file(site: SiteFolder) -> str:
    return (site.root / "content" / "topics.yaml").read_text("utf-8")


def test_a_merge_is_written_and_told(harbour: SiteFolder) -> None:
    run = digestgen("topics", "merge", "RNLI", LONG, cwd=harbour.root)

    assert run.status == 0
    assert topics_file(harbour) == f"{FILE}- name: {LONG}\n  aliases: [RNLI]\n"
    assert f"'RNLI' is now an alias of '{LONG}'" in run.out


def test_a_dry_run_shows_the_change_and_writes_nothing(harbour: SiteFolder) -> None:
    run = digestgen("topics", "merge", "Boat", "Ferry", "--dry-run", cwd=harbour.root)

    assert run.status == 0
    assert topics_file(harbour) == FILE
    assert "+- name: Ferry  # every hour" in run.out


def test_a_refused_edit_is_status_1_and_writes_nothing(harbour: SiteFolder) -> None:
    run = digestgen("topics", "rename", "Port Board", "Port", cwd=harbour.root)

    assert run.status == 1
    assert topics_file(harbour) == FILE
    assert "content/topics.yaml:3:3: 'Port Board' is an alias of 'Harbour Board'" in run.err


def test_edits_print_json_alone(harbour: SiteFolder) -> None:
    done = digestgen("topics", "keep-apart", "Ferry", "Rescue", "--json", cwd=harbour.root)
    refused = digestgen("topics", "merge", "Rescue", "Ferry", "--json", cwd=harbour.root)

    assert done.json()["is_done"] is True
    assert refused.status == 1
    assert refused.json()["problems"][0]["code"] == "topics-edit"


def test_the_mode_of_the_file_and_a_link_to_it_stay(harbour: SiteFolder) -> None:
    path = harbour.root / "content" / "topics.yaml"
    target = harbour.root / "names.yaml"
    path.rename(target)
    target.chmod(0o640)
    path.symlink_to(target)

    run = digestgen("topics", "split", "Harbour Board", "Port Board", cwd=harbour.root)

    assert run.status == 0
    assert path.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert "keep_apart: [Port Board]" in target.read_text("utf-8")
    assert [] == [p for p in harbour.root.iterdir() if p.suffix == ".tmp"]


def test_without_a_file_one_is_begun(site: SiteFolder) -> None:
    run = digestgen("topics", "merge", "a", "b", cwd=site.root)

    assert run.status == 0
    assert topics_file(site).startswith("# Topics:")


def test_suggestions_show_their_evidence(harbour: SiteFolder) -> None:
    row = digestgen("topics", "suggest", "--json", cwd=harbour.root).json()

    assert (row["a"], row["b"], row["kind"], row["shared"]) == ("RNLI", LONG, "acronym", 0)
    assert row["examples"] == {"RNLI": ["A call"], LONG: ["Boat 1", "Boat 2"]}
    assert topics_file(harbour) == FILE


def test_sure_suggestions_are_merged_when_asked_to(harbour: SiteFolder) -> None:
    run = digestgen("topics", "suggest", "--yes-above", "0.8", cwd=harbour.root)
    again = digestgen("topics", "suggest", "--json", cwd=harbour.root)

    assert run.status == 0
    assert "aliases: [RNLI]" in topics_file(harbour)
    assert again.rows() == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("answer", "written"),
    [("y", "aliases: [RNLI]"), ("n", f"keep_apart: [{LONG}]"), ("s", ""), ("q", "")],
)
def test_on_a_terminal_every_suggestion_is_a_question(
    harbour: SiteFolder, answer: str, written: str
) -> None:
    out = on_a_terminal("topics", "suggest", cwd=harbour.root, typed=f"{answer}\n")

    assert "one topic?" in out
    assert written in topics_file(harbour)
    assert written or topics_file(harbour) == FILE


def on_a_terminal(*arguments: str, cwd: Path, typed: str) -> str:
    """Run `digestgen` with a terminal of its own and type into it."""
    import pty  # noqa: PLC0415  not on Windows

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from digestgen.cli.main import main; main()", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=cwd, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        out = b""
        # Linux tells the end of a terminal by an error.
        with suppress(OSError):
            while piece := os.read(ours, 4096):
                out += piece
    os.close(ours)
    assert process.returncode == 0
    return out.decode()


def test_a_name_that_no_tag_has_is_told(harbour: SiteFolder) -> None:
    assert digestgen("build", "-q", cwd=harbour.root).status == 0

    run = digestgen("topics", "merge", "RNLY", LONG, cwd=harbour.root)

    assert run.status == 0
    assert "note: no tag of the last build is written 'RNLY'" in run.err


def test_diff_tells_what_an_edit_does_to_the_site(harbour: SiteFolder) -> None:
    assert digestgen("build", "-q", cwd=harbour.root).status == 0
    assert digestgen("topics", "diff", "--json", cwd=harbour.root).rows() == []
    digestgen("topics", "merge", "RNLI", LONG, cwd=harbour.root)
    digestgen("topics", "rename", "Rescue", "Rescues at sea", cwd=harbour.root)

    rows = digestgen("topics", "diff", "--json", cwd=harbour.root).rows()

    long = "topics/royal-national-lifeboat-institution"
    assert [(row["change"], row["page"], row["to_page"]) for row in rows] == [
        ("redirects", "topics/rnli.html", f"{long}.html"),
        ("renamed", "topics/rescue.html", None),
        ("regrouped", f"{long}.html", None),
    ]
    assert rows[0]["to_feed"] == f"{long}/feed.xml"


def test_diff_against_another_file_needs_no_build(harbour: SiteFolder) -> None:
    harbour.write("old.yaml", f"- name: {LONG}\n  aliases: [RNLI]\n- name: Ferry\n  hidden: true\n")

    rows = digestgen("topics", "diff", "old.yaml", "--json", cwd=harbour.root).rows()

    assert [(row["change"], row["name"]) for row in rows] == [
        ("appears", "Ferry"),
        ("appears", "RNLI"),
        ("regrouped", LONG),
    ]


def test_diff_without_a_site_says_what_to_do(harbour: SiteFolder) -> None:
    run = digestgen("topics", "diff", cwd=harbour.root)

    assert run.status == 1
    assert "run `digestgen build` first" in run.err


@pytest.mark.parametrize("command", ["merge", "keep-apart", "rename", "split", "suggest", "diff"])
def test_help_gives_an_example(site: SiteFolder, command: str) -> None:
    run = digestgen("topics", command, "--help", cwd=site.root)

    assert f"digestgen topics {command}" in run.out.partition("Example")[2]
