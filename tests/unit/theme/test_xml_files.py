"""Feeds, the sitemap and robots.txt."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(params=["full", "hostile", "bare"])
def files(request: pytest.FixtureRequest) -> dict[str, Any]:
    """All files, by template, in three states."""
    rendered: dict[str, Any] = request.getfixturevalue(request.param)
    return rendered


def test_xml_begins_with_its_declaration_and_is_well_formed(files: dict[str, Any]) -> None:
    for name in ("feed.xml", "sitemap.xml", "news-sitemap.xml"):
        text = files[name].text

        assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<')
        assert ElementTree.fromstring(text) is not None


def test_a_feed_is_atom_that_readers_accept(files: dict[str, Any]) -> None:
    parsed = feedparser.parse(files["feed.xml"].text.encode())

    assert parsed.version == "atom10"
    assert not parsed.bozo


def test_a_feed_says_what_atom_asks_for(full: dict[str, Any]) -> None:
    feed = ElementTree.fromstring(full["feed.xml"].text)

    links = {e.attrib["rel"]: e.attrib["href"] for e in feed.findall(f"{_ATOM}link")}
    address = "https://digest.example/libya/feed.xml"
    assert {"self": address, "alternate": "https://digest.example/libya/"} == links
    assert address == feed.findtext(f"{_ATOM}id")
    assert feed.findtext(f"{_ATOM}updated") == "2020-06-22T00:00:00Z"
    assert feed.attrib[_XML_LANG] == "en"
    entry = feed.findall(f"{_ATOM}entry")[0]
    assert entry.findtext(f"{_ATOM}id") == entry.findall(f"{_ATOM}link")[0].attrib["href"]
    assert [e.text for e in entry.findall(f"{_ATOM}author/*")] == ["N. Barka", "S. Fituri"]
    assert [e.attrib["term"] for e in entry.findall(f"{_ATOM}category")] == [
        "Coast road",
        'The "west"',
    ]
    summary = entry.find(f"{_ATOM}summary")
    assert summary is not None
    assert (summary.attrib["type"], summary.text) == ("html", "Lorries &amp; cars")
    assert entry.attrib[_XML_LANG] == "de"


def test_a_summary_that_looks_like_markup_is_text_even_to_readers_that_take_it_for_html(
    hostile: dict[str, Any],
) -> None:
    entry = feedparser.parse(hostile["feed.xml"].text.encode(), sanitize_html=False).entries[0]

    assert entry.summary.startswith("&lt;script&gt;alert(")


def test_the_sitemap_leaves_out_dates_that_are_not_known(full: dict[str, Any]) -> None:
    tree = ElementTree.fromstring(full["sitemap.xml"].text)

    found = {
        u.findtext(f"{_SITEMAP}loc"): u.findtext(f"{_SITEMAP}lastmod")
        for u in tree.findall(f"{_SITEMAP}url")
    }
    assert found == {
        "https://digest.example/libya/": "2020-06-20",
        "https://digest.example/libya/archive/undated.html": None,
    }


def test_robots_may_read_everything(full: dict[str, Any]) -> None:
    assert (
        full["robots.txt"].text
        == "User-agent: *\nAllow: /\n\nSitemap: https://digest.example/libya/sitemap.xml\n"
    )
