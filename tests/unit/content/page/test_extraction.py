"""What is taken out of a page, by the way it is marked up."""

from __future__ import annotations

import pytest

from digestgen.content.page import read_page

FIRST = "The river rose in the night and the whole town of Nerin woke up wet and cold."
SECOND = "Nobody had seen the water so high since the old bridge was built by the monks."
THIRD = "By noon the baker sold bread from a boat, and by the evening from two of them."
LAST = "The mayor promised that the dyke would be raised before the next winter came."


def markdown(inner: str, *, head: str = "") -> str:
    page, _ = read_page(f"<html><head>{head}</head><body>{inner}</body></html>")
    assert page is not None
    return page.markdown


def story(*, middle: str = "", before: str = "", after: str = "") -> str:
    body = f"<p>{FIRST}</p><p>{SECOND}</p>{middle}<p>{THIRD}</p><p>{LAST}</p>"
    return f"<div class=page>{before}<div class=story>{body}</div>{after}</div>"


NOISE = [
    '<div class="social-share"><p>Share this story with all of your friends today.</p></div>',
    '<div class="relatedPosts"><p>Seven cats that swam to the church tower in May.</p></div>',
    '<div id="newsletterSignup"><p>Get our letter every day and never miss a flood.</p></div>',
    "<aside><p>Ten things that you never knew about the sheep of the northern hills.</p></aside>",
    "<nav><p>Home and politics and sports and weather and all of the other pages.</p></nav>",
    '<p style="display: none">This line was for machines and no reader ever saw it here.</p>',
    "<p hidden>This line was for machines and no reader ever saw it here either.</p>",
    '<div role="complementary"><p>Most people read this list and then went away.</p></div>',
    '<div class="cookie-consent"><p>We use cookies to make our site a better place.</p></div>',
    "<script>var text = 'The river rose';</script>",
]


@pytest.mark.parametrize("noise", NOISE)
def test_zones_are_left_out(noise: str) -> None:
    expected = "\n\n".join((FIRST, SECOND, THIRD, LAST))

    assert expected == markdown(story(middle=noise)).strip()
    assert expected == markdown(story(before=noise, after=noise)).strip()


STRUCTURES = [
    ("<blockquote>The water is high.</blockquote>", "> The water is high."),
    ("<ul><li>bread</li><li>boats</li></ul>", "- bread\n- boats"),
    (
        "<ol><li>bread</li><li>boats<ul><li>red</li></ul></li></ol>",
        "1. bread\n2. boats\n   - red",
    ),
    ("<h3>What it costs</h3>", "### What it costs"),
    ("<pre>wade()\n\nswim()</pre>", "```\nwade()\n\nswim()\n```"),
    (
        "<table><tr><th>Who</th><th>What</th></tr><tr><td>a|b</td><td>2</td></tr></table>",
        "| Who | What |\n| --- | --- |\n| a\\|b | 2 |",
    ),
    (
        "<figure><img src=/a.png alt=A><figcaption>The boat</figcaption></figure>",
        '![A](/a.png "The boat")',
    ),
    (
        "<div><img src=/a.png alt=A><p class=caption>The boat of the baker.</p></div>",
        '![A](/a.png "The boat of the baker.")',
    ),
    ("<p>one<br>two.</p>", "one\\\ntwo."),
    ("<div>A line in a box of its own.</div>", "A line in a box of its own."),
]


@pytest.mark.parametrize(("inner", "expected"), STRUCTURES)
def test_structures_survive(inner: str, expected: str) -> None:
    found = markdown(story(middle=inner))

    assert f"{SECOND}\n\n{expected}\n\n{THIRD}" in found


def test_pictures_that_scripts_load_and_icons() -> None:
    inner = (
        '<img data-src="/late.jpg" src="data:image/gif;base64,AA" alt="Late">'
        '<img src="/pixel.gif" width="1" height="1"><img srcset="/wide.jpg 800w, /b.jpg 400w">'
    )

    found = markdown(story(middle=f"<p>{inner}</p>"))

    assert "![Late](/late.jpg)" in found
    assert "![](/wide.jpg)" in found
    assert "pixel" not in found


def test_paragraphs_divided_by_line_breaks() -> None:
    found = markdown(f"<div>{FIRST}<br><br>{SECOND}<br/> <br/><b>{THIRD}</b></div>")

    assert [FIRST, SECOND, f"**{THIRD}**"] == found.strip().split("\n\n")


def test_a_text_in_several_boxes_of_one_kind_is_whole() -> None:
    """The first cut ends with the first box; the others are marked up alike."""
    box = '<div class="chunk"><div class="body">{}</div><div class="ad">Buy a boat</div></div>'
    parts = [f"<p>{FIRST}</p><p>{SECOND}</p>" * 3, f"<p>{THIRD}</p>", f"<p>{LAST}</p>" * 3]

    found = markdown(f"<article>{''.join(box.format(part) for part in parts)}</article>")

    assert THIRD in found
    assert LAST in found
    assert "Buy a boat" not in found


def test_a_pull_quote_is_a_quote() -> None:
    pulled = f"<p>{FIRST} Again.</p><p>{SECOND} Again.</p><aside>{THIRD}</aside>"

    assert f"Again.\n\n> {THIRD}\n\n{THIRD}" in markdown(story(middle=pulled))


def test_a_name_that_most_of_the_text_bears_is_no_zone() -> None:
    inner = f'<div class="share-page comments">{story()}</div>'

    assert "\n\n".join((FIRST, SECOND, THIRD, LAST)) == markdown(inner).strip()


def test_tables_that_lay_out_a_page_are_no_tables() -> None:
    cell = f"<td><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p></td>"

    found = markdown(f"<table><tr><td><a href=/>Home</a></td>{cell}</tr></table>")

    assert "\n\n".join((FIRST, SECOND, THIRD, LAST)) == found.strip()
