"""The measures in docs/design.md are those that the browser takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import MARKS
from tests.browser.kinds import PAGES
from tests.browser.serving import ServedSite

pytestmark = MARKS

_NOTES = (Path(__file__).resolve().parents[2] / "docs" / "design.md").read_text("utf-8")
_WIDE, _NARROW = 1600, 320


_TYPE = {
    "topic": {
        ".when": "small",
        "nav a": "small",
        ".summary": "text",
        ".cards .headline": "large",
        ".standfirst": "large",
        "h1": "huge",
    },
    "article": {".facts": "small", ".prose p": "read", ".prose h2": "larger", "h1": "huge"},
    "archive": {".shelf h2": "larger"},
    "home": {".lead .headline": "huge"},
}


@pytest.mark.parametrize("kind", _TYPE)
def test_type_has_the_sizes_of_the_notes(page: Page, sample: ServedSite, kind: str) -> None:
    rows = re.findall(r"\| `--(\w+)` \| (\d+)(?: to (\d+))?px", _NOTES)
    noted = {token: (f"{least}px", f"{most or least}px") for token, least, most in rows}
    page.goto(sample.over_http(PAGES[kind]))

    for part, token in _TYPE[kind].items():
        sizes = []
        for width in (_NARROW, _WIDE):
            page.set_viewport_size({"width": width, "height": 800})
            sizes.append(page.locator(part).first.evaluate("e => getComputedStyle(e).fontSize"))

        assert noted[token] == tuple(sizes), part


def test_the_grid_has_the_widths_of_the_notes(page: Page, sample: ServedSite) -> None:
    page.set_viewport_size({"width": _WIDE, "height": 800})
    page.goto(sample.over_http(PAGES["topic"]))

    for name, part in (("page", "body"), ("gutter", ".cards .when"), ("second column", "aside")):
        noted = re.search(rf"\| {name} \| ([\d.]+)rem", _NOTES)
        assert noted is not None
        width = page.locator(part).first.evaluate("e => e.offsetWidth")

        assert float(noted[1]) * 16 == width, name


def test_a_line_of_an_article_holds_about_as_many_characters_as_the_notes_say(
    page: Page, sample: ServedSite
) -> None:
    """Within a tenth: the fonts are those of the machine."""
    noted = re.search(r"about (\d+) characters", _NOTES)
    assert noted is not None
    page.set_viewport_size({"width": _WIDE, "height": 800})
    page.goto(sample.over_http(PAGES["article"]))

    lines = page.locator(".prose > p").evaluate_all(
        """all => all.map(p => {
          const range = document.createRange(); range.selectNodeContents(p);
          const tops = new Set([...range.getClientRects()].map(r => Math.round(r.bottom)));
          return [p.innerText.length, tops.size];
        }).filter(([, lines]) => lines >= 4)"""
    )

    # The last line of a paragraph is half full on average.
    filled = sum(length for length, _ in lines) / sum(count - 0.5 for _, count in lines)
    assert filled == pytest.approx(float(noted[1]), rel=0.1)
