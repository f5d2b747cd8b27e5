"""A reader walks through the site, link by link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.chromium import MARKS, Watch
from tests.browser.kinds import THEME_LOOK, look
from tests.browser.serving import ServedSite

pytestmark = MARKS


@pytest.mark.parametrize("way", ["over_http", "from_disk"])
def test_links_lead_from_the_front_page_through_every_kind_and_back(
    page: Page, sample: ServedSite, way: str
) -> None:
    start = getattr(sample, way)("index.html")
    root = start.removesuffix("index.html")
    watch = Watch(page)

    def follow(link: Locator, *, to: str, heading: str = "") -> None:
        heading = heading or link.inner_text()
        link.click()
        page.wait_for_url(f"{root}{to}*")
        assert page.locator("h1").inner_text() == heading
        assert look(page) == THEME_LOOK

    page.goto(start)
    follow(page.locator("aside a", has_text="Libyan civil war"), to="topics/libyan-civil-war.html")
    month = page.locator(".months a").last
    follow(month, to="topics/libyan-civil-war/2011.html#dg-2011-03", heading="2011")
    follow(page.locator(".kicker a"), to="topics/libyan-civil-war.html")
    follow(page.locator(".headline a").first, to="articles/")
    follow(page.locator(".story .pair a").first, to="articles/")
    follow(page.locator("aside ul + h2 + ul a").first, to="articles/")
    follow(page.locator(".facts a[href*='authors']").first, to="authors/")
    follow(page.get_by_role("link", name="Sections"), to="sections/")
    follow(page.locator(".names a").first, to="sections/")
    follow(page.get_by_role("link", name="Topics", exact=True), to="topics/")
    follow(page.locator(".names a", has_text="Sudan Libya relations"), to="topics/")
    follow(page.get_by_role("link", name="Archive"), to="archive/")
    follow(page.locator(".calendar a").first, to="archive/2021-03.html", heading="March 2021")
    follow(page.locator(".masthead .name a"), to="")

    assert watch.faults == []


def test_the_letters_of_an_index_lead_to_their_names(page: Page, sample: ServedSite) -> None:
    page.goto(sample.from_disk("topics/index.html"))

    page.locator(".letters a", has_text="U").click()

    assert page.locator("h2:target").inner_text() == "U"
    assert page.locator("h2:target").is_visible()
