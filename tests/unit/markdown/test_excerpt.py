from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgen.markdown import render_markdown
from digestgen.markdown.excerpt import limited, limited_summary


def excerpt_of(text: str, max_chars: int = 100) -> str:
    rendered = render_markdown(text, path="a.md", first_line=1)
    return limited(rendered, "excerpt", max_chars=max_chars).plain_text


def test_whole_paragraphs_are_taken_as_long_as_they_fit() -> None:
    text = f"{'a' * 40}.\n\n{'b' * 40}.\n\n{'c' * 40}.\n\nd."

    assert f"{'a' * 40}.\n\n{'b' * 40}." == excerpt_of(text)


def test_a_first_paragraph_that_is_too_long_is_cut_at_a_word() -> None:
    assert "word " * 16 + "word…" == excerpt_of("word " * 50 + "end.", 88)


def test_a_text_of_a_list_gives_its_first_line() -> None:
    assert "One." == excerpt_of("- One.\n- Two.")


def test_markup_links_and_images_are_left_out() -> None:
    rendered = render_markdown("A [link](x.md) & *b*.\n\n![i](i.png)", path="a", first_line=1)

    found = limited(rendered, "excerpt", max_chars=100)

    assert "<p>A link &amp; b.</p>\n" == found.html
    assert ((), ()) == (found.links, found.headings)


@pytest.mark.parametrize("text", ["", "<b>x</b>", "# Only a heading"])
def test_a_link_shows_nothing_of_the_text(text: str) -> None:
    rendered = render_markdown(text, path="a.md", first_line=1)

    found = limited(rendered, "link", max_chars=100)

    assert ("", "") == (found.html, found.plain_text)


def test_summaries_are_bounded_where_the_text_is() -> None:
    assert "x" * 50 == limited_summary("x" * 50, "full", 10)
    assert len(limited_summary("x" * 50, "link", 10)) <= 10


@given(st.text(max_size=2000), st.integers(100, 300))
def test_an_excerpt_is_never_longer_and_never_more_than_the_text(text: str, most: int) -> None:
    rendered = render_markdown(text, path="a.md", first_line=1)

    found = limited(rendered, "excerpt", max_chars=most)

    assert sum(map(len, found.plain_text.split("\n\n"))) <= most
    shown = found.plain_text.removesuffix("…").replace(" ", "").replace("\n", "")
    assert len(shown) <= len(rendered.plain_text)
