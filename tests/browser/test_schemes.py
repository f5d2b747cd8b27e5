"""Light, dark and paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import MARKS
from tests.browser.kinds import PAGES
from tests.browser.serving import ServedSite

pytestmark = MARKS

_COLOURS = """() => {
  const style = (e) => getComputedStyle(e);
  const bare = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const ground = bare(style(document.documentElement).backgroundColor);
  const texts = [...document.querySelectorAll("body, h1, .meta, .why, .prose, a")];
  return texts.map(e => [bare(style(e).color), ground]);
}"""


def _luminance(colour: list[float]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: list[float], other: list[float]) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("kind", ["home", "topic", "article", "not found"])
def test_the_dark_scheme_turns_the_ground_dark_and_stays_legible(
    page: Page, sample: ServedSite, kind: str
) -> None:
    page.goto(sample.over_http(PAGES[kind]))
    grounds = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        colours = page.evaluate(_COLOURS)
        grounds[scheme] = _luminance(colours[0][1])
        assert min(_contrast(text, ground) for text, ground in colours) >= 4.5

    assert grounds["light"] > 0.9
    assert grounds["dark"] < 0.05


def test_on_paper_the_text_stays_and_the_ways_through_the_site_go(
    page: Page, sample: ServedSite
) -> None:
    page.goto(sample.over_http(PAGES["article"]))

    page.emulate_media(media="print", color_scheme="dark")

    assert page.locator("h1").is_visible()
    assert page.locator(".prose").is_visible()
    assert page.locator(".facts").is_visible()
    assert page.locator(".printed").is_visible()
    hidden = page.locator("nav, aside, .skip, .story")
    assert hidden.count() >= 4
    assert [item.inner_text() for item in hidden.all() if item.is_visible()] == []
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
