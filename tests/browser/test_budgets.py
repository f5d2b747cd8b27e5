"""What a page may weigh and what it may wait for: budgets, on pages of ordinary articles.

`python -m pytest -m slow -n 0 tests/browser/test_budgets.py -s` measures the first paint as well,
and weighs a site of 1,000 articles.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from tests.browser.chromium import MARKS
from tests.browser.serving import ServedSite, built
from tests.sites.folder import SiteFolder, article

pytestmark = MARKS

_ARTICLES, _MANY = 60, 1000
_HEAVIEST = 30 * 1024
"""Bytes of an article's HTML and CSS, compressed by gzip, without pictures."""
_SLOWEST = 2.0
"""Times of the first paint of a bare page with the same text; the aim is 1.2, 1.5 to 1.7 is seen.

No way of loading reaches the aim. In 25 turns beside the bare page (64 to 72 ms): that page with an
empty stylesheet 1.06 to 1.17, our page without a stylesheet 1.17 to 1.38, with an empty one 1.22
to 1.5, with the style inside the page 1.5; without the policy, the names of fonts, the data for
search engines or `text-wrap` within one frame of 1.65. A trace of it: layout takes 20 ms instead of
7, for headings, lists and columns are laid out where there was one paragraph, style 6 ms instead of
1, and the first raster 25 ms instead of 15, in four cuts of type instead of one.
"""
_PAINTS = 15
_PLACES = ("Misrata", "Benghazi", "Sirte", "Kufra", "Darfur", "Khartoum", "Sabha", "Tobruk")
_THEMES = ("Ceasefire", "Oil", "Elections", "Migration", "Convoys", "Water", "Roads")


def write_articles(site: SiteFolder, count: int) -> SiteFolder:
    """Write articles of 700 words about places and themes that come back in turns."""
    site.write("digestgen.yaml", "title: Budgets\ndigests:\n  min_articles: 2\n")
    for number in range(count):
        place, theme = _PLACES[number % 8], _THEMES[number % 7]
        parts = (
            f"## Part {part}\n\n"
            + f"People of {place} spoke about {theme.lower()} in meeting {number + part}. " * 3
            + "\n\n"
            + " ".join(f"Line {n} of part {part} tells what was said and done." for n in range(10))
            for part in range(1, 6)
        )
        site.write(
            f"content/{number}.md",
            article(
                title=f"{place} and {theme.lower()}, report {number}",
                date=f"{2015 + number % 6}-{1 + number // 6 % 12:02}-{1 + number // 72 % 28:02}",
                tags=(place, theme),
                author="N. Barka",
                section="World",
                body="\n\n".join(parts),
            ),
        )
    return site


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    project = write_articles(SiteFolder(tmp_path_factory.mktemp("ordinary")), _ARTICLES)
    with built(project.root) as site:
        yield site


def weights(folder: Path) -> dict[str, int]:
    """Return what the HTML and the style of each article weigh together, in bytes."""
    style = len(gzip.compress((folder / "theme" / "style.css").read_bytes()))
    pages = sorted((folder / "articles").rglob("*.html"))
    return {page.name: style + len(gzip.compress(page.read_bytes())) for page in pages}


def test_articles_are_light(ordinary: ServedSite) -> None:
    found = weights(ordinary.folder)

    assert _ARTICLES == len(found)
    assert {} == {name: weight for name, weight in found.items() if weight > _HEAVIEST}


@pytest.mark.slow
def test_articles_of_many_are_light(tmp_path: Path) -> None:
    with built(write_articles(SiteFolder(tmp_path), _MANY).root) as site:
        found = weights(site.folder)

    print(f"\nheaviest of {len(found)}: {max(found.values())} bytes")  # noqa: T201
    assert _MANY == len(found)
    assert max(found.values()) <= _HEAVIEST


def test_an_article_waits_for_its_style_alone(page: Page, ordinary: ServedSite) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(ordinary.over_http("articles/0.html"), wait_until="networkidle")
    blocking = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(e => e.renderBlockingStatus === 'blocking').map(e => e.name)"
    )
    head = LexborHTMLParser((ordinary.folder / "articles/0.html").read_text("utf-8")).css("head *")
    running = [
        node.html
        for node in head
        if node.tag == "script"
        and not {"defer", "async"} & set(node.attributes)
        and node.attributes.get("type") not in ("module", "application/ld+json")
    ]

    assert [ordinary.over_http("theme/style.css")] == blocking
    assert "font" not in asked
    assert [] == running


_SHIFTS = """() => new Promise(done => {
  const found = [];
  new PerformanceObserver(list => found.push(...list.getEntries().map(e => e.value)))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(found), 300);
})"""


@pytest.mark.parametrize("address", ["index.html", "topics/oil.html", "articles/0.html"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(
    page: Page, ordinary: ServedSite, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(ordinary.over_http(address), wait_until="networkidle")

    assert [] == page.evaluate(_SHIFTS)


def test_what_moves_is_seen(page: Page, ordinary: ServedSite) -> None:
    page.goto(ordinary.over_http("index.html"), wait_until="networkidle")
    page.evaluate(
        "requestAnimationFrame(() => setTimeout(() => document.body.prepend("
        "Object.assign(document.createElement('pre'), {textContent: '\\n'.repeat(20)})), 50))"
    )

    assert [] != page.evaluate(_SHIFTS)


_PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
  const first = list.getEntriesByName("first-contentful-paint")[0];
  if (first) done(first.startTime);
}).observe({type: "paint", buffered: true}))"""


def first_paint(browser: Browser, address: str) -> float:
    """Return milliseconds until a new window without a cache shows something of a page."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(address)
        return float(page.evaluate(_PAINTED))


@pytest.mark.slow
def test_an_article_is_seen_about_as_soon_as_its_bare_text(
    browser: Browser, ordinary: ServedSite
) -> None:
    """The two take turns, so that what else the machine does meets both."""
    text = (ordinary.folder / "articles/0.html").read_text("utf-8")
    prose = LexborHTMLParser(text).css_first("main")
    assert prose is not None
    words = re.sub(r"\s+", " ", prose.text())
    bare = f'<!doctype html><meta charset="utf-8"><title>Bare</title><p>{words}</p>'
    (ordinary.folder / "bare.html").write_text(bare, "utf-8")
    addresses = [ordinary.over_http(name) for name in ("bare.html", "articles/0.html")]
    for address in addresses:
        first_paint(browser, address)

    turns = [[first_paint(browser, address) for address in addresses] for _ in range(_PAINTS)]
    plain, whole = (median(times) for times in zip(*turns, strict=True))

    print(f"\nfirst paint: bare {plain:.0f} ms, article {whole:.0f} ms, {whole / plain:.2f}")  # noqa: T201
    assert whole <= _SLOWEST * plain
