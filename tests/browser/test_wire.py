"""The theme wire in the browser: nothing for axe to find, nothing beyond the sides, a measure."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.awkward import write_awkward_site
from tests.browser.chromium import MARKS, Watch
from tests.browser.kinds import PAGES
from tests.browser.serving import ServedSite, built
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import spills
from tests.sites.folder import SiteFolder

pytestmark = MARKS

_ROOT = Path(__file__).resolve().parents[2]


def _use_wire(project: Path) -> None:
    path = project / "digestgen.yaml"
    text = re.sub(r"(?m)^theme:.*\n", "", path.read_text("utf-8"))
    path.write_text(f"theme: wire\n{text}", encoding="utf-8")


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The sample articles of the repository, built in wire."""
    project = tmp_path_factory.mktemp("wire")
    shutil.copytree(_ROOT / "content", project / "content")
    shutil.copy(_ROOT / "digestgen.yaml", project)
    _use_wire(project)
    with built(project) as site:
        yield site


@pytest.fixture(scope="module")
def awkward_wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """Articles that a layout breaks on, built in wire."""
    project = write_awkward_site(SiteFolder(tmp_path_factory.mktemp("awkward-wire")))
    _use_wire(project.root)
    with built(project.root) as site:
        yield site


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_light_and_wide_or_dark_and_narrow(
    page: Page, wire: ServedSite, kind: str
) -> None:
    watch = Watch(page)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(wire.over_http(PAGES[kind]))
    for details in page.locator("details").all():
        details.evaluate("e => { e.open = true }")

    assert violations(page) == []

    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 800})
    assert violations(page) == []
    assert watch.faults == []


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_in_the_default_theme_dark_and_narrow(
    page: Page, sample: ServedSite, kind: str
) -> None:
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(sample.over_http(PAGES[kind]))

    assert violations(page) == []


@pytest.mark.parametrize("name", ["long-word", "arabic", "table", "code", "image"])
def test_axe_finds_nothing_on_awkward_articles(
    page: Page, awkward_wire: ServedSite, name: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(awkward_wire.over_http(f"articles/{name}.html"))

    assert violations(page) == []


def test_no_page_is_wider_than_the_window(
    page: Page, wire: ServedSite, awkward_wire: ServedSite
) -> None:
    pages = [a for a in awkward_wire.pages() if not re.search(r"stop-|articles/\d", a)]

    assert spills(page, wire, list(PAGES.values())) == []
    assert spills(page, awkward_wire, pages) == []


def test_a_line_of_an_article_holds_about_66_characters(page: Page, wire: ServedSite) -> None:
    """Within a tenth: the fonts are those of the machine."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(wire.over_http(PAGES["article"]))

    lines = page.locator(".prose > p").evaluate_all(
        """all => all.map(p => {
          const range = document.createRange(); range.selectNodeContents(p);
          const tops = new Set([...range.getClientRects()].map(r => Math.round(r.bottom)));
          return [p.innerText.length, tops.size];
        }).filter(([, lines]) => lines >= 4)"""
    )

    filled = sum(length for length, _ in lines) / sum(count - 0.5 for _, count in lines)
    assert filled == pytest.approx(66, rel=0.1)


def test_a_screen_of_the_front_page_shows_more_headlines_than_that_of_the_default_theme(
    page: Page, wire: ServedSite, sample: ServedSite
) -> None:
    count = "all => all.filter(e => e.getBoundingClientRect().bottom <= innerHeight).length"
    page.set_viewport_size({"width": 1280, "height": 900})
    shown = []
    for site in (sample, wire):
        page.goto(site.over_http("index.html"))
        shown.append(page.locator(".headline").evaluate_all(count))

    default, dense = shown
    assert dense >= default + 4


def test_a_day_is_seen_once_and_heard_for_every_article(page: Page, wire: ServedSite) -> None:
    page.goto(wire.over_http("topics/libyan-civil-war.html"))

    dates = page.locator(".cards .when time").count()

    assert dates == page.locator(".cards > li").count()
