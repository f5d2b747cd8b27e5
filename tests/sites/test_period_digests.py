"""Digests of weeks and months, and what changed last, on sites of a few articles."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from tests.site_checks import audit, faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article

WEEKS = ("2020-03-02", "2020-03-09", "2020-03-16", "2020-03-23")
"""Mondays of four weeks."""


@pytest.fixture
def busy(site: SiteFolder) -> SiteFolder:
    """Four weeks of articles on Libya; in the last, one on a new topic and three on oil."""
    for week, monday in enumerate(WEEKS):
        for number in range(3):
            body = f"The port of Tripoli opened gate {week}{number} on Monday morning at last."
            text = article(title=f"N{week}{number}", date=monday, tags=("Libya",), body=body)
            site.write(f"content/n{week}{number}.md", text)
    for number in range(3):
        site.write(f"content/o{number}.md", article(date="2020-03-24", tags=("Oil", "Libya")))
    site.write("content/old.md", article(date="2020-03-03", tags=("Oil",)))
    site.write("content/new.md", article(title="First", date="2020-03-25", tags=("Kufra",)))
    site.write("content/plain.md", article(title="Bare", date="2020-03-25"))
    site.build()
    return site


def test_a_week_tells_rising_and_new_topics_with_their_figures(busy: SiteFolder) -> None:
    page = busy.page("digests/2020-W13.html")

    assert "<h1>Week 13 of 2020</h1>" in page
    assert "23 March 2020</time> to" in page
    assert "3 articles, after 1, 0 and 0 in the weeks before" in page
    assert "6 articles, after 3, 3 and 3 in the weeks before" in page
    new = page[page.index("New topics") :]
    assert "Kufra" in new
    assert "Oil" not in new
    assert "Without a topic" in page


def test_the_first_weeks_say_nothing_to_be_new(busy: SiteFolder) -> None:
    assert "New topics" not in busy.page("digests/2020-W12.html")


def test_sentences_are_quoted_word_for_word_and_linked_to_their_paragraph(
    busy: SiteFolder,
) -> None:
    page = busy.page("digests/2020-W11.html")

    quotes = re.findall(r'<blockquote cite="([^"]+)"><p dir="auto">(.*?)</p>', page)

    assert quotes
    for href, text in quotes:
        address, _, anchor = href.partition("#")
        target = busy.page(address.removeprefix("../"))
        paragraph = re.search(rf'<p id="{anchor}">(.*?)</p>', target, re.S)
        assert paragraph
        assert unescape(text) in unescape(paragraph[1])


def test_every_article_stands_once_in_a_digest(busy: SiteFolder) -> None:
    page = busy.page("digests/2020-03.html")

    assert len(re.findall(r'<h3 class="headline"', page)) == len(
        set(re.findall(r'<h3 class="headline".*?href="([^"]+)"', page))
    )


def test_digests_lead_to_those_beside_them_and_to_their_other_kind(busy: SiteFolder) -> None:
    week, month = busy.page("digests/2020-W12.html"), busy.page("digests/2020-03.html")

    assert 'href="2020-W11.html" rel="prev"' in week
    assert 'href="2020-W13.html" rel="next"' in week
    assert 'href="2020-03.html">March 2020' in week
    assert 'href="2020-W12.html">Week 12, 16 Mar' in month
    assert 'href="digests/2020-W13.html">The week of 23 March 2020' in busy.page("index.html")


def test_a_quiet_week_has_no_digest(site: SiteFolder) -> None:
    for number in range(2):
        site.write(f"content/a{number}.md", article(title=f"N{number}"))
    site.build()

    assert "No digests yet" in site.page("digests/index.html")
    site.write("content/b.md", article()).build()
    assert "1 article" not in site.page("digests/2020-W17.html")


def test_digests_can_be_switched_off(busy: SiteFolder) -> None:
    off = f"base_url: {BASE_URL}\ndigests: {{weeks: false, months: false}}\n"
    busy.write("digestgen.yaml", off).build()

    left = {path.name: path.read_text("utf-8") for path in (busy.out / "digests").iterdir()}
    assert "2020-W13.html" in left
    assert all("url=../archive/index.html" in page for page in left.values())
    assert "Digests" not in busy.page("index.html") + busy.page("404.html")
    assert faults_of(busy.out, BASE_URL) == []


def test_feeds_have_an_entry_a_week_and_the_sitemap_knows_all(busy: SiteFolder) -> None:
    feed = busy.page("digests/weeks.xml")

    assert len(WEEKS) == feed.count("<entry>")
    assert "New: Kufra." in feed
    assert f"{BASE_URL}digests/2020-W13.html" in busy.page("sitemap.xml")
    assert f"{BASE_URL}changes.html" in busy.page("sitemap.xml")
    assert faults_of(busy.out, BASE_URL) == []
    run = audit(busy.out, BASE_URL)
    assert run is None or run.returncode == 0, run.stdout


def test_programs_see_what_changed_by_the_text_alone(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="A", body="One *word* more.", updated="2021-01-01"))
    site.write("content/b.md", article(title="B", date="2020-12-01")).build()
    before = json.loads(site.page("changes.json"))["articles"]

    site.write("content/a.md", article(title="A", body="One word more.", updated="2021-01-01"))
    site.build()
    same = json.loads(site.page("changes.json"))["articles"]
    site.write("content/a.md", article(title="A", body="Two words more.", updated="2021-01-01"))
    site.build()
    other = json.loads(site.page("changes.json"))["articles"]

    assert [line["title"] for line in before] == ["A", "B"]
    assert before[0]["url"] == f"{BASE_URL}articles/a.html"
    assert (before[0]["updated"], before[1]["updated"]) == ("2021-01-01", None)
    assert before == same
    assert before[0]["hash"] != other[0]["hash"]
    assert before[1] == other[1]


def test_addresses_for_programs_are_relative_without_a_base_url(site: SiteFolder) -> None:
    site.write("digestgen.yaml", "title: T\n").write("content/a.md", article()).build()

    assert json.loads(site.page("changes.json"))["articles"][0]["url"] == "articles/a.html"
