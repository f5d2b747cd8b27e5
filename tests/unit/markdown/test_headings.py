from __future__ import annotations

from digestgen.model.article import Heading
from tests.unit.markdown.helpers import html_of, rendered


def test_leading_h1_is_the_title() -> None:
    page = rendered("# The *Title* & more\n\ntext\n\n## Part")

    assert page.first_heading == "The Title & more"
    assert page.html == '<p>text</p>\n<h2 id="part">Part</h2>'
    assert page.plain_text == "text\n\nPart"


def test_leading_h1_goes_when_it_repeats_the_title() -> None:
    assert html_of("# The title!\n\ntext", title="The Title") == "<p>text</p>"


def test_leading_h1_that_is_not_the_title_stays_and_all_move_down() -> None:
    page = rendered("# One\n\n## Two\n\n###### Six", title="Other")

    assert page.first_heading == ""
    assert (
        Heading(2, "one", "One"),
        Heading(3, "two", "Two"),
        Heading(6, "six", "Six"),
    ) == page.headings


def test_any_h1_moves_all_down() -> None:
    assert [heading.level for heading in rendered("text\n\n## A\n\n# B").headings] == [3, 2]


def test_without_h1_levels_stay() -> None:
    assert [heading.level for heading in rendered("## A\n\n#### B").headings] == [2, 4]


def test_raw_h1_counts_as_one() -> None:
    page = rendered("<h1 class=x>Raw <i>title</i></h1>\n\n<div><h1>Second</h1></div>\n\n## Third")

    assert page.first_heading == "Raw title"
    assert [heading.level for heading in page.headings] == [2, 3]


def test_picture_in_the_first_heading_is_not_lost() -> None:
    page = rendered("# ![logo](logo.png)\n\ntext")

    assert page.first_heading == ""
    assert len(page.links) == 1


def test_links_of_the_title_are_gone_with_it() -> None:
    assert rendered("# A [b](c.md)\n\ntext").links == ()


def test_footnote_of_the_title_leaves_no_way_back() -> None:
    page = rendered("# A[^1]\n\ntext\n\n[^1]: note")

    assert "↩" not in page.html
    assert page.problems == ()


def test_anchors_are_unique_beside_footnotes() -> None:
    page = rendered("## fn 1\n\n## A\n\n## A\n\n## ?\n\nx[^n] y[^n]\n\n[^n]: note")

    assert [h.anchor for h in page.headings] == ["section-fn-1", "a", "a-1", "section"]
    assert 'id="fnref-1"' in page.html
    assert 'id="fnref-1-2"' in page.html
    assert '<li id="fn-1">' in page.html
