"""The home page as a front page, and the calendars, on a site of a few articles."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.sites.folder import SiteFolder, article

WEEKS = ("2020-03-02", "2020-03-09", "2020-03-16", "2020-03-23")
"""Mondays of four weeks."""


def report(week: int, number: int, *, more: str = "") -> str:
    body = (
        f"The port of Tripoli opened gate {week}{number} to Libya on Monday morning at last.{more}"
    )
    title = f"Gate {week}{number}"
    return article(title=title, date=WEEKS[week], tags=("Libya", "Ports"), body=body)


@pytest.fixture
def busy(site: SiteFolder) -> SiteFolder:
    """Four weeks of articles on Libya; in the last, three on oil and one without topics."""
    for week in range(len(WEEKS)):
        for number in range(3):
            site.write(f"content/n{week}{number}.md", report(week, number))
    for number in range(3):
        site.write(f"content/o{number}.md", article(date="2020-03-24", tags=("Oil", "Libya")))
    site.write("content/old.md", article(date="2020-03-03", tags=("Oil",)))
    site.write("content/undated.md", article(title="Whenever", date=""))
    site.build()
    return site


def test_lead_topics_quote_a_sentence_word_for_word_from_its_paragraph(busy: SiteFolder) -> None:
    home = busy.page("index.html")
    now = home[home.index('class="topics-now"') : home.index("Latest <span>")]

    quotes = re.findall(r'<blockquote cite="([^"]+)" dir="auto">(.*?)</blockquote>', now)

    assert quotes
    assert len({href for href, _ in quotes}) == len(quotes)
    for href, text in quotes:
        address, _, anchor = href.partition("#")
        paragraph = re.search(rf'<p id="{anchor}">(.*?)</p>', busy.page(address), re.DOTALL)
        assert paragraph
        assert unescape(text) in unescape(re.sub("<[^>]+>", "", paragraph[1]))


def test_topics_of_one_recent_article_do_not_lead(busy: SiteFolder) -> None:
    busy.write("content/lone.md", article(date="2020-03-25", tags=("Kufra",))).build()

    home = busy.page("index.html")

    now = home[home.index('class="topics-now"') : home.index("Latest <span>")]
    assert "Libya" in now
    assert "Kufra" not in now


def test_home_begins_the_newest_digest_and_leads_to_it(busy: SiteFolder) -> None:
    home = busy.page("index.html")

    assert '<a href="digests/2020-W13.html">The week of 23 March 2020</a>' in home
    glance = home[home.index("The week of 23 March 2020</a>") : home.index("All digests")]
    assert '<a href="topics/oil.html">' in glance


def test_what_rises_has_bars_words_and_a_table(busy: SiteFolder) -> None:
    home = busy.page("index.html")
    rising = home[home.index('id="dg-rising"') :]

    assert "3 articles, after 1, 0 and 0 in the weeks before" in rising
    assert re.search(r"<desc[^>]*>.*2 Mar: 1, 9 Mar: 0, 16 Mar: 0, 23 Mar: 3</desc>", rising)
    row = re.search(r'<th scope="row"><bdi>Oil</bdi></th>(.*?)</tr>', rising)
    assert row
    assert ["0", "0", "0", "0", "1", "0", "0", "3"] == re.findall(r"<td>(\d+)</td>", row[1])


def test_a_body_edit_that_leaves_the_leads_alone_does_not_render_home(busy: SiteFolder) -> None:
    busy.write("content/n32.md", report(3, 2, more="\n\n- a list"))

    rendered = busy.build().rendered_pages

    assert "articles/n32.html" in rendered
    assert "index.html" not in rendered


def test_a_new_sentence_of_a_recent_article_is_on_home(busy: SiteFolder) -> None:
    for number in range(3):
        text = report(3, number).replace("at last", "after the strike of the pilots of Libya")
        busy.write(f"content/n3{number}.md", text)

    assert "index.html" in busy.build().rendered_pages
    assert "after the strike of the pilots" in busy.page("index.html")


def test_a_site_without_topics_has_three_more_articles_instead(site: SiteFolder) -> None:
    for number in range(6):
        site.write(
            f"content/a{number}.md", article(title=f"T{number}", date=f"2020-0{number + 1}-01")
        )
    site.build()

    home = site.page("index.html")

    assert 'class="seconds"' in home
    assert 'class="topics-now"' not in home


def test_a_site_of_one_article_has_a_front_page(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="Alone", tags=("Libya",), body="Word")).build()

    home = site.page("index.html")

    assert "Alone" in home
    assert "In the news" not in home
    assert "Rising topics" not in home


def test_the_archive_is_a_calendar_that_says_what_is_undated(busy: SiteFolder) -> None:
    page = busy.page("archive/index.html")
    calendar = page[page.index('class="shelf calendar"') :]

    assert 12 == calendar.count('<li data-heat="')
    assert 'href="2020-03.html" aria-label="March 2020: 16 articles"' in calendar
    assert 'href="undated.html"' in calendar


def test_the_days_of_a_month_lead_to_their_first_articles(busy: SiteFolder) -> None:
    page = busy.page("archive/2020-03.html")
    table = page[page.index('<table class="days">') : page.index("</table>")]

    hrefs = re.findall(r'href="#([^"]+)" aria-label="([^"]+)"', table)

    assert ("dg-2020-03-23", "23 March 2020: 3 articles") in hrefs
    assert 6 == len(hrefs)
    assert all(1 == page.count(f'id="{anchor}"') for anchor, _ in hrefs)
    assert '<table class="days">' not in busy.page("archive/undated.html")
