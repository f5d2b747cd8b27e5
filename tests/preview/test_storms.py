"""After any storm of edits the served site is that of a clean build, two seconds later."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from digestgen.public import Site
from tests.preview.process import PreviewProcess, preview
from tests.preview.storm import Desk
from tests.sites.folder import SiteFolder

SETTLED_S = 2.0
_BATCHES, _STORMS_A_BATCH = 10, 10


@pytest.mark.parametrize("seed", [1, 2])
def test_after_a_storm_the_served_site_is_a_clean_build(site: SiteFolder, seed: int) -> None:
    _weather(site, [seed])


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("batch", range(_BATCHES))
def test_after_a_hundred_storms(site: SiteFolder, batch: int) -> None:
    """About a minute a batch."""
    _weather(site, [100 + batch * _STORMS_A_BATCH + number for number in range(_STORMS_A_BATCH)])


@pytest.mark.slow
@pytest.mark.timeout(580)
def test_after_storms_seen_by_looking_alone(site: SiteFolder) -> None:
    _weather(site, [300, 301, 302], "--poll")


def _weather(site: SiteFolder, seeds: list[int], *arguments: str) -> None:
    first = Desk(site.root, 0)
    for _ in range(30):
        first.new()
    with preview(site.root, "--no-live", *arguments) as running:
        for seed in seeds:
            desk = Desk(site.root, seed)
            desk.work(random.Random(seed).choice((1, 2, 5, 20, 60)))
            time.sleep(SETTLED_S)
            shown = _served(running)

            expected = _clean_build(site.root, site.root.parent / f"clean{seed}")
            assert _difference(expected, shown) == [], (seed, desk.done, running.messages[-5:])
            assert running.process.poll() is None


def _served(running: PreviewProcess) -> dict[str, bytes]:
    """Return every file of the preview as it is served, but for what only its folder shows."""
    return {path: running.get(path.replace("ö", "%C3%B6")).body for path in running.tree()}


def _clean_build(root: Path, aside: Path) -> dict[str, bytes]:
    aside.mkdir()
    for name in ("content", "themes"):
        if (root / name).is_dir():
            shutil.copytree(root / name, aside / name, symlinks=True)
    shutil.copy(root / "digestgen.yaml", aside)
    with Site(aside) as built:
        report = built.build()
    assert report.is_done, report.problems
    out = aside / "site"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def _difference(expected: dict[str, bytes], shown: dict[str, bytes]) -> list[str]:
    """Return the addresses that differ; 404.html is served with links of the preview."""
    return sorted(
        address
        for address in expected.keys() | shown.keys()
        if expected.get(address) != shown.get(address) and address != "404.html"
    )
