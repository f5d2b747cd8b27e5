from __future__ import annotations

import pytest

from digestgen.model.article import Link
from tests.unit.markdown.helpers import codes, html_of, rendered, resolved
from tests.unit.markdown.strict import faults_of


def test_relative_link_becomes_a_placeholder() -> None:
    page = rendered('a\n[b *c*](../x%20y.md?q=1#Über "T")', first_line=10)

    assert page.html == "<p>a\n<a\x020\x03>b <em>c</em></a></p>"
    assert (Link("../x y.md", "Über", is_image=False, text="", line=11, title="T"),) == page.links


def test_whole_image_becomes_a_placeholder() -> None:
    page = rendered('See ![a "b"](/img/x.png "T")', first_line=3)

    assert page.html == "<p>See \x020\x03</p>"
    assert (Link("/img/x.png", "", is_image=True, text='a "b"', line=3, title="T"),) == page.links


def test_links_in_raw_html_are_placeholders_with_their_lines() -> None:
    page = rendered('<div>\n<a href="x.md">a</a>\n<img src="y.png" alt="b">\n</div>', first_line=5)

    assert [(link.target, link.line) for link in page.links] == [("x.md", 6), ("y.png", 7)]


def test_cells_know_their_line() -> None:
    page = rendered("| a |\n|---|\n| [b](c.md) |\n| [d](e.md) |\n", first_line=2)

    assert [link.line for link in page.links] == [4, 5]


def test_reference_links_are_placeholders_too() -> None:
    assert [link.target for link in rendered("[a] [b][a]\n\n[a]: x.md").links] == ["x.md", "x.md"]


def test_external_links_are_final() -> None:
    expected = '<p><a href="https://example.org/?a=1&amp;b" rel="noopener noreferrer">x</a></p>'

    assert expected == html_of("[x](https://example.org/?a=1&b)")


def test_scheme_relative_links_are_https() -> None:
    assert 'href="https://example.org/a"' in html_of("[x](//example.org/a)")


def test_external_images_are_lazy_and_tell_nobody() -> None:
    expected = (
        '<p><img src="https://example.org/a.png" alt="" loading="lazy"'
        ' referrerpolicy="no-referrer"></p>'
    )

    assert expected == html_of("![](https://example.org/a.png)")


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x][r]\n\n[r]: vbscript:x",
        "<javascript:alert(1)>",
        "![x](data:image/png;base64,AAAA)",
        "![x](file:///etc/passwd)",
        '<a href="java&#x0A;script:alert(1)">x</a>',
        '<a href="java&#xAD;script:alert(1)">x</a>',
        '<img src="data:image/svg+xml,x" alt="x">',
        '<img src="mailto:a@example.org">',
    ],
)
def test_addresses_that_could_run_reach_neither_page_nor_site(text: str) -> None:
    page = rendered(text)

    assert page.links == ()
    assert "href=" not in page.html
    assert "src=" not in page.html


def test_link_to_a_heading_of_the_page_is_kept() -> None:
    page = rendered("[a](#two-words) [b](#Two%20Words)\n\n## Two Words")

    assert page.html.count('<a href="#two-words">') == 2
    assert codes(page) == []


def test_link_to_no_heading_becomes_text_with_a_warning() -> None:
    page = rendered("one\n[a *b*](#nowhere) c", first_line=7)

    assert page.html == "<p>one\na <em>b</em> c</p>"
    assert [(problem.code, problem.line) for problem in page.problems] == [("link-fragment", 8)]
    assert not page.problems[0].is_fatal


def test_link_to_the_top_needs_no_heading() -> None:
    assert html_of("[a](#top)") == '<p><a href="#top">a</a></p>'


def test_link_to_nothing_becomes_text() -> None:
    assert html_of("[a]() [b](?x=1)") == "<p>a b</p>"


def test_wiki_link_is_found_by_name() -> None:
    page = rendered("[[Some Topic]] and [[100%? sure#Part two|text]]")

    assert page.html == "<p><a\x020\x03>Some Topic</a> and <a\x021\x03>text</a></p>"
    assert [(link.target, link.fragment) for link in page.links] == [
        ("wiki:Some Topic", ""),
        ("wiki:100%? sure", "Part two"),
    ]


def test_wiki_picture_is_an_image() -> None:
    page = rendered("![[map.png|The map]]")

    assert [(link.target, link.is_image, link.text) for link in page.links] == [
        ("wiki:map.png", True, "The map")
    ]


def test_brackets_of_a_reference_are_no_wiki_link() -> None:
    assert html_of("[[a]]\n\n[a]: x.md") == "<p>[<a\x020\x03>a</a>]</p>"


def test_wiki_links_do_not_stand_in_code_or_behind_a_backslash() -> None:
    assert rendered("`[[a]]` \\[[b]]").links == ()


def test_no_link_stands_in_a_link() -> None:
    page = rendered("[a [[b]]](x.md) ![a [[b]] [c](d.md)](e.png)")

    assert page.html == "<p>[a <a\x020\x03>b</a>](x.md) \x021\x03</p>"
    assert [link.target for link in page.links] == ["wiki:b", "e.png"]


def test_address_in_a_link_is_its_text() -> None:
    expected = "<p><a\x020\x03>a https://example.org</a></p>"

    assert html_of("[a <https://example.org>](x.md)") == expected


def test_no_link_stands_in_a_link_of_raw_html() -> None:
    page = rendered('<a href="x.md">a [b](c.md)[^1]</a>\n\n[^1]: note')

    assert faults_of(page) == []
    assert [link.target for link in page.links] == ["x.md", "c.md"]


def test_placeholders_in_the_source_are_taken_out() -> None:
    page = rendered("a \x020\x03 &#2;0&#3; <b>&#2;0&#3;</b> [x](a.md)")

    assert page.html.count("\x02") == 1
    assert '<a href="a.md">x</a>' in resolved(page)
