"""Charts and maps as the browser draws them: readable on a phone, links that lead somewhere."""

from __future__ import annotations

import itertools
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import MARKS, Watch
from tests.browser.kinds import PAGES
from tests.browser.serving import ServedSite
from tests.browser.test_accessibility import violations

pytestmark = MARKS

_TEXTS_OF = """svg => {
  const shown = [...svg.querySelectorAll("text")];
  return shown.map(t => { const r = t.getBoundingClientRect();
    return [t.textContent, r.left, r.top, r.right, r.bottom,
            r.height / t.getBBox().height * parseFloat(getComputedStyle(t).fontSize)]; });
}"""
Scheme = Literal["light", "dark"]


def shown_map(page: Page, width: int) -> str:
    """Return which of the two drawings a window of that width shows."""
    page.set_viewport_size({"width": width, "height": 800})
    shown = [name for name in ("wide", "narrow") if page.locator(f".map .{name}").is_visible()]
    assert len(shown) == 1
    return shown[0]


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1280])
@pytest.mark.parametrize(("kind", "part"), [("map", ".map svg"), ("topic", ".around svg")])
def test_names_on_maps_are_large_enough_and_stand_apart(
    page: Page, sample: ServedSite, kind: str, part: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(sample.over_http(PAGES[kind]))

    texts = page.locator(part).locator("visible=true").first.evaluate(_TEXTS_OF)

    assert texts
    for at, (name, left, top, right, bottom, size) in enumerate(texts):
        assert size >= 11, name
        for other, *box, _ in texts[at + 1 :]:
            # Lines of one name follow each other closely: boxes of type are higher than its signs.
            over = min(bottom, box[3]) - max(top, box[1])
            assert not (left < box[2] and box[0] < right and over > 3), (name, other)


def test_the_map_is_drawn_for_the_window(page: Page, sample: ServedSite) -> None:
    page.goto(sample.over_http(PAGES["map"]))

    assert [shown_map(page, width) for width in (320, 700, 1280)] == ["narrow", "narrow", "wide"]


def test_a_name_on_the_map_leads_to_its_topic_by_keyboard(page: Page, sample: ServedSite) -> None:
    page.goto(sample.over_http(PAGES["map"]))
    first = page.locator(".map .wide a").first
    assert "article" in str(first.get_attribute("aria-label"))

    first.focus()
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_be_visible()
    assert "/topics/" in page.url


def test_a_bar_leads_to_its_month(page: Page, sample: ServedSite) -> None:
    page.goto(sample.over_http(PAGES["topic"]))

    page.locator(".chart svg a").last.click()

    assert "/topics/libyan-civil-war/" in page.url


def test_labels_of_a_chart_are_as_large_on_a_phone(page: Page, sample: ServedSite) -> None:
    page.goto(sample.over_http(PAGES["topic"]))
    sizes = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        texts = page.locator(".chart svg").evaluate(_TEXTS_OF)
        sizes.append({size for *_, size in texts})
        ends = sorted((left, right) for _, left, top, right, *_ in texts if top == texts[0][2])
        assert all(end < start for (_, end), (start, _) in itertools.pairwise(ends))

    assert sizes == [{12}, {12}]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["map", "topic", "archive"])
def test_axe_finds_nothing_on_charts(
    page: Page, sample: ServedSite, kind: str, width: int, scheme: Scheme
) -> None:
    watch = Watch(page)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(sample.over_http(PAGES[kind]))
    for details in page.locator("details").all():
        details.evaluate("e => { e.open = true }")

    assert violations(page) == []
    assert watch.faults == []
