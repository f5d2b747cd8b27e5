"""Every kind of page, over HTTP and from disk: drawn as meant, and nothing refused or missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import MARKS, Watch
from tests.browser.kinds import ON_DISK, PAGES, THEME_LOOK, look
from tests.browser.serving import ServedSite, serve

pytestmark = MARKS


@pytest.mark.parametrize("kind", PAGES)
def test_a_served_page_has_its_look_and_no_fault(page: Page, sample: ServedSite, kind: str) -> None:
    watch = Watch(page)

    page.goto(sample.over_http(PAGES[kind]))

    assert look(page) == THEME_LOOK
    assert watch.faults == []


@pytest.mark.parametrize("kind", ON_DISK)
def test_a_page_opened_from_disk_has_its_look_and_no_fault(
    page: Page, sample: ServedSite, kind: str
) -> None:
    watch = Watch(page)

    page.goto(sample.from_disk(ON_DISK[kind]))

    assert look(page) == THEME_LOOK
    assert watch.faults == []


@pytest.mark.parametrize("way", ["over_http", "from_disk"])
def test_a_picture_of_an_article_is_shown(page: Page, awkward: ServedSite, way: str) -> None:
    page.goto(getattr(awkward, way)("articles/image.html"))

    expect(page.locator(".prose img")).to_have_js_property("naturalWidth", 672)
    # 2,400 pixels wide; of its variants a browser takes one, and counts it as wide as it is shown.
    expect(page.locator(".prose img")).to_have_attribute("width", "2400")


def test_the_page_for_missing_addresses_keeps_its_look_and_links_at_any_depth(
    page: Page, sample: ServedSite
) -> None:
    response = page.goto(sample.base_url + "topics/no/such/page/at/all.html?x=1")

    assert response is not None
    assert response.status == 404
    assert look(page) == THEME_LOOK
    links = page.eval_on_selector_all("a:not(.skip)", "all => all.map(a => a.href)")
    assert len(links) > 5
    assert [link for link in set(links) if not page.request.get(link).ok] == []


def test_the_watch_sees_what_is_refused_missing_or_wrong(page: Page, tmp_path: Path) -> None:
    """A watch that never reports would let every other test here pass."""
    (tmp_path / "404.html").write_text("none")
    (tmp_path / "bad.html").write_text(
        '<meta http-equiv="Content-Security-Policy" content="style-src \'none\'">'
        "<style>p { color: red }</style><img src=none.png><script>alert(1); none()</script>"
    )
    watch = Watch(page)

    with serve(tmp_path) as site:
        page.goto(site.over_http("bad.html"))

    told = "\n".join(watch.faults)
    assert "Content Security Policy" in told
    assert "404" in told
    assert "dialog: 1" in told
    assert "none is not defined" in told
