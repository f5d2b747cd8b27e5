"""The page for missing addresses: what it names as near, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.chromium import MARKS
from tests.browser.serving import ServedSite, built
from tests.browser.test_accessibility import violations
from tests.sites.folder import SiteFolder, article

pytestmark = MARKS

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    folder = SiteFolder(tmp_path_factory.mktemp("missing"))
    topics = ("Libyan civil war", "Tripoli port")
    for name, title in {
        "siege-of-sirte": "The siege of Sirte",
        "bread-prices": "Bread prices rise",
        "hostile-title": f"Hostile {HOSTILE}",
    }.items():
        text = article(title=f"'{title}'", date="2020-04-26", tags=topics)
        folder.write(f"content/{name}.md", text)
    folder.write("content/arabic.md", article(title="حصار سرت", date="2020-05-02", lang="ar"))
    with built(folder.root) as served:
        yield served


def suggested(page: Page, site: ServedSite, address: str) -> list[str]:
    page.goto(site.base_url + address)
    expect(page.locator("#dg-near")).to_be_visible()
    return page.locator("#dg-near li > a").all_inner_texts()


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("topics/libian-civil-war.html", "Libyan civil war"),
        ("topics/Libyan_Civil_War/", "Libyan civil war"),
        ("2020/04/siege-of-sirt.html", "The siege of Sirte"),
        ("articles/seige-sirte.php", "The siege of Sirte"),
        ("deep/er/still/bread-price", "Bread prices rise"),
        ("%D9%85/tripoli%20port?x=%22%3E", "Tripoli port"),
    ],
)
def test_a_mistyped_address_is_led_to_what_was_meant(
    page: Page, site: ServedSite, address: str, title: str
) -> None:
    found = suggested(page, site, address)

    assert title == found[0]
    page.locator("#dg-near li > a").first.click()
    expect(page.locator("h1")).to_have_text(title)


def test_hostile_titles_and_addresses_stand_as_text(page: Page, site: ServedSite) -> None:
    said: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismissed)

    found = suggested(page, site, "articles/hostile-titel.html#<img src=x onerror=alert(3)>")

    assert f"Hostile {HOSTILE}" in found
    assert 0 == page.locator("#dg-near img, #dg-near script").count()
    page.goto(site.base_url + "%3Cscript%3Ealert(4)%3C/script%3E%ff/hostile")
    page.wait_for_timeout(200)
    assert [] == said


def test_far_addresses_name_nothing(page: Page, site: ServedSite) -> None:
    page.goto(site.base_url + "wp-login.php")
    page.wait_for_timeout(300)

    expect(page.locator("#dg-near")).to_be_hidden()


def test_without_javascript_the_ways_through_the_site_stand_there(
    browser: Browser, site: ServedSite
) -> None:
    with browser.new_context(java_script_enabled=False) as context, context.new_page() as page:
        page.goto(site.base_url + "no/such/page.html")

        expect(page.locator("#dg-near")).to_be_hidden()
        assert {"Topics", "Archive", "Search"} <= set(page.locator("main li a").all_inner_texts())


def test_axe_finds_nothing_with_suggestions(page: Page, site: ServedSite) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        suggested(page, site, "topics/libian-civil-war.html")

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
