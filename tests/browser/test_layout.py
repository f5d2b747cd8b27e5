"""The layout holds at every width, whatever the articles are like."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.chromium import MARKS, Watch
from tests.browser.kinds import PAGES
from tests.browser.serving import ServedSite

pytestmark = MARKS

_WIDTHS = (320, 360, 768, 1280)
_SPILLS = """() => {
  const width = document.documentElement.clientWidth;
  const spill = (e) => !e.closest(".table *") && !e.matches(".skip")
    && (e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < -1);
  const found = [...document.body.querySelectorAll("*")].filter(spill).map(e => e.outerHTML);
  const scrolls = document.documentElement.scrollWidth > width;
  return [...found, ...(scrolls ? ["the page scrolls sideways"] : [])].map(t => t.slice(0, 80));
}"""


def spills(page: Page, site: ServedSite, addresses: list[str]) -> list[tuple[str, int, str]]:
    """Return what stands beyond the sides of the window: page, width, element."""
    found = []
    for address in addresses:
        page.goto(site.over_http(address))
        for width in _WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [(address, width, element) for element in page.evaluate(_SPILLS)]
    return found


def test_no_kind_of_page_is_wider_than_the_window(page: Page, sample: ServedSite) -> None:
    assert spills(page, sample, list(PAGES.values())) == []


def test_no_awkward_page_is_wider_than_the_window(page: Page, awkward: ServedSite) -> None:
    pages = [a for a in awkward.pages() if not re.search(r"stop-|articles/\d", a)]
    assert "topics/convoys/2020-02.html" in pages
    watch = Watch(page)

    assert spills(page, awkward, pages) == []
    assert watch.faults == []


def test_a_wide_table_scrolls_in_its_own_frame_and_by_keyboard(
    page: Page, awkward: ServedSite
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(awkward.over_http("articles/table.html"))

    table = page.locator(".prose .table")

    table.focus()
    page.keyboard.press("ArrowRight")

    expect(table).not_to_have_js_property("scrollLeft", 0)


def test_a_second_column_stands_beside_on_wide_windows_and_below_on_narrow_ones(
    page: Page, sample: ServedSite
) -> None:
    page.goto(sample.over_http(PAGES["topic"]))
    places = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        main = page.locator(".columns > div").bounding_box()
        aside = page.locator("aside").bounding_box()
        assert main is not None
        assert aside is not None
        places.append((aside["x"] > main["x"] + main["width"], aside["y"] > main["y"] + 300))

    assert places == [(True, False), (False, True)]


def test_a_text_from_right_to_left_is_set_from_the_right(page: Page, awkward: ServedSite) -> None:
    page.goto(awkward.over_http("articles/arabic.html"))

    for part in ("h1", ".prose", ".prose p"):
        assert page.locator(part).first.evaluate("e => getComputedStyle(e).direction") == "rtl"
