"""The same input gives the same bytes, whatever surrounds the build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from digestgen.build.ingest import PARALLEL_FROM
from tests.sites.folder import BASE_URL, SiteFolder, article

_SCRAPED = (
    " date 2020-04-{day:02d} By By Jane Doe 24 mins ago in World The river rose again on night {n}."
    " Nobody was hurt.The mayor said so. More about River flood, City {m}, Mayor More news from"
    " River flood City {m} Mayor"
)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """A project with enough files for several workers."""
    site = SiteFolder(tmp_path_factory.mktemp("large"))
    for n in range(PARALLEL_FROM + 30):
        if n % 2:
            text = _SCRAPED.format(day=1 + n % 28, n=n, m=n % 7)
            site.write(f"content/scraped/t{n}.txt", text)
        else:
            tags = (f"Topic {n % 5}", "ÅÄÖ", f"libyan civil war {n % 3}")
            site.write(
                f"content/a{n}.md",
                article(title=f"Number {n}", date=f"2021-0{1 + n % 9}-03", tags=tags),
            )
    return site


def built(site: SiteFolder, out: Path, workers: int, **environment: str) -> dict[str, bytes]:
    command = [
        sys.executable, "-c", "from digestgen.cli.main import main; main()", "build", "--quiet",
        "--out", str(out), "--workers", str(workers),
    ]  # fmt: skip
    env = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])} | environment
    run = subprocess.run(
        command, cwd=site.root, env=env, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def plain(large: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The project built by one process."""
    out = tmp_path_factory.mktemp("plain") / "site"
    return built(large, out, 1, PYTHONHASHSEED="0", TZ="UTC")


@pytest.mark.xdist_group("exact")
@pytest.mark.parametrize(
    ("workers", "environment"),
    [
        (2, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}),
        (7, {"PYTHONHASHSEED": "77", "TZ": "America/Adak", "LC_ALL": "C.UTF-8"}),
    ],
)
def test_workers_hash_seed_time_zone_and_locale_change_nothing(
    large: SiteFolder,
    plain: dict[str, bytes],
    tmp_path: Path,
    workers: int,
    environment: dict[str, str],
) -> None:
    other = built(large, tmp_path / "other", workers, **environment)

    assert set(plain) == set(other)
    assert [path for path in plain if plain[path] != other[path]] == []


def test_the_order_in_which_files_were_made_changes_nothing(tmp_path: Path) -> None:
    texts = {
        f"content/{name}.md": article(title=name, tags=("Libya", name)) for name in "abcdefghij"
    }
    forward, backward = SiteFolder(tmp_path / "f"), SiteFolder(tmp_path / "b")
    for path in sorted(texts):
        forward.write(path, texts[path])
    for path in sorted(texts, reverse=True):
        backward.write(path, texts[path])

    forward.build()
    backward.build()

    assert forward.tree() == backward.tree()


def test_source_date_epoch_is_the_clock(site: SiteFolder, tmp_path: Path) -> None:
    site.write("content/a.md", article(date="2019-05-01"))

    early = built(site, tmp_path / "early", 1, SOURCE_DATE_EPOCH="1500000000")
    late = built(site, tmp_path / "late", 1, SOURCE_DATE_EPOCH="1600000000")

    assert "articles/a.html" not in early
    assert "articles/a.html" in late
    assert BASE_URL.encode() in late["sitemap.xml"]
