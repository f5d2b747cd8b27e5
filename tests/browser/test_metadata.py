"""Blocks of data in a browser: they are there to be read, do not run, and break no policy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import MARKS, Watch
from tests.browser.serving import built
from tests.sites.folder import SiteFolder, article

pytestmark = MARKS

_TITLE = "</script><script>document.title = 'hit'</script> <!-- \u2028 x"


@pytest.mark.parametrize("way", ["over_http", "from_disk"])
def test_code_in_a_title_is_not_run(page: Page, tmp_path: Path, way: str) -> None:
    site = SiteFolder(tmp_path)
    site.write("content/a.md", article(title=f"'{_TITLE.replace(chr(39), chr(39) * 2)}'"))
    watch = Watch(page)

    with built(site.root) as served:
        page.goto(getattr(served, way)("articles/a.html"))
        blocks = page.eval_on_selector_all(
            'script[type="application/ld+json"]', "all => all.map(one => one.textContent)"
        )
        scripts = page.eval_on_selector_all("script", "all => all.length")

    assert watch.faults == []
    assert scripts == 0
    assert blocks == []
    assert page.title() != "hit"


@pytest.mark.parametrize("way", ["over_http", "from_disk"])
def test_data_of_a_plain_title_is_read(page: Page, tmp_path: Path, way: str) -> None:
    site = SiteFolder(tmp_path)
    site.write("content/a.md", article(title="Fish & chips; “two” prices"))
    watch = Watch(page)

    with built(site.root) as served:
        page.goto(getattr(served, way)("articles/a.html"))
        blocks = page.eval_on_selector_all(
            'script[type="application/ld+json"]', "all => all.map(one => one.textContent)"
        )

    assert watch.faults == []
    (article_told, _) = json.loads(blocks[0])["@graph"]
    assert article_told["headline"] == "Fish & chips; “two” prices"
