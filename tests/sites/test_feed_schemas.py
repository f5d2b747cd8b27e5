"""Every feed of a site held against its specification: Atom, RSS 2.0, JSON Feed 1.1, OPML 2.0.

Atom is held against `atom.rng`; the others against what their specifications ask for, below. The
site has hostile words, several languages, undated articles, and feeds at old addresses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from lxml import etree

from digestgen.names import absolute_link
from tests.sites.folder import BASE_URL, SiteFolder, article

_ALL = "feeds:\n  length: 4\n  topic_formats: [atom, rss, json]\n"
_HOSTILE = "</script>]]><b>bold</b> & \u2028 \x0b\ufffe \U0001f600 &amp;nbsp;"
_ATOM = "{http://www.w3.org/2005/Atom}"
_RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})"
)
_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@pytest.fixture(scope="module")
def fed(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    site = SiteFolder(tmp_path_factory.mktemp("fed"))
    site.write("digestgen.yaml", f"title: Test <digest> & more\nbase_url: {BASE_URL}\n{_ALL}")
    for number in range(8):
        site.write(
            f"content/é {number}.md",
            article(
                title=f"'Story {number} {_HOSTILE}'",
                date=f"20{10 + number}-04-{20 + number}",
                updated="2020-01-01" if number == 2 else f"20{10 + number}-04-{20 + number}",
                tags=("Libya", "A & <b>", "Ελλάδα"),
                summary=f"'{_HOSTILE}'" if number else '"word  word\\nword"',
                author="Ann <O'Neil>",
                language="ar" if number == 3 else "en",
            ),
        )
    site.write("content/undated.md", article(title="Undated", date="", tags=("Nowhere",)))
    site.write("content/gone.md", article(title="Gone", tags=("Old name",)))
    assert site.build().is_done
    site.remove("content/gone.md")
    assert site.build().is_done
    return site


def feeds(site: SiteFolder, is_one: Callable[[str, bytes], bool]) -> dict[str, bytes]:
    found = {path: data for path, data in site.tree().items() if is_one(path, data)}
    assert len(found) > 3
    return found


def _is_atom(_path: str, data: bytes) -> bool:
    return b"<feed xmlns" in data[:200]


def _is_rss(_path: str, data: bytes) -> bool:
    return b"<rss " in data[:200]


def _is_json(path: str, data: bytes) -> bool:
    return path.endswith(".json") and b"jsonfeed.org" in data[:200]


def is_absolute(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).netloc)


def test_every_atom_feed_fits_the_schema(fed: SiteFolder) -> None:
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
    found = feeds(fed, _is_atom)

    assert {
        "feed.xml",
        "digests/weeks.xml",
        "topics/libya/feed.xml",
        "topics/nowhere/feed.xml",
    } <= (set(found))
    # A feed that has ended stays at its address.
    assert "topics/old-name/feed.xml" in found
    for address, data in found.items():
        schema.assertValid(etree.fromstring(data))
        root = etree.fromstring(data)
        ids = [node.text for node in root.iter(f"{_ATOM}id")]
        assert len(ids) == len(set(ids)), address
        assert all(map(is_absolute, ids)), address
        for date in (*root.iter(f"{_ATOM}updated"), *root.iter(f"{_ATOM}published")):
            assert datetime.fromisoformat(date.text).tzinfo is not None
        links = [link.get("rel") for link in root.findall(f"{_ATOM}link")]
        assert sorted(links) == ["alternate", "self"]
        for entry in root.iter(f"{_ATOM}entry"):
            assert [link.get("rel") for link in entry.findall(f"{_ATOM}link")] == ["alternate"]
            assert entry.findtext(f"{_ATOM}published") <= entry.findtext(f"{_ATOM}updated")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<updated>", "<updated>yesterday "),
        ("</title>", "</title><title>twice</title>"),
        ('<link rel="alternate" type="text/html" href="http', '<link rel="alternate" href="x'),
        (f"<id>{BASE_URL}", "<id>/"),
        ("<author><name>", "<author/><author><name>"),
    ],
)
def test_what_the_schema_forbids_is_seen(fed: SiteFolder, right: str, wrong: str) -> None:
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
    text = fed.page("feed.xml")
    assert schema.validate(etree.fromstring(text.encode()))
    assert right in text

    assert not schema.validate(etree.fromstring(text.replace(right, wrong, 1).encode()))


def test_every_rss_feed_has_what_version_2_0_asks_for(fed: SiteFolder) -> None:
    """https://www.rssboard.org/rss-specification, and its best practices for `atom:link`."""
    for address, data in feeds(fed, _is_rss).items():
        root = etree.fromstring(data)
        assert (root.tag, root.get("version")) == ("rss", "2.0")
        (channel,) = root
        for name in ("title", "link", "description"):
            assert [(node.text or "").strip() != "" for node in channel.findall(name)] == [True]
        for name in ("language", "lastBuildDate", "generator", "docs"):
            assert len(channel.findall(name)) <= 1
        assert _LANGUAGE.fullmatch(channel.findtext("language"))
        assert is_absolute(channel.findtext("link"))
        (own,) = channel.findall(f"{_ATOM}link")
        assert own.attrib == {
            "rel": "self", "type": "application/rss+xml", "href": absolute_link(BASE_URL, address),
        }  # fmt: skip
        guids = [item.findtext("guid") for item in channel.findall("item")]
        assert len(guids) == len(set(guids))
        for item in channel.findall("item"):
            single = [node.tag for node in item if node.tag != "category" and "}" not in node.tag]
            assert len(single) == len(set(single))
            assert item.findtext("title") or item.findtext("description")
            assert is_absolute(item.findtext("link"))
            assert item.find("guid").get("isPermaLink") == "true"
            assert item.findtext("guid") == item.findtext("link")
            # `author` would be a mail address: names stand in Dublin Core's element.
            assert item.find("author") is None
        for date in (*root.iter("pubDate"), *root.iter("lastBuildDate")):
            assert _RFC_822.fullmatch(date.text)
            parsed = parsedate_to_datetime(date.text)
            assert date.text.startswith(parsed.strftime("%a"))


def test_every_json_feed_has_what_version_1_1_asks_for(fed: SiteFolder) -> None:
    """https://www.jsonfeed.org/version/1.1/"""
    for address, data in feeds(fed, _is_json).items():
        feed: dict[str, Any] = json.loads(data)
        assert set(feed) <= {
            "version", "title", "home_page_url", "feed_url", "description", "language", "authors",
            "items",
        }  # fmt: skip
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == absolute_link(BASE_URL, address)
        assert is_absolute(feed["home_page_url"])
        assert _LANGUAGE.fullmatch(feed["language"])
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids))
        for item in feed["items"]:
            assert set(item) <= {
                "id", "url", "title", "content_html", "date_published", "date_modified", "authors",
                "tags", "language",
            }  # fmt: skip
            assert isinstance(item["id"], str)
            assert is_absolute(item["url"])
            assert isinstance(item["content_html"], str)
            for name in ("date_published", "date_modified"):
                assert datetime.fromisoformat(item[name]).tzinfo is not None
            assert item["authors"]
            assert all(set(author) == {"name"} and author["name"] for author in item["authors"])
            assert all(isinstance(tag, str) and tag for tag in item["tags"])


def test_feedparser_finds_no_fault_in_any_feed(fed: SiteFolder) -> None:
    for is_one in (_is_atom, _is_rss):
        for address, data in feeds(fed, is_one).items():
            parsed = feedparser.parse(data)
            assert parsed.bozo == 0, (address, parsed.get("bozo_exception"))
            assert parsed.feed.title, address


def test_no_feed_holds_a_sign_that_xml_cannot_hold(fed: SiteFolder) -> None:
    for is_one in (_is_atom, _is_rss, _is_json):
        for address, data in feeds(fed, is_one).items():
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", data.decode()), address


def test_the_list_of_feeds_is_opml_and_leads_to_feeds_that_are_there(fed: SiteFolder) -> None:
    """http://opml.org/spec2.opml: every outline has `text`, a subscription `type` and `xmlUrl`."""
    root = etree.fromstring(fed.page("feeds.opml").encode())

    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert [node.tag for node in root] == ["head", "body"]
    tree = fed.tree()
    for node in root.iter("outline"):
        assert node.get("text")
        if not len(node):
            assert node.get("type") == "rss"
            path = unquote(node.get("xmlUrl")).removeprefix(BASE_URL)
            assert _is_atom(path, tree[path])
