"""The live preview in a real browser: what is edited is seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import MARKS, Watch
from tests.preview.process import PreviewProcess, preview, wait_for
from tests.sites.folder import SiteFolder, article

pytestmark = MARKS
PAGE = "articles/a.html"
_LONG = "\n\n".join(f"Paragraph {n} of a long report." for n in range(200))


@pytest.fixture
def served(site: SiteFolder) -> Iterator[PreviewProcess]:
    site.write("content/a.md", article(title="First", tags=("Wells",), body=_LONG))
    site.write("content/b.md", article(title="Second", tags=("Wells",), body="Water."))
    with preview(site.root) as running:
        yield running


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page)


def _open(page: Page, served: PreviewProcess, address: str = PAGE) -> None:
    page.goto(served.url + address)
    # The stream opens a moment later; what changes before that is made up for when it does.
    time.sleep(0.3)


def test_an_edit_is_seen_where_it_was_read(
    page: Page, watch: Watch, served: PreviewProcess, site: SiteFolder
) -> None:
    _open(page, served)
    page.evaluate("scrollTo(0, 2500)")

    site.write("content/a.md", article(title="First", tags=("Wells",), body=f"{_LONG}\n\nNews!"))
    expect(page.locator("main")).to_contain_text("News!")

    wait_for(lambda: 2400 < page.evaluate("scrollY") < 2600)
    assert watch.faults == []


def test_a_fault_shows_over_the_last_good_page_and_goes(
    page: Page, watch: Watch, served: PreviewProcess, site: SiteFolder
) -> None:
    _open(page, served)

    site.write("content/a.md", "---\ntitle: First\ndate: 2020-13-45\n---\n\nText.\n")
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text("content/a.md:3:7")
    expect(overlay).to_contain_text("3 | date: 2020-13-45")
    expect(page.locator("main")).to_contain_text("Paragraph 7 of")

    site.write("content/a.md", article(title="First", body="Mended."))
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Mended.")
    assert watch.faults == []


def test_escape_hides_a_fault_until_there_is_another(
    page: Page, served: PreviewProcess, site: SiteFolder
) -> None:
    _open(page, served)
    site.write("content/topics.yaml", "- nam: Wells\n")
    expect(page.get_by_role("alert")).to_contain_text("content/topics.yaml:1:3")

    page.keyboard.press("Escape")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.reload()
    time.sleep(0.5)
    expect(page.get_by_role("alert")).to_have_count(0)

    site.write("content/topics.yaml", "- name: [Wells\n")
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_broken_template_is_told_with_its_line(
    page: Page, served: PreviewProcess, site: SiteFolder
) -> None:
    _open(page, served)

    head = '{% extends "default/article.html" %}\n{% block heading %}\n'
    site.write("themes/default/article.html", head + "{{ page.titel }}\n{% endblock %}\n")

    expect(page.get_by_role("alert")).to_contain_text("themes/default/article.html:3")
    expect(page.get_by_role("alert")).to_contain_text("{{ page.titel }}")


def test_a_new_topic_and_a_deleted_article(
    page: Page, served: PreviewProcess, site: SiteFolder
) -> None:
    _open(page, served, "index.html")

    site.write("content/c.md", article(title="Third", tags=("Springs",), body="Water too."))
    expect(page.locator("main")).to_contain_text("Third")
    page.goto(served.url + "topics/springs")
    expect(page.locator("h1").last).to_contain_text("Springs")

    _open(page, served, "articles/c")
    site.remove("content/c.md")
    expect(page.locator("main")).to_contain_text("404")

    site.write("content/c.md", article(title="Third again", tags=("Springs",), body="Back."))
    expect(page.locator("main")).to_contain_text("Third again")


def test_styles_are_swapped_without_a_reload(
    page: Page, watch: Watch, served: PreviewProcess, site: SiteFolder
) -> None:
    theme = Path(__file__).resolve().parents[2] / "themes" / "default" / "static" / "style.css"
    _open(page, served)
    page.evaluate("window.stayed = true")

    site.write("themes/default/static/style.css", theme.read_text("utf-8") + "h1{color:#ff0000}")

    expect(page.locator("h1").last).to_have_css("color", "rgb(255, 0, 0)")
    expect(page.locator('link[href*="style.css"]')).to_have_count(1)
    assert page.evaluate("window.stayed")
    assert watch.faults == []


def test_the_edited_page_is_offered_where_another_is_open(
    page: Page, served: PreviewProcess, site: SiteFolder
) -> None:
    _open(page, served)

    site.write("content/b.md", article(title="Second", tags=("Wells",), body="Clear water."))
    page.get_by_role("link", name="open its page").click()

    expect(page).to_have_url(served.url + "articles/b.html")
    expect(page.locator("main")).to_contain_text("Clear water.")


def test_a_page_comes_back_to_a_server_that_was_started_again(page: Page, site: SiteFolder) -> None:
    site.write("content/a.md", article(title="First", body="Old."))
    with preview(site.root) as running:
        _open(page, running)
        port = str(running.port)
        running.stop()
    site.write("content/a.md", article(title="First", body="Anew."))

    with preview(site.root, "--port", port) as running:
        assert port == str(running.port)
        expect(page.locator("main")).to_contain_text("Anew.")


def test_drafts_and_later_articles_have_badges(page: Page, watch: Watch, site: SiteFolder) -> None:
    site.write("content/a.md", article(title="First", tags=("Wells",), draft="true"))
    site.write("content/b.md", article(title="Second", tags=("Wells",), date="2999-01-02"))

    with preview(site.root, "--drafts", "--future") as running:
        _open(page, running)
        expect(page.get_by_role("note")).to_contain_text("Draft")
        _open(page, running, "articles/b.html")
        expect(page.get_by_role("note")).to_contain_text("Held back until 2999-01-02")
        _open(page, running, "topics/wells.html")
        expect(page.locator(".digestgen-mark")).to_have_count(2)

    assert watch.faults == []


def test_without_live_nothing_is_put_into_pages(page: Page, site: SiteFolder) -> None:
    site.write("content/a.md", article(title="First"))

    with preview(site.root, "--no-live") as running:
        page.goto(running.url + PAGE)

        assert (running.folder / ".digestgen/preview/site" / PAGE).read_bytes() == running.get(
            PAGE
        ).body
        assert 404 == running.get("/_digestgen/events").status
