"""A change of what reading depends on reads every article anew, in a site that is there already.

A case for each such setting: the stories of `tests/incremental` change one too seldom to be relied
upon. The site must differ from the one before, and be what a build from nothing gives.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from digestgen.model.reading import ReadSettings
from tests.sites.folder import BASE_URL, SiteFolder, article

SCRAPED = (
    "The river rises - The Town Herald date 2020-04-02 By By Jane Doe 24 mins ago in World The "
    "river rose again on the third night. Nobody was hurt.The mayor said so. More about River "
    "flood, City, Mayor More news from River flood City Mayor"
)
LONG = "\n\n".join(
    f"On day {n} the mayor spoke of <b>bread</b> and of the river." for n in range(30)
)
CASES = {
    "language": "language: fr\n",
    "timezone": "timezone: Pacific/Kiritimati\n",
    "html": "markdown: {html: escape}\n",
    "rules_off": "cleaning: {rules: {glued-stops: false}}\n",
    "drop": "cleaning: {drop: [Nobody was hurt.]}\n",
    "keep": "cleaning: {keep: [More about River flood]}\n",
    "rights": "rights: {default: link}\n",
    "excerpt_chars": "rights: {excerpt: 200}\n",
    "keeps_changes": "cleaning: {show_changes: true}\n",
}


def test_each_setting_has_a_case() -> None:
    assert set(CASES) == {field.name for field in msgspec.structs.fields(ReadSettings)}


@pytest.mark.parametrize("name", list(CASES))
def test_articles_are_read_anew_when_a_setting_changes(tmp_path: Path, name: str) -> None:
    site = SiteFolder(tmp_path / "project")
    site.write("content/scraped.txt", SCRAPED)
    site.write("content/long.md", article(title="Bread", date="2020-04-03", body=LONG))
    late = article(title="Late", date="1586043000", rights="excerpt", body=LONG)
    site.write("content/late.md", late)
    assert site.build().is_done
    before = site.tree()
    start = f"title: Test digest\nbase_url: {BASE_URL}\n"

    site.write("digestgen.yaml", start + CASES[name])
    report = site.build()

    assert report.is_done, report.problems
    after = site.tree()
    assert after != before
    fresh = SiteFolder(tmp_path / "fresh")
    for path in sorted((site.root / "content").iterdir()):
        fresh.write(f"content/{path.name}", path.read_bytes())
    fresh.write("digestgen.yaml", start + CASES[name])
    assert fresh.build().is_done
    assert after == fresh.tree()
