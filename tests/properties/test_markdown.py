"""Laws of rendering over any text, and over texts made of signs of Markdown and HTML."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.markdown import blocks_of, link_markup, render_markdown, substitute
from tests.unit.markdown.strict import faults_of

MEANINGFUL = """\
# |## |\n|\n\n|    |- |1. |> |* |[x] |[|]|(|)|](|[[|]]|![|!|<|>|"|'|`|```|~~~|~~|*|**|_|\\|&|&#2;
&lt;|<https://example.org>||---|:-:|=|[^1]|[^1]: |[a]: |x.md|#a|#fn-1|../b.png|https://example.org|//h
javascript:|data:|wiki:|:|?
<b>|</b>|<p>|</p>|<a href="x">|<a href=y>|</a>|<img src=z>|<h1>|</h1>
<table>|<td>|<tr>|</td>|</table>
<script>|</script>|<svg>|</svg>|<math>|<style>|</style>|<title>|<select>
<!--|-->|<div|<div>|</div>|/>
<li data-dg="x fn-1">
<sup id="a">|<code class="language-x">|<![CDATA[|]]>|<?|?>|<textarea>|<noscript>
\x00|\x02|\x03|\x020\x03|\x0b|\r|\t|\ud800|\u00ad|\u200b|\u2028|é|नी|a|b|word|dg-x|fn 1|onclick=""
""".replace("\n", "|\n|").split("|")

any_text = st.text(st.characters(), max_size=300)
marked_text = st.lists(st.sampled_from(MEANINGFUL), max_size=40).map("".join)
texts = st.one_of(any_text, marked_text)
modes = st.sampled_from(["sanitize", "escape"])


@settings(max_examples=400, deadline=None)
@given(texts, modes)
def test_any_text_gives_a_clean_body(text: str, mode: str) -> None:
    rendered = render_markdown(text, path="a.md", first_line=1, html=mode)

    assert faults_of(rendered) == []
    assert all(problem.path == "a.md" for problem in rendered.problems)
    rendered.html.encode()
    rendered.plain_text.encode()


@settings(max_examples=150, deadline=None)
@given(texts)
def test_lines_lie_in_the_file(text: str) -> None:
    rendered = render_markdown(text, path="a.md", first_line=10)

    last = 10 + text.count("\n") + text.count("\r") + 1
    assert all(10 <= link.line <= last for link in rendered.links)
    assert all(10 <= problem.line <= last for problem in rendered.problems)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_substituted_body_has_no_placeholder_left(text: str) -> None:
    rendered = render_markdown(text, path="a.md", first_line=1)

    html = substitute(rendered.html, [link_markup(link, link.target) for link in rendered.links])

    assert "\x02" not in html
    assert "\x03" not in html


@settings(max_examples=150, deadline=None)
@given(texts)
def test_rendering_is_a_function(text: str) -> None:
    first = render_markdown(text, path="a.md", first_line=1)

    assert first == render_markdown(text, path="a.md", first_line=1)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_blocks_of_any_text_are_not_empty(text: str) -> None:
    assert all(block.type and block.text for block in blocks_of(text))
