"""The form of tables, code, lists, footnotes and plain text."""

from __future__ import annotations

from digestgen.markdown import MAX_CHARS
from tests.unit.markdown.helpers import codes, html_of, rendered


def test_tables_scroll_and_align_without_styles() -> None:
    html = html_of("| a | b | c |\n|:-|-:|:-:|\n| 1 | 2 | 3 |\n")

    assert html.startswith(
        '<div class="table" tabindex="0" role="region" aria-label="Table"><table>'
    )
    assert html.endswith("</table></div>")
    assert '<td class="align-right">2</td>' in html
    assert "style" not in html


def test_code_keeps_its_language() -> None:
    expected = '<pre><code class="language-c++">x &lt; 1\n</code></pre>'

    assert expected == html_of("```c++ linenos\nx < 1\n```")


def test_class_of_code_holds_nothing_but_a_language() -> None:
    assert html_of('<code class="dg-menu">x</code>') == "<p><code>x</code></p>"
    assert html_of('```a"b\nx\n```') == "<pre><code>x\n</code></pre>"


def test_task_lists_are_boxes() -> None:
    expected = "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n</ul>"

    assert expected == html_of("- [ ] a\n- [x] b")


def test_footnotes_stand_at_the_end() -> None:
    html = html_of("a[^x] b\n\n[^x]: note")

    assert '<sup class="footnote-ref" id="fnref-1"><a href="#fn-1">1</a></sup>' in html
    assert (
        '<section class="footnotes">\n<ol>\n<li id="fn-1"><p>note <a href="#fnref-1"'
        ' class="footnote-back" aria-label="Back to the text">↩</a></p>\n</li>\n</ol>\n</section>'
    ) in html


def test_footnotes_survive_raw_html() -> None:
    html = html_of("a[^x] <b>b</b>\n\n[^x]: note")

    assert '<sup class="footnote-ref" id="fnref-1"><a href="#fn-1">1</a></sup>' in html
    assert '<section class="footnotes">' in html


def test_raw_html_cannot_forge_what_the_engine_writes() -> None:
    html = html_of('<li data-dg="0 fn-1">a</li><sup data-dg="fnref-1">b</sup>')

    assert html == "<li>a</li><sup>b</sup>"


def test_lists_keep_their_first_number() -> None:
    assert html_of("7. a").startswith('<ol start="7">')


def test_plain_text_is_words_alone() -> None:
    page = rendered(
        "# T\n\nOne *two*\nthree `four` ![pic](a.png) &amp; five.[^1]\n\n```\ncode\n```\n\n"
        "- six\n- seven\n\n| a | b |\n|---|---|\n| c | d |\n\n<p>eight<br>nine</p>\n\n[^1]: ten\n",
        title="Other",
    )

    expected = "T\n\nOne two three four & five.\n\nsix\n\nseven\n\na b\n\nc d\n\neight nine\n\nten"
    assert expected == page.plain_text


def test_quotes_and_dashes_stay_as_written() -> None:
    assert html_of("\"a\" -- 'b' (c) ...") == "<p>&quot;a&quot; -- 'b' (c) ...</p>"


def test_too_long_article_is_a_fault() -> None:
    page = rendered("a" * (MAX_CHARS + 1))

    assert page.html == ""
    assert page.problems[0].is_fatal
    assert codes(page) == ["article-size"]


def test_lone_surrogates_and_controls_are_left_out() -> None:
    assert html_of("a\ud800b\x0bc\x02d\x00") == "<p>abcd\ufffd</p>"
