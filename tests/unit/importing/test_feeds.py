from __future__ import annotations

import json
import socket
from datetime import date
from pathlib import Path

import pytest

from digestgen.importing.model import Status
from tests.unit.importing.helpers import imported, write

ITEM = """<item><title>One &amp;amp; two</title><link>https://f.example/2020/1</link><guid>g1</guid>
<pubDate>Sun, 26 Apr 2020 23:30:00 -0500</pubDate><dc:creator>Jane Doe</dc:creator>
<category>Libya</category><description>In short.</description>
<content:encoded><![CDATA[<p>Full <em>text</em>.</p><script>x()</script>
<img src="/a.png">]]></content:encoded></item>
"""
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>F</title><language>en-gb</language>
{}</channel></rss>"""


def test_an_entry_of_rss_becomes_an_article(tmp_path: Path) -> None:
    source = write(tmp_path, {"feed.xml": RSS.format(ITEM)}) / "feed.xml"

    found = imported(source, tmp_path)

    (path,) = found.files()
    metadata = found.metadata(path)
    assert ("One & two", date(2020, 4, 26)) == (metadata.title, metadata.published)
    assert (("Jane Doe",), ("Libya",)) == (metadata.authors, metadata.tags)
    assert ("In short.", "en-gb") == (metadata.summary, metadata.language)
    assert "https://f.example/2020/1" == metadata.source_url
    assert "Full *text*.\n\n![](https://f.example/a.png)" == found.body(path)


def test_atom_is_read_too(tmp_path: Path) -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry>
    <title type="text">Atom &lt; RSS</title><id>urn:x</id><link href="https://f.example/a"/>
    <published>2020-01-02T00:00:00Z</published><updated>2020-02-03T00:00:00Z</updated>
    <author><name>A</name></author><author><name>B</name></author>
    <content type="html">&lt;p&gt;Words.&lt;/p&gt;</content></entry></feed>"""
    source = write(tmp_path, {"feed.atom": atom}) / "feed.atom"

    found = imported(source, tmp_path)

    metadata = found.metadata(found.files()[0])
    assert ("Atom < RSS", ("A", "B")) == (metadata.title, metadata.authors)
    assert (date(2020, 1, 2), date(2020, 2, 3)) == (metadata.published, metadata.updated)


def test_json_feed_is_read(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "authors": [{"name": "Shared"}],
        "items": [
            {"id": "1", "url": "https://e.org/1", "title": "T", "content_html": "<p>Hi</p>",
             "date_published": "2020-01-02T03:04:05Z", "tags": ["t"]},
            {"id": "2", "content_text": "Plain words."},
            7,
        ],
    }  # fmt: skip
    source = write(tmp_path, {"feed.json": json.dumps(feed)}) / "feed.json"

    found = imported(source, tmp_path)

    assert [Status.REFUSED, Status.WRITTEN, Status.WRITTEN] == sorted(found.statuses())
    assert ("Shared",) == found.metadata("in/2020/t.md").authors


def test_an_export_of_wordpress_gives_posts_drafts_and_old_addresses(tmp_path: Path) -> None:
    def item(title: str, kind: str, status: str, body: str) -> str:
        return (
            f"<item><title>{title}</title><link>https://w.example/2020/01/{title}/</link>"
            f"<content:encoded><![CDATA[{body}]]></content:encoded><wp:post_type>{kind}</wp:post_type>"
            f"<wp:status>{status}</wp:status><wp:post_name>{title}</wp:post_name>"
            '<category domain="category" nicename="n"><![CDATA[News]]></category>'
            '<category domain="post_tag" nicename="t"><![CDATA[Libya]]></category></item>\n'
        )

    items = item("first", "post", "publish", "One.\n\nTwo <b>x</b>.") + item(
        "pic", "attachment", "inherit", ""
    )
    items += item("second", "post", "draft", "Not yet.")
    source = write(tmp_path, {"wp.xml": RSS.format(items)}) / "wp.xml"

    found = imported(source, tmp_path)

    assert [Status.SKIPPED, Status.WRITTEN, Status.WRITTEN] == sorted(found.statuses())
    assert "One.\n\nTwo **x**." == found.body("in/first.md")
    assert '  - "/2020/01/first/"' in found.text("in/first.md")
    metadata = found.metadata("in/first.md")
    assert ("News", ("Libya",)) == (metadata.section, metadata.tags)
    assert found.metadata("in/second.md").is_draft


def test_entities_are_refused_before_any_parser_sees_them(tmp_path: Path) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "b"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )
    source = write(
        tmp_path,
        {"feed.xml": bomb + "<rss><channel><item><title>&x;</title></item></channel></rss>"},
    )

    found = imported(source / "feed.xml", tmp_path)

    assert [Status.REFUSED] == found.statuses()
    assert "entities" in found.outcomes[0].problems[0].message


def test_a_torn_feed_gives_its_whole_entries_and_a_fault_with_its_place(tmp_path: Path) -> None:
    whole = RSS.format(
        ITEM + ITEM.replace("g1", "g2").replace("text", "story").replace("One", "Two")
    )
    source = write(tmp_path, {"feed.xml": whole[: whole.rindex("<content")]}) / "feed.xml"

    found = imported(source, tmp_path)

    assert Status.WRITTEN in found.statuses()
    assert "import-feed" in found.codes()


def test_what_is_no_feed_is_told(tmp_path: Path) -> None:
    source = write(tmp_path, {"feed.xml": "<html><body>Not found</body></html>"}) / "feed.xml"

    found = imported(source, tmp_path, format_="feed")

    assert [Status.REFUSED] == found.statuses()


def test_an_address_in_a_feed_file_is_not_followed(tmp_path: Path) -> None:
    source = write(tmp_path, {"feed.xml": "http://127.0.0.1:9/feed.xml"}) / "feed.xml"

    found = imported(source, tmp_path, format_="feed")

    assert [Status.REFUSED] == found.statuses()


def test_no_network_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    outside = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">\n<rss'
    xml = RSS.format(ITEM).replace("<rss", outside, 1)
    source = write(tmp_path, {"feed.xml": xml}) / "feed.xml"

    found = imported(source, tmp_path)

    assert Status.WRITTEN in found.statuses()


def test_a_feed_saved_again_brings_what_is_new(tmp_path: Path) -> None:
    source = write(tmp_path, {"feed.xml": RSS.format(ITEM)}) / "feed.xml"
    imported(source, tmp_path)
    new = ITEM.replace("g1", "g2").replace("Full", "Another").replace("One", "Three")
    changed = ITEM.replace("Full", "Corrected")
    write(tmp_path, {"feed.xml": RSS.format(new + changed)})

    found = imported(source, tmp_path)

    assert [Status.BEFORE, Status.WRITTEN] == sorted(found.statuses())
    assert "import-changed" in found.codes()
    assert "Full" in found.body("in/2020/one-and-two.md")
