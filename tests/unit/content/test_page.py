from __future__ import annotations

from datetime import date

import pytest

from digestgen.content.fields import date_source, read_fields
from digestgen.content.nesting import MAX_DEPTH, MAX_ELEMENTS, place_of_excess
from digestgen.content.source import read_source
from digestgen.model.metadata import Found
from digestgen.model.problem import Severity
from digestgen.model.source import Format
from tests.unit.content.reading import fault

SENTENCE = (
    "The council met on Monday evening and spoke at length about the new bridge over the river. "
)
PAGE = f"""<!doctype html>
<html lang="en-GB"><head>
<title>Bridge</title>
<meta name="author" content="Jane Doe">

<meta name="description" content="About a bridge.">
<meta name="keywords" content="bridge, river">
<meta property="article:published_time" content="2020-04-26T10:00:00Z">
<meta property="og:site_name" content="The Desk">
<link rel="canonical" href="https://example.org/bridge">
<style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/x">Other pages of this site</a></nav>
<article><h1>Bridge &amp;amp; river</h1>
<p>{SENTENCE * 3}<a href="https://example.org/x">A link</a> in it.</p>
<h2>The cost</h2>
<p>{SENTENCE * 3}It is <b>high</b>.</p>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2019</td><td>3</td></tr></table>
<p>{SENTENCE * 3}</p></article>
<footer>Imprint and privacy and so on</footer></body></html>
"""


def test_a_saved_page_becomes_markdown_with_fields() -> None:
    source, (problem,) = read_source(PAGE.encode(), "a.html")
    assert source
    metadata, problems = read_fields(source, timezone="UTC")

    assert (source.format, source.dialect, source.body_start) == (Format.HTML, "html", 0)
    assert "[A link](https://example.org/x)" in source.body
    assert "## The cost" in source.body
    assert "**high**" in source.body
    assert "| 2019 | 3 |" in source.body
    assert "Imprint" not in source.body
    assert not source.body.startswith("---")
    assert (problem.code, problem.severity) == ("html-extracted", Severity.NOTICE)
    assert "words kept" in problem.message
    assert not problems
    assert metadata.title == "Bridge & river"
    assert metadata.authors == ("Jane Doe",)
    assert date(2020, 4, 26) == metadata.published
    assert Found.PAGE is date_source(source, metadata)
    assert metadata.tags == ("bridge", "river")
    assert metadata.summary == "About a bridge."
    assert metadata.language == "en-GB"
    assert metadata.source_url == "https://example.org/bridge"
    assert metadata.extra == (("sitename", '"The Desk"'),)


def test_front_matter_of_a_page_beats_its_head() -> None:
    source, _ = read_source(f"---\ntitle: Mine\n---\n{PAGE}".encode(), "a.html")
    assert source
    metadata, _ = read_fields(source, timezone="UTC")

    assert source.dialect == "yaml"
    assert metadata.title == "Mine"
    assert metadata.authors == ("Jane Doe",)


def test_a_piece_of_a_page_is_read_too() -> None:
    source, _ = read_source(f"<p>{SENTENCE}</p>".encode(), "a.htm")

    assert source
    assert SENTENCE.strip() == source.body.strip()


@pytest.mark.parametrize("text", ["<html><body></body></html>", "<script>alert(1)</script>"])
def test_a_page_without_words_is_refused(text: str) -> None:
    problem = fault(text, "a.html")

    assert problem.code == "html-nothing-found"
    assert problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n" * (MAX_DEPTH + 1),
        "<b>\n<div></b>" * MAX_DEPTH,
        "<div title='>\n'>" * (MAX_DEPTH + 1),
        "<font>\n<p>" * MAX_DEPTH,
    ],
)
def test_deep_nesting_is_refused_with_its_line(text: str) -> None:
    problem = fault(text, "a.html")

    assert problem.code == "html-nesting"
    assert problem.line > MAX_DEPTH / 4


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * MAX_DEPTH,
        "<p>word" * 5000,
        "<li>word" * 5000,
        "<table>" + "<tr><td>a<td>b" * 5000,
        "<br><img><hr>" * 5000,
        "<g/>" * 5000,
        "<div><b></div>" * 5000,
        "<!-- " + "<b>" * 5000 + "-->",
        "<script>" + "'<b>'" * 5000 + "</script>",
        "<dl>" + "<dt>a<dd>b" * 5000,
        "<i title='" + "<b>" * 5000 + "'>",
    ],
)
def test_sloppy_pages_are_not_deep(text: str) -> None:
    assert place_of_excess(text) == -1


def test_the_number_of_elements_is_bounded() -> None:
    assert place_of_excess("<b></b>" * (MAX_ELEMENTS + 1)) >= 0


def test_formulas_without_an_end_are_refused() -> None:
    assert fault(f"<p>{SENTENCE}" + r"\[ x " * 10_000, "a.html").code == "html-unreadable"


def test_errors_of_the_extractor_become_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise IndexError("out of range")

    monkeypatch.setattr("trafilatura.extract", broken)

    assert fault(PAGE, "a.html").code == "html-unreadable"


def test_relative_links_of_a_page_lead_to_where_it_was_published() -> None:
    page = PAGE.replace(
        '<a href="https://example.org/x">A link</a>',
        '<a href="/council">one</a> <a href="vote.html#end">two</a> '
        '<img src="Bridge_files/map.png" alt="Map"> <a href="http://[bad">three</a>',
    )

    source, _ = read_source(page.encode(), "a.html")

    assert source
    assert "(https://example.org/council)" in source.body
    assert "(https://example.org/vote.html#end)" in source.body
    assert "https://example.org/Bridge_files" not in source.body
