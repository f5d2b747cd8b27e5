from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import ROOT, digestgen
from tests.sites.folder import SiteFolder, article

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
ROWS = [
    {"title": "One", "text": "<p>First words.</p>", "date": "2020-01-02", "url": "https://e.org/1"},
    {"title": "Two", "text": "Second words.", "date": "2020-01-03"},
    {"title": "Again", "text": "First <b>words</b>."},
]


def data_set(site: SiteFolder, rows: list[dict[str, str]], name: str = "wire.jsonl") -> None:
    site.write(name, "".join(json.dumps(row) + "\n" for row in rows))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_nothing_is_written_without_write(site: SiteFolder) -> None:
    data_set(site, ROWS)

    run = digestgen("import", "wire.jsonl", cwd=site.root)

    assert run.status == 0
    assert "2020-01-02  wire/2020/one.md  One" in run.err
    assert "title from title; body from text" in run.err
    assert "3 articles would be written; nothing was written: add --write" in run.out
    assert not (site.root / "content" / "wire").exists()
    assert not (site.root / ".digestgen").exists()


def test_what_is_written_is_built(site: SiteFolder) -> None:
    data_set(site, ROWS)

    run = digestgen(
        "import",
        "wire.jsonl",
        "--write",
        "--section",
        "Wire",
        "--topics",
        "Libya, Sudan",
        cwd=site.root,
    )

    assert (run.status, run.out) == (0, "3 articles written\n")
    assert 'source: "https://e.org/1"' in (site.root / "content/wire/2020/one.md").read_text()
    assert digestgen("build", cwd=site.root).status == 0
    assert "Libya" in site.page("articles/one.html")
    assert (site.root / "site/sections/wire.html").exists()


def test_a_second_import_brings_nothing(site: SiteFolder) -> None:
    data_set(site, ROWS)
    digestgen("import", "wire.jsonl", "--write", cwd=site.root)
    before = tree(site.root / "content")

    run = digestgen("import", "wire.jsonl", "--write", cwd=site.root)

    assert (run.status, run.out) == (0, "0 articles written, 3 imported before\n")
    assert before == tree(site.root / "content")


def test_all_faults_are_told_at_once_and_the_rest_is_written(site: SiteFolder) -> None:
    site.write("wire.jsonl", 'nonsense\n{"title": "A", "text": "Words."}\n{"title": "B"}\n')

    run = digestgen("import", "wire.jsonl", "--write", cwd=site.root)

    assert run.status == 1
    assert "wire.jsonl:1:1: this is no JSON" in run.err
    assert "wire.jsonl:3: no text" in run.err
    assert run.out == "1 article written, 2 with faults\n"


def test_json_gives_a_line_a_record_and_a_sum(site: SiteFolder) -> None:
    data_set(site, ROWS)

    run = digestgen("import", "wire.jsonl", "--json", cwd=site.root)

    *records, summary = run.rows()
    assert [row["status"] for row in records] == ["new", "new", "new"]
    assert [row["line"] for row in records] == [1, 2, 3]
    assert records[0]["target"] == "wire/2020/one.md"
    assert summary["summary"]["new"] == 3


@pytest.mark.parametrize(
    "arguments",
    [["wire.jsonl", "--to", "../out"], ["wire.jsonl", "--map", "body"], ["readme"],
     ["folder", "--format", "csv"], ["wire.jsonl", "--map", "body=none"], ["empty"]],
)  # fmt: skip
def test_wrong_use_is_told_and_nothing_is_written(site: SiteFolder, arguments: list[str]) -> None:
    data_set(site, ROWS)
    site.write("readme", "Just words.\n").write("folder/a.csv", "x")
    (site.root / "empty").mkdir()

    run = digestgen("import", *arguments, "--write", cwd=site.root)

    assert run.status == 1
    assert run.err
    assert [] == list((site.root / "content").iterdir())


def test_write_and_dry_run_exclude_each_other(site: SiteFolder) -> None:
    data_set(site, ROWS)

    assert digestgen("import", "wire.jsonl", "--write", "--dry-run", cwd=site.root).status == 2


def test_a_mapping_file_and_a_folder_of_ones_own(site: SiteFolder) -> None:
    site.write("rows.csv", "a|b\nTitle|Words here.\n").write("map.yaml", "title: a\nbody: b\n")

    run = digestgen(
        "import", "rows.csv", "--map", "map.yaml", "--to", "content/own", "--write", cwd=site.root
    )

    assert run.status == 0
    assert (site.root / "content/own/title.md").is_file()


def test_many_paths_of_many_kinds(site: SiteFolder) -> None:
    data_set(site, ROWS[:1])
    site.write("notes/n.md", article(title="Note", body="A note of its own."))
    site.write("notes/again.md", article(title="Other title", body="A note of its own, truly."))

    run = digestgen("import", "wire.jsonl", "notes", "--write", "--limit", "2", cwd=site.root)

    assert run.status == 0
    assert "2 articles written" in run.out


def test_no_project_is_needed(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(json.dumps(ROWS[0]))

    run = digestgen("import", "wire.jsonl", "--write", cwd=tmp_path)

    assert run.status == 0
    assert (tmp_path / "content/wire/2020/one.md").is_file()


def test_help_teaches(site: SiteFolder) -> None:
    run = digestgen("import", "--help", cwd=site.root)

    assert "digestgen import wire.jsonl --map body=text" in run.out


def many(count: int) -> str:
    chance = random.Random(count)
    words = ("ships", "harbour", "town", "river", "people", "water", "road", "night", "bread")
    rows = []
    for number in range(count):
        title = f"{chance.choice(words)} and {chance.choice(words)}"
        text = (
            " ".join(chance.choice(words) for _ in range(30))
            + f" {number // 2 if number % 7 == 0 else number}."
        )
        rows.append(
            {"title": title, "text": f"<p>{text}</p>", "date": f"20{number % 20 + 1:02d}-01-02"}
        )
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.mark.parametrize("share", [0.2, 0.6])
def test_a_killed_import_goes_on_to_the_same_folder(tmp_path: Path, share: float) -> None:
    """Killed with SIGKILL wherever it is, and run again: as if nothing had happened."""
    count = 700
    source = tmp_path / "wire.jsonl"
    source.write_text(many(count))
    whole, torn = tmp_path / "whole", tmp_path / "torn"
    for folder in (whole, torn):
        folder.mkdir()
    assert digestgen("import", source, "--write", cwd=whole).status == 0
    command = [sys.executable, "-c", "from digestgen.cli.main import main; main()"]

    process = subprocess.Popen(
        [*command, "import", str(source), "--write", "-q"],
        cwd=torn,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    wanted = int(count * share)
    while process.poll() is None and sum(1 for _ in torn.rglob("*.md")) < wanted:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    killed = len(tree(torn / "content"))
    assert digestgen("import", source, "--write", cwd=torn).status == 0

    assert wanted <= killed < len(tree(whole / "content"))
    assert tree(whole / "content") == tree(torn / "content")
    assert not list(torn.rglob(".*.part"))


def rss_of_import(tmp_path: Path, count: int) -> tuple[float, int]:
    """Return the most memory in MB that an import of so many rows took, and how many it wrote."""
    source = tmp_path / "wire.csv"
    with source.open("w") as file:
        file.write("title,text,date,url\n")
        for number in range(count):
            text = f"# Note {number}" + " of the river and the town" * 8
            file.write(
                f"Title {number},{text},20{number % 20 + 1:02d}-01-02,https://e.org/{number}\n"
            )
    script = (
        "import re\n"
        "from digestgen.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        # Of this program alone: what `getrusage` tells has the peak of the tests in it.
        "status = open('/proc/self/status').read()\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', status)[1])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, "import", "wire.csv", "--write", "-q"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(run.stdout.split()[-1]) / 1024, sum(1 for _ in tmp_path.rglob("*.md"))


@on_linux
def test_five_thousand_rows_in_little_memory(tmp_path: Path) -> None:
    """About 10 s. What is loaded takes 55 MB; the rows themselves are 1 MB."""
    megabytes, written = rss_of_import(tmp_path, 5000)

    assert written == 5000
    assert megabytes < 110


@on_linux
@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_a_hundred_thousand_rows_in_bounded_memory(tmp_path: Path) -> None:
    """About 2 minutes. Digests and names of 100,000 articles take some 80 MB."""
    megabytes, written = rss_of_import(tmp_path, 100_000)

    assert written == 100_000
    assert megabytes < 250
