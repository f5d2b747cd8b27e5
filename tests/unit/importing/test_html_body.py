from __future__ import annotations

import time

import pytest

from digestgen.importing.html_body import has_tags, markdown_of, plain_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One <b>two</b> <i>three</i></p><p>Four</p>", "One **two** *three*\n\nFour\n"),
        ("<h2>Head</h2><ul><li>a</li><li>b</li></ul>", "## Head\n\n- a\n- b\n"),
        ('<a href="https://a.b/c_d" title="t">x</a>', '[x](https://a.b/c_d "t")\n'),
        ('<pre><code class="language-python">a_b *c*</code></pre>', "```python\na_b *c*\n```\n"),
        ("<p>So 5 - 3 &gt; 1 &amp; a_b #1! (x.)</p>", "So 5 - 3 > 1 & a_b #1! (x.)\n"),
        ("<p>&lt;b&gt; *x* [y](z)</p>", "\\<b> \\*x\\* \\[y\\](z)\n"),
        ("<p>1. no list</p><p># no head</p>", "1\\. no list\n\n\\# no head\n"),
        ('<img src="a b.png" alt="A">', "![A](<a b.png>)\n"),
        ("", "\n"),
    ],
)
def test_html_becomes_markdown_that_says_the_same(html: str, markdown: str) -> None:
    assert (markdown, "") == markdown_of(html)


def test_what_could_run_goes() -> None:
    text, fault = markdown_of(
        "<script>alert(1)</script><style>x</style><a href='javascript:x()'>a</a>"
        "<p onclick='x()'>b</p><svg onload=x></svg><form><input></form>"
    )

    assert "" == fault
    assert "a\n\nb\n" == text


def test_frames_and_players_become_links() -> None:
    text, _ = markdown_of(
        '<iframe src="//www.youtube.com/embed/abcdefg"></iframe>'
        '<iframe src="https://player.vimeo.com/video/12345"></iframe>'
        '<audio src="a.mp3"></audio>'
    )

    assert "(https://www.youtube.com/watch?v=abcdefg)" in text
    assert "(https://vimeo.com/12345)" in text
    assert "[a.mp3](a.mp3)" in text


@pytest.mark.parametrize("html", ["<div>" * 5000, "<b>" * 100_000, "<p>" * 200_000])
def test_what_nests_too_deep_or_is_too_much_is_refused_at_once(html: str) -> None:
    start = time.perf_counter()

    _, fault = markdown_of(html)

    assert "elements" in fault
    assert time.perf_counter() - start < 5


def test_a_title_with_tags_is_told_as_text() -> None:
    assert has_tags("<i>A</i>")
    assert not has_tags("1 < 2 > 0")
    assert "A & B" == plain_of("<i>A</i> &amp; B")
