"""What is left of a page on paper, and what readers may ask for instead of colours and motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import MARKS
from tests.browser.serving import ServedSite

pytestmark = MARKS

_SEEN = """selector => [...document.querySelectorAll(selector)]
  .filter(e => e.getClientRects().length).length"""


@pytest.mark.parametrize("kind", ["index.html", "articles/tripoli-offensive.html", "404.html"])
def test_paper_has_no_navigation_and_no_second_column(
    page: Page, sample: ServedSite, kind: str
) -> None:
    page.goto(sample.over_http(kind))
    page.emulate_media(media="print")

    assert 0 == page.evaluate(_SEEN, "nav, aside, .skip, form, .onward")
    assert 1 == page.evaluate(_SEEN, "h1")


def test_paper_is_black_on_white_in_the_dark_too(page: Page, sample: ServedSite) -> None:
    page.goto(sample.over_http("articles/tripoli-offensive.html"))
    page.emulate_media(media="print", color_scheme="dark")

    colours = page.evaluate(
        "[getComputedStyle(document.documentElement)].map(s => [s.color, s.backgroundColor])[0]"
    )
    assert ["rgb(0, 0, 0)", "rgb(255, 255, 255)"] == colours


def test_addresses_stand_behind_links_to_other_sites(page: Page, awkward: ServedSite) -> None:
    page.goto(awkward.over_http("index.html"))
    page.emulate_media(media="print")
    page.evaluate(
        """() => {
          const made = document.createElement("div");
          made.className = "prose";
          made.innerHTML = '<a href="https://example.org/a">far</a><a href="b.html">near</a>';
          document.querySelector("main").append(made);
        }"""
    )

    written = page.eval_on_selector_all(
        "main > .prose a", "all => all.map(a => getComputedStyle(a, '::after').content)"
    )

    assert "https://example.org/a" in written[0].replace('" "', "")
    assert written[1] == "none"


def test_who_asks_for_more_contrast_reads_ink_alone(page: Page, sample: ServedSite) -> None:
    page.goto(sample.over_http("index.html"))
    page.emulate_media(contrast="more")

    colours = page.eval_on_selector_all(
        "main .why, main .meta, main h3",
        "all => [...new Set(all.map(e => getComputedStyle(e).color))]",
    )
    assert 1 == len(colours)


def test_nothing_moves_for_who_wants_no_motion(page: Page, sample: ServedSite) -> None:
    page.goto(sample.over_http("index.html"))
    page.emulate_media(reduced_motion="reduce")

    moving = page.eval_on_selector_all(
        "*", "all => all.filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    )
    assert 0 == moving
