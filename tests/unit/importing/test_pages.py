from __future__ import annotations

from datetime import date
from pathlib import Path

from digestgen.importing.model import Status
from tests.unit.importing.helpers import imported, write

SENTENCE = "The ships came back to the harbour after a long time away, and nobody was surprised. "
PAGE = f"""<!doctype html>
<!-- saved from url=(0030)https://site.example/story -->
<html lang="en"><head><title>A story of ships</title>
<meta property="article:published_time" content="2020-05-06T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>A story of ships</h1>
<p>{SENTENCE * 4}</p><p>{SENTENCE[:40]} {"More was said. " * 9}</p></article></body></html>
"""


def test_saved_pages_keep_address_and_day(tmp_path: Path) -> None:
    source = write(
        tmp_path / "pages",
        {
            "p.html": PAGE,
            "p_files/frame.html": PAGE,
            "sub/nothing.html": "<html><body></body></html>",
        },
    )

    found = imported(source, tmp_path)

    assert ["in/2020/a-story-of-ships.md"] == found.files()
    metadata = found.metadata(found.files()[0])
    assert ("A story of ships", date(2020, 5, 6)) == (metadata.title, metadata.published)
    assert "https://site.example/story" == metadata.source_url
    assert "retrieved: " in found.text(found.files()[0])
    assert [Status.REFUSED, Status.WRITTEN] == sorted(found.statuses())


def test_a_page_of_singlefile_knows_the_day_it_was_saved(tmp_path: Path) -> None:
    mark = (
        "<!--\n Page saved with SingleFile \n url: https://site.example/one \n"
        " saved date: Sun Apr 26 2020 14:05:00 GMT+0200 (CEST)\n-->"
    )
    page = PAGE.replace("<!-- saved from url=(0030)https://site.example/story -->", mark)
    source = write(tmp_path, {"p.html": page}) / "p.html"

    text = imported(source, tmp_path).text("in/2020/a-story-of-ships.md")

    assert "retrieved: 2020-04-26\n" in text
    assert 'source: "https://site.example/one"\n' in text


def test_a_page_that_is_too_large_or_broken_is_told(tmp_path: Path) -> None:
    source = write(
        tmp_path / "pages",
        {"a.html": "x" * 5_000_001, "b.html": "<div>" * 3000, "c.html": b"%PDF-1"},
    )

    found = imported(source, tmp_path)

    assert [Status.REFUSED] * 3 == found.statuses()
    assert ["import-size", "html-nesting", "binary-file"] == found.codes()
