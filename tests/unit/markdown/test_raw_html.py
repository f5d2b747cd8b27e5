from __future__ import annotations

import pytest

from digestgen.markdown.raw_html import pieces, text_of
from tests.unit.markdown.helpers import codes, html_of, rendered


@pytest.mark.parametrize(
    "html",
    [
        "a <b>c</b> < d <3",
        "<a href=\"x>y\" b='z>' c=d>e</a>",
        "<!-- a --> b <!-- c",
        "<!--> b <!---> c",
        "<a b = c/d>x</a >",
        '<div title="x',
        "<x =y>z",
        "</> <? a > <!doctype x>",
    ],
)
def test_pieces_join_back(html: str) -> None:
    assert html == "".join(piece.text for piece in pieces(html))


def test_quotes_hide_the_end_of_a_tag() -> None:
    kinds = [(piece.kind, piece.text) for piece in pieces('<a b="</b>">c')]

    assert kinds == [("open", '<a b="</b>">'), ("text", "c")]


def test_allowed_html_stays_and_attributes_go() -> None:
    assert html_of('a <kbd id="x" class="y" onclick="z()">b</kbd>') == "<p>a <kbd>b</kbd></p>"


def test_escape_shows_html_as_text() -> None:
    page = rendered('a <b>b</b>\n\n<div onclick="x">c</div>', html="escape")

    expected = (
        "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n<p>&lt;div onclick=&quot;x&quot;&gt;c&lt;/div&gt;</p>"
    )
    assert expected == page.html


@pytest.mark.parametrize(
    "opening",
    [
        "<script>",
        "<title>",
        "<textarea>",
        "<style>",
        "<svg>",
        "<select>",
        "<plaintext>",
        "<iframe src=x>",
        "<template>",
    ],
)
@pytest.mark.parametrize("before", ["word ", ""])
def test_element_that_is_never_closed_swallows_nothing(opening: str, before: str) -> None:
    page = rendered(f"{before}{opening} one\n\n[two](x.md)\n\nthree", first_line=4)

    assert page.plain_text.endswith("three")
    assert codes(page) == ["raw-html-unclosed"]
    assert page.problems[0].line == 4


@pytest.mark.parametrize("start", ["<div>\n<!-- a", '<div title="a', "<div\n<p"])
def test_markup_without_an_end_swallows_nothing(start: str) -> None:
    page = rendered(f"{start}\n\none <b>two</b>\n\nthree")

    assert page.plain_text.endswith("one two\n\nthree")
    assert codes(page) == ["raw-html-unclosed"]


def test_code_is_dropped_where_it_is_closed() -> None:
    page = rendered(
        "a <script>alert(1)</script> b\n\n<style>\np { color: red }\n</style>\n\n"
        "<noscript><img src=x></noscript> c"
    )

    assert page.plain_text == "a b\n\nc"
    assert codes(page) == []


def test_tags_that_are_none_are_text() -> None:
    page = rendered("Dear <your name here>, a List<String> is no <video>film</video>.\n\n<Foo>\nb")

    expected = "Dear <your name here>, a List<String> is no film.\n\n<Foo> b"
    assert page.plain_text == expected


def test_tags_made_for_programs_go_and_leave_their_content() -> None:
    assert html_of("<div><o:p>a</o:p> <my-menu>b</my-menu></div>") == "<div>a b</div>"


def test_comments_are_left_out() -> None:
    assert html_of("a <!-- not for readers --> b") == "<p>a  b</p>"


def test_deep_html_is_shown_as_text() -> None:
    page = rendered("*x*\n\n" + "<div>" * 200 + "a")

    assert codes(page) == ["raw-html-depth"]
    assert page.html.startswith("<p><em>x</em></p>")
    assert "&lt;div&gt;" in page.html


def test_closing_tags_in_attributes_do_not_hide_depth() -> None:
    assert codes(rendered('<b title="</b>">' * 200)) == ["raw-html-depth"]


def test_many_shallow_elements_are_no_depth() -> None:
    assert codes(rendered("<p>a\n" * 500 + "<b>x</b><br>" * 500)) == []


def test_html_that_would_explode_is_shown_as_text() -> None:
    """Open formatting elements are opened anew in every paragraph that follows."""
    text = "".join(f"<b title={n}>" for n in range(99)) + "<p>x</p>" * 5000

    page = rendered(text)

    assert codes(page) == ["raw-html-depth"]
    assert len(page.html) < 10 * len(text)


def test_text_of_html_is_what_a_reader_sees() -> None:
    assert text_of("<p>a<p>b &amp; <b>c</b> <script>x</script><!-- y -->d") == "a b & c d"
