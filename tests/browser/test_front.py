"""The front page: what a reader meets first, on a phone and on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import MARKS
from tests.browser.serving import ServedSite

pytestmark = MARKS

_PARTS = ".lead, .topics-now, .front > aside:not(.leading), .front > .latest, .front > .leading"
_PLACES = """all => all.map(e => {
  const box = e.getBoundingClientRect();
  return {top: Math.round(box.top), left: Math.round(box.left), bottom: Math.round(box.bottom)};
})"""


@pytest.mark.parametrize("width", [320, 360, 700])
def test_on_a_phone_the_digest_comes_before_the_latest_articles(
    page: Page, sample: ServedSite, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(sample.over_http("index.html"))

    places = page.eval_on_selector_all(_PARTS, _PLACES)

    assert len(places) == 5
    tops = [place["top"] for place in places]
    assert tops == sorted(tops)


def test_on_a_desk_the_second_column_stands_beside_the_first(
    page: Page, sample: ServedSite
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(sample.over_http("index.html"))

    lead, now, digest, latest, leading = page.eval_on_selector_all(_PARTS, _PLACES)

    assert lead["left"] == now["left"] == latest["left"] < digest["left"] == leading["left"]
    assert digest["top"] <= lead["top"]
    # Nothing stretches the one column for the other.
    assert 0 <= leading["top"] - digest["bottom"] < 3
    assert latest["top"] - now["bottom"] < 60


@pytest.mark.parametrize("width", [320, 360])
def test_a_date_never_breaks_at_the_end_of_a_line(
    page: Page, sample: ServedSite, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(sample.over_http("index.html"))

    broken = page.eval_on_selector_all(
        "main time", "all => all.filter(e => e.getClientRects().length > 1).map(e => e.textContent)"
    )

    assert broken == []
