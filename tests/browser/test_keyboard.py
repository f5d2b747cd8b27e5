"""The site without a mouse."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.chromium import MARKS
from tests.browser.kinds import PAGES
from tests.browser.serving import ServedSite

pytestmark = MARKS

_FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return {
    text: e.innerText, inMain: !!e.closest("main"),
    seen: box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.width > 0,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
  };
}"""


def test_the_skip_link_comes_first_and_leads_into_the_content(
    page: Page, sample: ServedSite
) -> None:
    page.goto(sample.over_http(PAGES["topic"]))
    assert page.locator(".skip").evaluate("e => e.getBoundingClientRect().bottom") < 0

    page.keyboard.press("Tab")
    first = page.evaluate(_FOCUS)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    second = page.evaluate(_FOCUS)

    assert first == {"text": "Skip to content", "inMain": False, "seen": True, "outline": 2}
    assert page.url.endswith("#dg-main")
    assert second["inMain"]


def test_what_has_the_focus_is_seen(page: Page, sample: ServedSite) -> None:
    for kind in ("home", "article", "topics"):
        page.goto(sample.over_http(PAGES[kind]))
        for _ in range(25):
            page.keyboard.press("Tab")
            focus = page.evaluate(_FOCUS)

            assert focus["seen"], focus
            assert focus["outline"] >= 2, focus


def test_every_link_can_be_reached_by_the_tab_key(page: Page, sample: ServedSite) -> None:
    page.goto(sample.over_http(PAGES["section"]))
    # Bars of a chart are told by its table; whoever opens it comes by its links.
    stops = page.locator("a[href]:not([tabindex='-1']):visible, summary")
    links = stops.all_inner_texts()

    reached = []
    for _ in links:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(_FOCUS)["text"])

    assert reached == links
