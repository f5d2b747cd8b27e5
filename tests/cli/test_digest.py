from __future__ import annotations

import re

import pytest

from tests.cli.run import digestgen
from tests.sites.folder import BASE_URL, SiteFolder, article

TODAY = {"SOURCE_DATE_EPOCH": "1587900000"}
"""26 April 2020."""


@pytest.fixture
def news(site: SiteFolder) -> SiteFolder:
    """Three articles of a week, one of an earlier one."""
    long = "The harbour of Tripoli opened again on Monday after two years of hard repairs."
    for number in range(2):
        text = article(title=f"Gate *{number}*", tags=("Libya",), date="2020-04-22", body=long)
        site.write(f"content/n{number}.md", text)
    site.write("content/c.md", article(title="Grain", tags=("Sudan",), date="2020-04-24"))
    site.write("content/old.md", article(title="Old", tags=("Libya",), date="2020-04-01"))
    return site


def test_the_last_days_are_told_as_text_wrapped_at_72(news: SiteFolder) -> None:
    run = digestgen("digest", cwd=news.root, **TODAY)

    assert run.status == 0, run.err
    assert "3 articles on 2 topics, 20 April 2020 to 26 April 2020" in run.out
    assert "Old" not in run.out
    assert [line for line in run.out.splitlines() if len(line) > 72 and "http" not in line] == []
    assert re.search(rf"{BASE_URL}articles/n\d\.html#p1", run.out)


def test_a_page_for_mail_programs_loads_nothing_and_links_absolutely(news: SiteFolder) -> None:
    run = digestgen("digest", "--format", "html", "--out", "e.html", cwd=news.root, **TODAY)

    page = (news.root / "e.html").read_text("utf-8")
    assert "3 articles in e.html" in run.out
    assert {h for h in re.findall(r'href="([^"]+)"', page) if not h.startswith(BASE_URL)} == set()
    assert not re.search(r"<link|<script|<style|class=|src=", page)


def test_what_people_wrote_is_escaped_in_markdown(news: SiteFolder) -> None:
    run = digestgen("digest", "--format", "markdown", cwd=news.root, **TODAY)

    assert rf"[Gate \*0\*]({BASE_URL}articles/n0.html)" in run.out


def test_an_edition_is_the_same_from_the_store_and_from_the_content(news: SiteFolder) -> None:
    before = digestgen("digest", "--month", "2020-04", cwd=news.root, **TODAY)
    digestgen("build", cwd=news.root, **TODAY)
    fresh = digestgen("digest", "--month", "2020-04", cwd=news.root, **TODAY)
    news.write("content/more.md", article(title="More", date="2020-04-25"))
    stale = digestgen("digest", "--month", "2020-04", cwd=news.root, **TODAY)
    again = digestgen("build", "--json", cwd=news.root, **TODAY).json()

    assert before.out == fresh.out
    assert "reading articles" not in fresh.err
    assert "More" in stale.out
    assert again["articles"] == 5


def test_topics_are_chosen_by_name_or_slug_and_unknown_ones_are_told(news: SiteFolder) -> None:
    found = digestgen("digest", "--topic", "libya", "--json", cwd=news.root, **TODAY).json()
    run = digestgen("digest", "--topic", "Libia", cwd=news.root, **TODAY)

    assert (found["body"]["articles"], found["about"]) == (2, ["Libya"])
    assert run.status == 1
    assert "did you mean 'Libya'?" in run.err


def test_days_without_articles_are_no_fault(news: SiteFolder) -> None:
    run = digestgen("digest", "--week", "2020-W16", "--out", "e.txt", cwd=news.root, **TODAY)

    assert run.status == 0
    assert "no articles from 13 April 2020 to 19 April 2020" in run.out + run.err
    assert not (news.root / "e.txt").exists()


def test_an_edition_without_an_address_of_the_site_is_refused(news: SiteFolder) -> None:
    news.write("digestgen.yaml", "title: T\n")

    run = digestgen("digest", cwd=news.root, **TODAY)
    given = digestgen("digest", "--base-url", "https://a.example/b", cwd=news.root, **TODAY)
    data = digestgen("digest", "--json", cwd=news.root, **TODAY).json()

    assert run.status == 1
    assert "base_url:" in run.err
    assert "https://a.example/b/articles/n1.html" in given.out
    assert data["home"] == "index.html"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--since", "7x"], ["--week", "2020-54"], ["--month", "2020-W17"], ["--from", "x"],
        ["--to", "2020-04-01"], ["--since", "7d", "--month", "2020-04"],
        ["--from", "2020-04-02", "--to", "2020-04-01"],
    ],
)  # fmt: skip
def test_wrong_days_are_wrong_usage(news: SiteFolder, arguments: list[str]) -> None:
    run = digestgen("digest", *arguments, cwd=news.root, **TODAY)

    assert run.status == 2
    assert "Error" in run.err
