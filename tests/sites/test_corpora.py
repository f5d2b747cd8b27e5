"""Large inputs: generated articles in both styles, and real posts with human tags."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from digestgen.build.report import BuildReport
from tests.shared_data import needs_shared, shared
from tests.site_checks import audit
from tests.sites.folder import BASE_URL, SiteFolder

pytestmark = [needs_shared, pytest.mark.timeout(300)]


def assert_sound(site: SiteFolder) -> None:
    for options in ([], ["--file-mode"]):
        run = audit(site.out, BASE_URL, *options)
        assert run is not None
        assert run.returncode == 0, run.stdout


def generate(site: SiteFolder, style: str, articles: int = 1000) -> list[dict[str, object]]:
    command = [
        sys.executable, str(shared("bench/make_corpus.py")), str(articles), str(site.root),
        "--style", style, "--jobs", "1",
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    lines = (site.root / "truth.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


class Generated(NamedTuple):
    """A site of generated articles, built, and what is true of each of them."""

    site: SiteFolder
    truth: list[dict[str, object]]
    report: BuildReport


def generated(folder: Path, style: str) -> Generated:
    site = SiteFolder(folder)
    truth = generate(site, style)
    return Generated(site, truth, site.build(workers=2, future=True))


@pytest.fixture(scope="module")
def scraped(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    """A thousand in the style of scrapes; nobody edits it."""
    return generated(tmp_path_factory.mktemp("scraped"), "scraped")


def assert_whole(made: Generated) -> None:
    assert (made.report.articles, made.report.left_out) == (len(made.truth), 0)
    assert made.report.seconds < 60
    assert_sound(made.site)


def test_a_thousand_generated_articles_give_a_sound_site(tmp_path: Path) -> None:
    assert_whole(generated(tmp_path, "markdown"))


@pytest.mark.xdist_group("scraped")
def test_a_thousand_generated_scrapes_give_a_sound_site(scraped: Generated) -> None:
    assert_whole(scraped)


@pytest.mark.xdist_group("scraped")
def test_topics_of_generated_scrapes_are_the_true_ones(scraped: Generated) -> None:
    site, truth, _ = scraped
    names = {str(tag) for row in truth for tag in row["tags"]}  # type: ignore[attr-defined]  # a list

    fronts = list((site.out / "topics").glob("*.html"))
    titles = {page.read_text("utf-8").split("<title>", 1)[1].split(" - ", 1)[0] for page in fronts}
    assert names <= titles


def test_real_posts_with_human_tags_give_a_sound_site(site: SiteFolder) -> None:
    posts = 0
    for post in rows("corpora/topics/tagged_posts.jsonl.gz"):
        head = {key: post[key] for key in ("title", "date", "authors", "tags")}
        fields = "\n".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in head.items())
        name = str(post["id"]).replace("/", "_")
        site.write(f"content/{name}.md", f"---\n{fields}\n---\n\n{post['body']}")
        posts += 1
    for text in rows("corpora/topics/wikinews_text.jsonl.gz"):
        site.write(f"content/wikinews/{str(text['id']).replace('/', '_')}.txt", str(text["text"]))
        posts += 1

    report = site.build(workers=2, future=True)

    assert (report.articles, report.left_out) == (posts, 0)
    assert_sound(site)


def test_posts_of_twelve_blogs_build_together(site: SiteFolder) -> None:
    folder = shared("corpora/markdown")
    index = (folder / "index.jsonl").read_text("utf-8").splitlines()
    for line in index:
        path = json.loads(line)["path"]
        site.write(f"content/{path}", (folder / path).read_bytes())

    report = site.build(workers=2, future=True, keep_going=True)

    assert report.inputs == report.articles + report.left_out
    # Files of several blogs bear one name: each such clash has its line.
    reasons = {p.code for p in report.problems if p.is_fatal}
    assert reasons <= {"address-clash"}
    assert report.articles > len(index) * 0.9
    assert_sound(site)


def rows(path: str) -> list[dict[str, object]]:
    with gzip.open(Path(shared(path)), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
