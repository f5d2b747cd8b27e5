from __future__ import annotations

from digestgen.markdown import render_markdown
from digestgen.markdown.paragraphs import free_anchor, paragraphs_of, with_ids

_TEXT = """\
One *stands* here &
goes on.

> Two is quoted.

- three in a list

  and loose

1. four

| five |
|---|
| cell |

Six has `code` in it.

Seven ends[^1] here.

[^1]: Eight is a note.
"""


def test_only_running_text_is_a_paragraph_and_code_counts_in_the_numbers() -> None:
    rendered = render_markdown(_TEXT, path="a.md", first_line=1)

    found = paragraphs_of(rendered.html, limit=9)

    assert [(1, "One stands here & goes on."), (3, "Seven ends here.")] == [
        (paragraph.number, paragraph.text) for paragraph in found
    ]
    assert all(paragraph.text in rendered.plain_text.split("\n\n") for paragraph in found)


def test_prose_and_engine_give_the_same_paragraphs() -> None:
    prose = render_markdown('One is *short*.\n\nTwo says "x".', path="a.md", first_line=1)
    engine = render_markdown(
        'One is *short*.\n\nTwo says "x".\n\n[x]: https://e.org', path="a.md", first_line=1
    )

    assert paragraphs_of(prose.html, limit=9) == paragraphs_of(engine.html, limit=9)


def test_paragraph_with_an_image_or_struck_words_is_left_out() -> None:
    text = "![x](a.png) Seen.\n\n~~Gone.~~ Stays.\n\nSeen ![far](https://e.org/a.png) too.\n\nOnly."

    found = paragraphs_of(render_markdown(text, path="a.md", first_line=1).html, limit=9)

    assert [(4, "Only.")] == [(paragraph.number, paragraph.text) for paragraph in found]


def test_raw_html_gives_paragraphs_as_well() -> None:
    text = "<div>\n<p>Inside.</p>\n</div>\n\n<p id='p1'>Raw <b>text</b>.</p>"

    html = render_markdown(text, path="a.md", first_line=1).html

    assert ["Raw text."] == [paragraph.text for paragraph in paragraphs_of(html, limit=9)]


def test_ids_are_put_in_and_nothing_else() -> None:
    html = "<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>"
    first, _, third = paragraphs_of(html, limit=9)

    assert '<p id="p1">One.</p>\n<p>Two.</p>\n<p id="x">Three.</p>' == with_ids(
        html, [(first, "p1"), (third, "x")]
    )
    assert html == with_ids(html, [])


def test_anchor_of_a_heading_is_not_taken_again() -> None:
    assert free_anchor(4, {"p4"}) == "p4-text"
    assert free_anchor(4, {"p5"}) == "p4"


def test_limit_holds() -> None:
    assert len(paragraphs_of("<p>a</p>" * 9, limit=3)) == 3
