"""What commands load: what they do not use costs nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from digestgen.cli.main import COMMANDS
from tests.cli.run import ROOT, digestgen
from tests.sites.folder import SiteFolder, article

_RUN = """
import sys
from digestgen.cli.main import main
sys.argv = ["digestgen", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    print(*sorted(sys.modules), file=sys.stderr)
    sys.exit(end.code)
"""
_HEAVY = {
    "jinja2",
    "lxml",
    "markdown_it",
    "nh3",
    "rapidfuzz",
    "rich",
    "spellchecker",
    "trafilatura",
}


def loaded(site: SiteFolder, *arguments: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        cwd=site.root,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(run.stderr.split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_neither_the_engine_nor_libraries(site: SiteFolder, option: str) -> None:
    found = loaded(site, option)

    assert set() == found & (_HEAVY | {"msgspec", "sqlite3", "yaml", "multiprocessing"})
    assert not [name for name in found if name.startswith("digestgen.build")]


def test_a_build_without_changes_loads_neither_markdown_nor_templates(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Libya",)))
    assert digestgen("build", cwd=site.root).status == 0

    found = loaded(site, "build", "--quiet")

    assert set() == found & (_HEAVY | {"multiprocessing", "concurrent.futures"})


def test_help_tells_of_every_command(site: SiteFolder) -> None:
    run = digestgen("--help", cwd=site.root)

    for name in COMMANDS:
        assert f"\n  {name} " in run.out
        assert digestgen(name, "--help", cwd=site.root).status == 0


def test_the_package_runs_as_a_module() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "digestgen", "--version"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.startswith("digestgen")
