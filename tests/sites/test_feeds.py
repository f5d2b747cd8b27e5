"""Feeds in all formats: what their specifications ask for, the same entries, nothing that runs."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site_checks import faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article

_ALL = "feeds:\n  length: 4\n  topic_formats: [atom, rss, json]\n"
_HEAD = f"title: Test <digest> & more\nbase_url: {BASE_URL}\n"
_TITLE = "</script>]]><b>bold</b> & \u2028 \x0b\ufffe x"
_FEEDS = (
    ("feed.xml", "rss.xml", "feed.json"),
    ("topics/libya/feed.xml", "topics/libya/rss.xml", "topics/libya/feed.json"),
    ("digests/weeks.xml", "digests/weeks-rss.xml", "digests/weeks.json"),
    ("digests/months.xml", "digests/months-rss.xml", "digests/months.json"),
)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def fed(site: SiteFolder) -> SiteFolder:
    """A site with hostile words, several languages and a long summary, built."""
    site.write("digestgen.yaml", _HEAD + _ALL)
    for number in range(6):
        text = article(
            title=f"'Story {number}'",
            date=f"2020-04-{20 + number}",
            tags=("Libya", "A & <b>"),
            summary=f"'{_TITLE} {number}'" if number else "word " * 2000,
            author="Ann O'Neil",
            language="ar" if number == 3 else "en",
        )
        site.write(f"content/a{number}.md", text)
    site.write("content/undated.md", article(title="Undated", date="", tags=("Libya",)))
    assert site.build().is_done
    return site


@pytest.mark.parametrize(("atom", "rss", "jsonfeed"), _FEEDS)
def test_the_formats_hold_the_same_entries(
    fed: SiteFolder, atom: str, rss: str, jsonfeed: str
) -> None:
    in_atom = feedparser.parse(fed.page(atom).encode(), sanitize_html=False)
    in_rss = feedparser.parse(fed.page(rss).encode(), sanitize_html=False)
    in_json = json.loads(fed.page(jsonfeed))

    assert (in_atom.version, in_rss.version) == ("atom10", "rss20")
    assert not in_atom.bozo
    assert not in_rss.bozo
    told = [
        (e.id, e.link, e.title, e.get("summary", ""), e.published_parsed, [t.term for t in e.tags])
        for e in in_atom.entries
    ]
    assert told
    assert told == [
        (e.id, e.link, e.title, e.get("summary", ""), e.published_parsed, [t.term for t in e.tags])
        for e in in_rss.entries
    ]
    assert [(i, url, summary, tags) for i, url, _, summary, _, tags in told] == [
        (item["id"], item["url"], item["content_html"], item["tags"]) for item in in_json["items"]
    ]
    assert all(i.startswith(BASE_URL) for i, *_ in told)
    assert len({i for i, *_ in told}) == len(told)


@pytest.mark.parametrize("address", [feeds[2] for feeds in _FEEDS])
def test_a_json_feed_has_what_version_1_1_asks_for(fed: SiteFolder, address: str) -> None:
    feed: dict[str, Any] = json.loads(fed.page(address))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == BASE_URL + address
    assert feed["home_page_url"].startswith(BASE_URL)
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert isinstance(item["content_html"], str)
        assert _DATE.fullmatch(item["date_published"])
        assert _DATE.fullmatch(item["date_modified"])
        assert all(author["name"] for author in item["authors"])


@pytest.mark.parametrize("address", [feeds[1] for feeds in _FEEDS])
def test_rss_has_what_version_2_0_asks_for(fed: SiteFolder, address: str) -> None:
    channel = ElementTree.fromstring(fed.page(address)).find("channel")

    assert channel is not None
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    own = channel.find("{http://www.w3.org/2005/Atom}link")
    assert own is not None
    assert own.attrib["href"] == BASE_URL + address
    for item in channel.findall("item"):
        assert item.findtext("guid") == item.findtext("link")
        assert re.fullmatch(
            r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} 00:00:00 GMT",
            item.findtext("pubDate") or "",
        )


def test_words_of_articles_are_text_in_every_format(fed: SiteFolder) -> None:
    for address in _FEEDS[0]:
        text = fed.page(address)
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text), address
        assert "<b>" not in text, address
    html = json.loads(fed.page("feed.json"))["items"][0]["content_html"]
    assert LexborHTMLParser(f"<p>{html}").css("b, script") == []
    assert "</script>]]><b>bold</b>" in LexborHTMLParser(f"<p>{html}").text()


def test_feeds_are_limited_in_length(fed: SiteFolder) -> None:
    site = fed.write("digestgen.yaml", _HEAD + _ALL.replace("4", "20"))
    assert site.build().is_done

    items = json.loads(site.page("feed.json"))["items"]

    assert len(items) == 6
    assert max(len(item["content_html"]) for item in items) <= 1000
    assert len(feedparser.parse(site.page("rss.xml").encode()).entries) == 6


def test_pages_name_the_feeds_that_are_there(fed: SiteFolder) -> None:
    assert faults_of(fed.out, BASE_URL) == []
    assert named(fed, "index.html") == {"feed.xml", "rss.xml", "feed.json", "feeds.opml"}
    assert named(fed, "topics/libya.html") == {
        "../feed.xml", "libya/feed.xml", "libya/rss.xml", "libya/feed.json",
    }  # fmt: skip
    assert named(fed, "articles/a1.html") == {"../feed.xml"}

    fed.write("digestgen.yaml", _HEAD + "feeds: {formats: atom}\n").build()

    assert faults_of(fed.out, BASE_URL) == []
    assert named(fed, "index.html") == {"feed.xml", "feeds.opml"}
    assert named(fed, "topics/libya.html") == {"../feed.xml", "libya/feed.xml"}
    left = [name for name in fed.tree() if "rss" in name or name.endswith("feed.json")]
    assert left == []


def named(site: SiteFolder, address: str) -> set[str]:
    tree = LexborHTMLParser(site.page(address))
    return {node.attributes["href"] or "" for node in tree.css('link[rel="alternate"]')}


def test_one_file_names_all_feeds(fed: SiteFolder) -> None:
    tree = ElementTree.fromstring(fed.page("feeds.opml"))

    assert (tree.tag, tree.attrib["version"]) == ("opml", "2.0")
    feeds = [node for node in tree.iter("outline") if "xmlUrl" in node.attrib]
    assert [node.attrib["text"] for node in feeds] == [
        "Test <digest> & more", "Weekly digests", "Monthly digests", "A & <b>", "Libya",
    ]  # fmt: skip
    for node in feeds:
        assert node.attrib["type"] == "rss"
        assert (fed.out / node.attrib["xmlUrl"].removeprefix(BASE_URL)).is_file()
