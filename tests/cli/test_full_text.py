"""`digestgen build` with an index of texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from digestgen.build.pagefind import find_tool
from tests.cli.run import Run, digestgen
from tests.sites.folder import SiteFolder, article

pytestmark = pytest.mark.skipif(find_tool() is None, reason="the extra 'search' is not installed")


def build(site: SiteFolder, *arguments: str) -> Run:
    return digestgen("build", *arguments, cwd=site.root)


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    folder = SiteFolder(tmp_path)
    folder.write("digestgen.yaml", "base_url: https://x.example/\nsearch: {full_text: true}\n")
    return folder.write("content/a.md", article(title="A", tags=("X", "Y"), body="One quokka."))


def test_a_build_says_that_it_indexed_and_verifies(site: SiteFolder) -> None:
    built = build(site, "--verify")

    assert built.status == 0, built.err
    assert "full text: 1 article indexed in" in built.err
    assert "byte for byte" in built.err
    assert "full text" not in build(site).err


def test_an_older_index_is_left_when_it_is_wished_(site: SiteFolder) -> None:
    assert build(site, "--json").json()["full_text"]["is_made"]
    site.write("content/a.md", article(title="A", tags=("X", "Y"), body="One wombat."))

    left = build(site, "--no-full-text", "--verify")
    assert left.status == 0, left.err
    assert "full text" not in left.err

    assert "full text: 1 article indexed" in build(site).err
