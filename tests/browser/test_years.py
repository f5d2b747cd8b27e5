"""Topics by year: a filter without a script where all is on one page, links where it is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import MARKS
from tests.browser.serving import ServedSite, built
from tests.sites.folder import SiteFolder, article

pytestmark = MARKS


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """Twelve articles on ports, in three years and without a date; sixty on roads."""
    project = SiteFolder(tmp_path_factory.mktemp("dated"))
    for number in range(72):
        year = 2018 + number % 3
        undated = number == 11
        text = article(
            title=f"Report {number}",
            date="" if undated else f"{year}-{1 + number % 12:02}-02",
            tags=("Ports",) if number < 12 else ("Roads",),
        )
        project.write(f"content/{number}.md", text)
    with built(project.root) as site:
        yield site


def seen(page: Page) -> list[str]:
    """Return the dates of the articles that are shown."""
    found: list[str] = page.eval_on_selector_all(
        "main .cards > li",
        "all => all.filter(e => e.checkVisibility())"
        ".map(e => (e.querySelector('time')?.dateTime ?? '').slice(0, 4))",
    )
    return found


def test_a_year_can_be_shown_alone_without_javascript(browser: Browser, dated: ServedSite) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(dated.over_http("topics/ports.html"))
        ways = page.get_by_role("navigation", name="Years")
        shelves = page.locator("section.year")

        expect(ways.get_by_role("link")).to_have_text(["All", "2020", "2019", "2018", "Undated"])
        ways.get_by_role("link", name="2019").click()
        expect(shelves.filter(visible=True)).to_have_count(1)
        expect(shelves.filter(visible=True)).to_contain_text("2019")
        expect(ways).to_be_in_viewport()
        ways.get_by_role("link", name="All").click()
        expect(shelves.filter(visible=True)).to_have_count(4)
        page.go_back()
        expect(shelves.filter(visible=True)).to_have_count(1)


def test_the_address_holds_the_year(page: Page, dated: ServedSite) -> None:
    page.goto(dated.over_http("topics/ports.html") + "#dg-2018")
    page.reload()

    assert ["2018"] * 4 == seen(page)


def test_paper_and_a_first_look_have_all_years(page: Page, dated: ServedSite) -> None:
    page.goto(dated.over_http("topics/ports.html"))

    assert ["2020"] * 3 + ["2019"] * 4 + ["2018"] * 4 + [""] == seen(page)


def test_a_long_topic_leads_to_the_pages_of_its_years(page: Page, dated: ServedSite) -> None:
    page.goto(dated.over_http("topics/roads.html"))
    page.get_by_role("navigation", name="Years").get_by_role("link", name="2019").click()

    expect(page).to_have_url(dated.over_http("topics/roads/2019.html"))
    expect(page.locator("h1")).to_have_text("2019")
    assert {"2019"} == set(seen(page))
