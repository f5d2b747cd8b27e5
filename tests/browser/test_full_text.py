"""The search in texts, as a reader uses it: an index made by Pagefind, asked below a base path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from digestgen.build.pagefind import find_tool
from tests.browser.chromium import MARKS
from tests.browser.serving import ServedSite, built
from tests.browser.test_accessibility import violations
from tests.sites.folder import SiteFolder, article

pytestmark = [
    *MARKS,
    pytest.mark.skipif(find_tool() is None, reason="the extra 'search' is not installed"),
]

HOSTILE = (
    "A zymurgist wrote &lt;img src=x onerror=alert(1)&gt; and `<script>alert(2)</script>` and "
    "&lt;mark onmouseover=alert(3)&gt;there&lt;/mark&gt; here."
)
TEXTS = {
    "harbour": ("The harbour", "2021-03-07", "The cranes lifted a quokka over the quay.", {}),
    "later": (
        "A later day",
        "2022-05-01",
        "Another quokka, seen by nobody.",
        {"author": "Ann Lee"},
    ),
    "old": ("An old thing", "", "Undated, with a quokka in it.", {}),
    "hostile": ("Wanted <b>bold</b>", "2021-03-08", HOSTILE, {}),
    "french": ("Le marché", "2021-04-01", "Les marchandes vendaient des cerises.", {"lang": "fr"}),
    "chinese": ("战争", "2021-04-02", "利比亚战争结束以后人们回到城市。", {"lang": "zh"}),
    "مطار": ("المطار", "2021-04-03", "عادت الطائرات إلى المطار القديم.", {"lang": "ar"}),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    folder = SiteFolder(tmp_path_factory.mktemp("texts"))
    folder.write("digestgen.yaml", "title: Texts\nsearch:\n  full_text: true\n")
    for name, (title, day, body, more) in TEXTS.items():
        tags = ("Animals",) if "quokka" in body else ("Others",)
        text = article(title=f'"{title}"', date=day, tags=tags, body=body, **more)
        folder.write(f"content/{name}.md", text)
    for number in range(12):
        day = f"2020-01-{number + 1:02}"
        body = f"Number {number} of the vineyards."
        folder.write(
            f"content/many{number}.md", article(title=f"Row {number}", date=day, body=body)
        )
    with built(folder.root) as served:
        yield served


@pytest.fixture
def searching(page: Page, site: ServedSite) -> Page:
    page.goto(site.over_http("search.html"))
    return page


def find(page: Page, text: str, said: str) -> list[str]:
    """Type a query, wait for what is said of the texts, return their headlines."""
    page.locator("#dg-query").fill(text)
    expect(page.locator("#dg-texts-found")).to_have_text(said)
    return page.locator("#dg-texts li > a").all_inner_texts()


def test_a_word_is_found_that_stands_in_a_text_alone(searching: Page) -> None:
    found = find(searching, "cranes", "1 text")

    assert found == ["The harbour"]
    assert searching.locator("#dg-found").inner_text() == "No topic or headline begins so"
    expect(searching.locator("#dg-texts li mark")).to_have_text(["cranes"])
    assert "lifted a quokka" in searching.locator("#dg-texts li").inner_text()
    assert searching.locator("#dg-texts time").inner_text() == "7 March 2021"
    searching.locator("#dg-texts li > a").click()
    searching.wait_for_url("**/repo/articles/harbour.html")


@pytest.mark.parametrize(
    ("name", "value", "title"),
    [("year", "2021", "The harbour"), ("author", "Ann Lee", "A later day")],
)
def test_texts_are_narrowed(searching: Page, name: str, value: str, title: str) -> None:
    assert len(find(searching, "quokka", "3 texts")) == 3

    searching.locator(f"[data-filter={name}]").select_option(value)
    expect(searching.locator("#dg-texts-found")).to_have_text("1 text")
    assert searching.locator("#dg-texts li > a").all_inner_texts() == [title]

    searching.locator(f"[data-filter={name}]").select_option("")
    expect(searching.locator("#dg-texts-found")).to_have_text("3 texts")
    topics = searching.locator("[data-filter=topic] option").all_inner_texts()
    assert topics == ["all", "Animals (3)"]


@pytest.mark.parametrize(
    ("query", "title", "language"),
    [("marchandes", "Le marché", "fr"), ("cerise", "Le marché", "fr"),
     ("战争", "战争", "zh"), ("城市", "战争", "zh"), ("الطائرات", "المطار", "ar")],
)  # fmt: skip
def test_each_language_has_its_own_words(
    searching: Page, site: ServedSite, query: str, title: str, language: str
) -> None:
    assert find(searching, query, "1 text") == [title]
    link = searching.locator("#dg-texts li > a").first
    assert link.get_attribute("lang") == language
    href = link.get_attribute("href") or ""
    assert searching.request.get(href).ok
    assert href.startswith(site.base_url)


def test_more_texts_come_when_asked_for(searching: Page) -> None:
    assert len(find(searching, "vineyards", "12 texts, 10 shown")) == 10

    searching.locator("#dg-more-texts").click()

    expect(searching.locator("#dg-texts-found")).to_have_text("12 texts")
    assert searching.locator("#dg-texts li").count() == 12
    assert searching.locator("#dg-more-texts").is_hidden()


def test_keys_lead_through_texts_too(searching: Page) -> None:
    find(searching, "quokka", "3 texts")
    searching.keyboard.press("ArrowDown")
    expect(searching.locator("#dg-texts li > a").first).to_be_focused()
    searching.keyboard.press("Escape")

    assert searching.evaluate("document.activeElement.id") == "dg-query"
    assert searching.locator("#dg-texts").is_hidden()
    expect(searching.locator("#dg-texts-found")).to_be_empty()


def test_what_an_article_says_is_shown_and_never_run(page: Page, site: ServedSite) -> None:
    page.add_init_script("window.hits = []; window.alert = (what) => window.hits.push(what);")
    page.goto(site.over_http("search.html"))
    assert find(page, "zymurgist", "1 text") == ["Wanted <b>bold</b>"]

    page.locator("#dg-texts li").hover()
    page.wait_for_timeout(200)

    excerpt = page.locator("#dg-texts li p").last
    assert "<img src=x onerror=alert(1)>" in excerpt.inner_text()
    assert excerpt.locator("mark").all_inner_texts() == ["zymurgist"]
    assert page.locator("#dg-texts :is(img, script, b, [onmouseover])").count() == 0
    assert page.evaluate("window.hits") == []


def test_from_a_disk_it_says_that_texts_need_a_server(page: Page, site: ServedSite) -> None:
    page.goto(site.from_disk("search.html"))

    page.locator("#dg-query").fill("harbour")

    expect(page.locator("#dg-texts-found")).to_have_text(
        "Texts are searched on a web server only, not in files from a disk"
    )
    assert page.locator("#dg-headlines a").all_inner_texts() == ["The harbour"]


def test_a_missing_index_is_told(page: Page, site: ServedSite) -> None:
    page.route("**/digestgen.json", lambda route: route.fulfill(status=404))
    page.goto(site.over_http("search.html"))
    page.locator("#dg-query").fill("harbour")

    expect(page.locator("#dg-texts-found")).to_contain_text("cannot be searched now")
    assert page.locator("#dg-headlines a").all_inner_texts() == ["The harbour"]


def test_nothing_is_refused_and_nothing_loads_from_elsewhere(page: Page, site: ServedSite) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.over_http("search.html"))
    assert not any("pagefind" in url for url in asked), "nothing is loaded before it is needed"

    find(page, "harbour", "1 text")

    # A browser asks for an icon by itself, once.
    assert [line for line in said if not line.endswith("/favicon.ico")] == []
    assert all(url.startswith((site.base_url, "blob:", "data:")) for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_texts_open(
    page: Page, site: ServedSite, scheme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(site.over_http("search.html"))
    for query, said in (("quokka", "3 texts"), ("vineyards", "12 texts, 10 shown")):
        find(page, query, said)

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
