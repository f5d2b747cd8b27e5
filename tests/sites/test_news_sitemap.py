"""The sitemap of news: what it holds, and that it is right on every day a site is built on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from lxml import etree

from digestgen.pages import news_sitemap
from digestgen.pages.news_sitemap import news_language
from digestgen.public import Site
from tests.sites.folder import BASE_URL, SiteFolder, article

_HEAD = f"title: Test & digest\nbase_url: {BASE_URL}\nlanguage: en-GB\n"
_NEWS = "sitemap: {news: true}\n"
_SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
_DAY = date(2026, 1, 10)


def build(site: SiteFolder, today: date, *, future: bool = False) -> int:
    with Site(site.root, out=site.out) as opened:
        report = opened.build(today=today, future=future, workers=1)
    assert report.is_done
    return report.rendered


def news(site: SiteFolder) -> list[dict[str, str]]:
    root = etree.fromstring((site.out / "news-sitemap.xml").read_bytes())
    assert root.tag == f"{{{_SPACES['s']}}}urlset"
    return [
        {node.tag.partition("}")[2]: node.text for node in url.iter() if (node.text or "").strip()}
        for url in root.findall("s:url", _SPACES)
    ]


@pytest.fixture
def daily(site: SiteFolder) -> SiteFolder:
    """Articles of 8 to 11 January 2026, and an undated one."""
    site.write("digestgen.yaml", _HEAD + _NEWS)
    for day in range(8, 12):
        site.write(f"content/{day}.md", article(title=f"Day <{day}>", date=f"2026-01-{day:02}"))
    site.write("content/undated.md", article(title="Undated", date=""))
    return site


def test_it_has_the_articles_of_today_and_yesterday(daily: SiteFolder) -> None:
    build(daily, _DAY)

    assert news(daily) == [
        {
            "loc": f"{BASE_URL}articles/{day}.html",
            "name": "Test & digest",
            "language": "en",
            "publication_date": f"2026-01-{day:02}",
            "title": f"Day <{day}>",
        }
        for day in (10, 9)
    ]
    assert f"Sitemap: {BASE_URL}news-sitemap.xml\n" in daily.page("robots.txt")


def test_what_is_dated_later_is_no_news_though_it_is_in_the_site(daily: SiteFolder) -> None:
    build(daily, _DAY, future=True)

    assert "articles/11.html" in daily.tree()
    assert [one["title"] for one in news(daily)] == ["Day <10>", "Day <9>"]


@pytest.mark.parametrize("future", [False, True])
def test_another_day_changes_it_as_a_build_from_nothing_would(
    daily: SiteFolder, tmp_path: Path, *, future: bool
) -> None:
    for day in (9, 10, 11, 12, 13):
        build(daily, date(2026, 1, day), future=future)
        fresh = SiteFolder(tmp_path / f"fresh-{day}")
        for path in ("digestgen.yaml", *(f"content/{d}.md" for d in (8, 9, 10, 11, "undated"))):
            fresh.write(path, (daily.root / path).read_bytes())
        build(fresh, date(2026, 1, day), future=future)

        assert daily.tree() == fresh.tree()


def test_the_same_day_renders_nothing(daily: SiteFolder) -> None:
    build(daily, _DAY)

    assert build(daily, _DAY) == 0


def test_an_article_that_joins_changes_or_goes_is_told(daily: SiteFolder) -> None:
    build(daily, _DAY)
    daily.write("content/new.md", article(title="New", date="2026-01-10", language="zh-Hant"))
    build(daily, _DAY)
    assert {"title": "New", "language": "zh-tw"}.items() <= news(daily)[0].items()
    daily.write("content/new.md", article(title="Newer", date="2026-01-10"))
    build(daily, _DAY)
    assert news(daily)[0]["title"] == "Newer"
    daily.write("content/new.md", article(title="Newer", date="2025-01-10"))
    build(daily, _DAY)
    assert [one["title"] for one in news(daily)] == ["Day <10>", "Day <9>"]


def test_it_is_there_when_it_is_asked_for_alone(daily: SiteFolder) -> None:
    build(daily, _DAY)
    daily.write("digestgen.yaml", _HEAD)
    build(daily, _DAY)

    assert "news-sitemap.xml" not in daily.tree()
    assert "news-sitemap" not in daily.page("robots.txt")


def test_it_has_so_many_articles_at_most(daily: SiteFolder) -> None:
    with patch.object(news_sitemap, "MOST", 1):
        build(daily, _DAY)

    assert [one["title"] for one in news(daily)] == ["Day <10>"]
    assert news_sitemap.MOST == 1000


def test_what_is_canonical_elsewhere_stands_in_no_sitemap(daily: SiteFolder) -> None:
    text = article(title="Ours", date="2026-01-10", source_url="https://source.example/a")
    daily.write("content/theirs.md", text)
    daily.write("digestgen.yaml", f"{_HEAD}{_NEWS}rights: {{canonical: source}}\n")
    build(daily, _DAY)

    assert "theirs" not in daily.page("sitemap.xml")
    assert "theirs" not in daily.page("news-sitemap.xml")
    assert "articles/10.html" in daily.page("sitemap.xml")

    daily.write("content/theirs.md", text.replace("source_url: https://source.example/a\n", ""))
    build(daily, _DAY)

    assert "theirs" in daily.page("sitemap.xml")
    assert "theirs" in daily.page("news-sitemap.xml")


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("en", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("zh", "zh-cn"), ("zh-Hans-TW", "zh-tw"),
        ("zh-Hant", "zh-tw"), ("zh-CN", "zh-cn"), ("fil", "fil"),
    ],
)  # fmt: skip
def test_languages_are_told_as_the_protocol_has_them(tag: str, told: str) -> None:
    assert news_language(tag) == told
