"""What axe-core finds on the pages: nothing."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.chromium import MARKS
from tests.browser.kinds import PAGES
from tests.browser.serving import ServedSite

pytestmark = MARKS


def violations(page: Page) -> list[tuple[str, str]]:
    """Return rule and element of everything that axe-core finds."""
    found = Axe().run(page).response["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_on_any_kind_of_page(page: Page, sample: ServedSite, kind: str) -> None:
    page.goto(sample.over_http(PAGES[kind]))

    assert violations(page) == []


@pytest.mark.parametrize("kind", ["home", "article"])
def test_axe_finds_nothing_in_the_dark(page: Page, sample: ServedSite, kind: str) -> None:
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.goto(sample.over_http(PAGES[kind]))

    assert violations(page) == []


@pytest.mark.parametrize("name", ["long-word", "arabic", "table", "code", "image"])
def test_axe_finds_nothing_on_awkward_articles(page: Page, awkward: ServedSite, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(awkward.over_http(f"articles/{name}.html"))

    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_what_was_changed(
    page: Page, awkward: ServedSite, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(awkward.over_http("articles/scraped/changes.html"))

    assert violations(page) == []
    struck = page.locator("del.changed").nth(1)
    assert "line-through" in struck.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.locator(".changes sup a").first.click()
    assert page.url.endswith("#why-1")


def test_axe_sees_what_is_wrong(page: Page) -> None:
    page.set_content("<img src='data:,'><p style='color: #bbb; background: #fff'>Faint</p>")

    assert {"image-alt", "color-contrast"} <= {rule for rule, _ in violations(page)}
