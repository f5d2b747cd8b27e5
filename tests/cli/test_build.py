from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digestgen import __version__
from tests.cli.run import ROOT, digestgen
from tests.sites.folder import SiteFolder, article

REPORT_KEYS = {"looked_at",
    "articles", "topics", "pages", "rendered", "written", "unchanged", "removed", "inputs",
    "left_out", "edited", "edits", "removed_chars", "to_look_at", "problems", "seconds",
    "peak_rss_mb", "is_done", "full_text",
}  # fmt: skip


def test_version() -> None:
    run = digestgen("--version", cwd=ROOT)

    assert (run.status, run.out) == (0, f"digestgen, version {__version__}\n")


@pytest.mark.parametrize("command", ["", "build", "clean", "topics", "check"])
def test_every_command_explains_itself(command: str) -> None:
    run = digestgen(*filter(None, [command]), "--help", cwd=ROOT)

    assert run.status == 0
    assert run.out.startswith("Usage: ")


@pytest.mark.parametrize(
    "arguments", [["--bild"], ["biuld"], ["build", "--worker"], ["build", "--workers", "0"]]
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    run = digestgen(*arguments, cwd=ROOT)

    assert run.status == 2
    assert "Usage:" in run.err


def test_build_says_what_it_did(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Libya",)))

    run = digestgen("build", cwd=site.root)

    assert run.status == 0
    assert run.out.startswith("1 article, 1 topic, 13 pages in site/: 38 files written, ")
    assert (site.out / "articles" / "a.html").is_file()


def test_json_goes_to_standard_output_alone(site: SiteFolder) -> None:
    site.write("content/a.md", article(date=""))

    run = digestgen("build", "--json", cwd=site.root)

    report = run.json()
    assert set(report) == REPORT_KEYS
    assert [p["code"] for p in report["problems"]] == ["date-missing"]
    assert "date-missing" in run.err


def test_faults_are_status_1_with_place_and_hint(site: SiteFolder) -> None:
    site.write("content/a.md", article(date="2024-13-02"))

    run = digestgen("build", cwd=site.root)

    assert run.status == 1
    assert "\ncontent/a.md:3:7: '2024-13-02' is no date; write year-month-day" in run.err
    assert not site.out.exists()


def test_keep_going_builds_the_rest_and_is_status_1(site: SiteFolder) -> None:
    site.write("content/a.md", article(date="2024-13-02")).write("content/b.md", article())

    run = digestgen("build", "--keep-going", "--json", cwd=site.root)

    report = run.json()
    assert run.status == 1
    assert (report["inputs"], report["articles"], report["left_out"]) == (2, 1, 1)
    assert (site.out / "articles" / "b.html").is_file()


def test_faults_of_the_configuration_stop_everything(site: SiteFolder) -> None:
    site.write("digestgen.yaml", "titel: x\nlanguage: '?'\n")

    run = digestgen("build", cwd=site.root)

    assert run.status == 1
    assert "digestgen.yaml:1:1: unknown key 'titel' in the configuration; did you mean" in run.err
    assert "digestgen.yaml:2:11" in run.err


def test_a_folder_without_content_is_told_what_to_do(tmp_path: Path) -> None:
    run = digestgen("build", cwd=tmp_path)

    assert run.status == 1
    assert "content" in run.err
    assert "put articles there" in run.err


def test_content_and_out_may_lie_anywhere(site: SiteFolder, tmp_path: Path) -> None:
    site.write("content/a.md", article())

    run = digestgen(
        "build", "--content", site.root / "content", "--out", tmp_path / "o" / "p",
        "--base-url", "https://x.example/y", cwd=tmp_path,
    )  # fmt: skip

    assert run.status == 0, run.err
    home = (tmp_path / "o" / "p" / "index.html").read_text()
    assert 'rel="canonical" href="https://x.example/y/"' in home


def test_a_base_url_that_is_none_is_told(site: SiteFolder) -> None:
    run = digestgen("build", "--base-url", "x.example", cwd=site.root)

    assert run.status == 1
    assert "--base-url: 'x.example' is no address" in run.err


def test_a_reader_that_leaves_is_no_fault_of_ours(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=tuple(f"topic {n}" for n in range(3000))))
    command = f"{sys.executable} -c 'from digestgen.cli.main import main; main()' topics | head -1"

    run = subprocess.run(
        command, shell=True, cwd=site.root, env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "Traceback" not in run.stderr


def test_an_interrupt_is_status_130_and_leaves_the_site(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="Old"))
    site.build()
    before = site.tree()
    for n in range(400):
        site.write(f"content/b{n}.md", article(tags=(f"t{n}", "x"), body="Some text. " * 400))
    command = [sys.executable, "-c", "from digestgen.cli.main import main; main()", "build"]
    with subprocess.Popen(
        command, cwd=site.root, env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stderr
        process.stderr.readline()
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert "Traceback" not in err
    assert site.tree() == before
    assert not list(site.root.glob(".site*"))


def test_a_folder_that_is_no_project_is_left_clean(site: SiteFolder, tmp_path: Path) -> None:
    site.write("content/a.md", article())
    here = tmp_path / "here"
    here.mkdir()

    run = digestgen(
        "build", "--content", site.root / "content", "--out", tmp_path / "there" / "o", cwd=here
    )

    assert run.status == 0
    assert list(here.iterdir()) == []
