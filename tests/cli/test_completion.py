from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.cli.run import digestgen
from tests.cli.test_start import loaded
from tests.sites.folder import SiteFolder, article


def completed(site: SiteFolder, *words: str) -> list[str]:
    """Return what is proposed for the last word."""
    run = subprocess.run(
        [shutil.which("digestgen") or "digestgen"],
        cwd=site.root,
        env={
            "PATH": "/usr/bin:/bin",
            "_DIGESTGEN_COMPLETE": "fish_complete",
            "COMP_WORDS": " ".join(["digestgen", *words[:-1]]),
            "COMP_CWORD": words[-1],
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return [line.partition(",")[2].split("\t")[0] for line in run.stdout.splitlines()]


needs_script = pytest.mark.skipif(shutil.which("digestgen") is None, reason="not installed here")


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_scripts_are_printed(site: SiteFolder, shell: str) -> None:
    run = digestgen("completion", shell, cwd=site.root)

    assert run.status == 0
    assert "_DIGESTGEN_COMPLETE" in run.out


@needs_script
def test_commands_options_topics_and_folders_are_completed(site: SiteFolder) -> None:
    site.write("content/2020/a.md", article(tags=("Libya", "Sudan")))
    assert digestgen("build", cwd=site.root).status == 0

    assert ["check", "clean", "completion"] == completed(site, "c")
    assert ["--topic"] == completed(site, "new", "--to")
    assert ["Libya"] == completed(site, "new", "--topic", "li")
    assert ["2020"] == completed(site, "new", "--folder", "2")


def test_completing_a_command_loads_none(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_DIGESTGEN_COMPLETE", "fish_complete")
    monkeypatch.setenv("COMP_WORDS", "digestgen")
    monkeypatch.setenv("COMP_CWORD", "c")

    assert not [name for name in loaded(site) if name.startswith("digestgen.build")]
