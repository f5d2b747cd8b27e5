"""The search, as a reader uses it: over HTTP, from a disk, by keys, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import MARKS
from tests.browser.serving import ServedSite, built
from tests.browser.test_accessibility import violations
from tests.sites.folder import SiteFolder, article

pytestmark = MARKS

TITLES = {
    "trip": "A trip to Tripoli",
    "old-trip": "The trip that was not",
    "street": "Straße in Łódź",
    "stops": "U.S. envoy returns",
    "apostrophe": "Où est l'Œuvre",
    "arabic": "عَودة المطار إلى العمل",
    "chinese": "利比亚战争结束",
    "greek": "Η οδός της πόλης",
    "korean": "한국의 다리",
    "markup": "Wanted <b>bold</b> & <script>alert(1)</script>",
    "plan": "Plan B of the harbour",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """Awkward titles, and sixty of one kind in as many months."""
    folder = SiteFolder(tmp_path_factory.mktemp("search"))
    folder.write("content/topics.yaml", "- name: Libya\n  aliases: [Trabulus land]\n- Trips\n")
    for name, title in TITLES.items():
        day = "" if name == "old-trip" else "2021-03-07"
        tags = ("Libya", "Trips") if name == "trip" else ("Libya",)
        text = article(title=f'"{title}"', date=day, tags=tags)
        folder.write(f"content/{name}.md", text)
    for number in range(60):
        day = f"{2010 + number // 12}-{number % 12 + 1:02}-09"
        folder.write(
            f"content/many{number}.md",
            article(title=f"Harvest report {number}", date=day, tags=("Farming",)),
        )
    with built(folder.root) as served:
        yield served


def find(page: Page, text: str) -> list[str]:
    """Type a query and return what is found, topics first."""
    page.locator("#dg-query").fill(text)
    expect(page.locator("#dg-found")).not_to_be_empty()
    page.wait_for_timeout(150)
    return page.locator("main section li > a").all_inner_texts()


@pytest.fixture
def searching(page: Page, site: ServedSite) -> Page:
    page.goto(site.over_http("search.html"))
    return page


def test_topics_come_first_then_headlines_newest_first(searching: Page) -> None:
    assert find(searching, "trip") == ["Trips", TITLES["trip"], TITLES["old-trip"]]
    assert searching.locator("#dg-found").inner_text() == "1 topic, 2 headlines"
    assert searching.locator("mark").all_inner_texts() == ["Trip", "trip", "Trip", "trip"]


def test_a_topic_is_found_by_its_other_names(searching: Page) -> None:
    assert find(searching, "trabul") == ["Libya"]
    assert searching.locator("#dg-topics .why").inner_text() == "also Trabulus land, 11 articles"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("STRASSE", "street"), ("lodz", "street"), ("straß", "street"), ("US envoy", "stops"),
        ("u.s. env", "stops"), ("ou est", "apostrophe"), ("l’œuvre", "apostrophe"),
        ("loeuvre", "apostrophe"), ("عودة", "arabic"), ("المطا", "arabic"), ("比亚战", "chinese"),
        ("利", "chinese"), ("ΟΔΟΣ", "greek"), ("πολ", "greek"), ("한국", "korean"),
        ("<b>bold", "markup"), ("script", "markup"), ("plan b", "plan"), ("harbour plan", "plan"),
    ],
)  # fmt: skip
def test_the_query_is_folded_as_the_words_of_headlines_are(
    searching: Page, query: str, name: str
) -> None:
    assert find(searching, query) == [TITLES[name]]
    assert searching.locator("mark").count() > 0


def test_more_headlines_come_when_asked_for(searching: Page) -> None:
    assert find(searching, "harvest") == [f"Harvest report {n}" for n in range(59, 39, -1)]
    assert searching.locator("#dg-found").inner_text() == "0 topics, 20 headlines, more below"

    for _ in range(2):
        searching.locator("#dg-more").click()
        searching.wait_for_timeout(200)

    assert searching.locator("#dg-headlines li").count() == 60
    assert searching.locator("#dg-found").inner_text() == "0 topics, 60 headlines"
    assert searching.locator("#dg-more").is_hidden()
    assert searching.evaluate("document.activeElement.innerText") == "Harvest report 19"


def test_a_query_loads_the_shards_that_it_needs_and_no_others(page: Page, site: ServedSite) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.base_url)))
    page.goto(site.over_http("search.html"))
    find(page, "harvest 47")

    assert sorted(a for a in asked if a.startswith("search/")) == [
        "search/headlines/2013-12.js",
        "search/topics.js",
        "search/words/47.js",
        "search/words/ha.js",
    ]


def test_nothing_found_and_single_letters_are_told(searching: Page) -> None:
    assert find(searching, "zzz") == []
    assert searching.locator("#dg-found").inner_text() == "Nothing begins so"
    assert find(searching, "t") == ["Trips", "Libya"]
    assert searching.locator("#dg-found").inner_text() == (
        "2 topics, one more letter finds headlines"
    )


def test_keys_lead_through_what_was_found(searching: Page) -> None:
    searching.keyboard.press("/")
    assert searching.evaluate("document.activeElement.id") == "dg-query"
    find(searching, "trip")

    for _ in range(2):
        searching.keyboard.press("ArrowDown")
    assert searching.evaluate("document.activeElement.innerText") == TITLES["trip"]
    searching.keyboard.press("ArrowUp")
    assert searching.evaluate("document.activeElement.innerText") == "Trips"
    searching.keyboard.press("Escape")
    assert searching.evaluate("document.activeElement.id") == "dg-query"
    assert searching.locator("#dg-query").input_value() == ""
    assert searching.locator("main section:visible").count() == 0

    find(searching, "trip")
    searching.keyboard.press("ArrowDown")
    searching.keyboard.press("ArrowDown")
    searching.keyboard.press("Enter")
    searching.wait_for_url("**/articles/trip.html")
    searching.go_back()
    expect(searching.locator("#dg-headlines li")).to_have_count(2)
    assert searching.locator("#dg-query").input_value() == "trip"


def test_enter_in_the_field_opens_the_first(searching: Page) -> None:
    find(searching, "trip")
    searching.keyboard.press("Enter")

    searching.wait_for_url("**/topics/trips.html")


def test_it_works_from_a_disk(page: Page, site: ServedSite) -> None:
    page.goto(site.from_disk("search.html"))

    assert find(page, "tripoli") == [TITLES["trip"]]
    page.locator("#dg-headlines a").first.click()
    page.wait_for_url("**/articles/trip.html")


def test_without_javascript_the_lists_lead_on(browser: Browser, site: ServedSite) -> None:
    with browser.new_context(java_script_enabled=False) as context, context.new_page() as page:
        page.goto(site.over_http("search.html"))

        assert page.locator("form").is_hidden()
        assert page.locator("#dg-off").is_visible()
        page.locator("main li a").first.click()
        assert page.url.endswith("topics/index.html")


def test_what_is_typed_fast_ends_with_the_last_query(searching: Page) -> None:
    searching.locator("#dg-query").press_sequentially("harvest report 17", delay=3)
    expect(searching.locator("#dg-headlines li > a")).to_have_text(["Harvest report 17"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_results_open(
    page: Page, site: ServedSite, scheme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(site.over_http("search.html"))
    for query in ("harvest", "trip", "عودة"):
        find(page, query)

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_refused_and_nothing_fails(page: Page, site: ServedSite) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(site.over_http("search.html"))
    find(page, "trip")

    assert said == []
