"""Laws of reading saved web pages: the words survive, the edits replay, nothing raises."""

from __future__ import annotations

import re
import unicodedata
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.cleaning import clean
from digestgen.content.page.inline import line_of
from digestgen.content.page.markdown import markdown_of
from digestgen.content.page.model import Block, Sort, Token, plain
from digestgen.content.source import read_source
from digestgen.markdown import blocks_of
from digestgen.model.edit import replay
from digestgen.model.source import Field, Format, Source
from digestgen.text.lines import printable

SIGNS = "*_`[]<>~|{}$&!#+-=:^\\.()\"'/ 1a "
TEXTS = st.one_of(st.text(max_size=30), st.text(alphabet=SIGNS, max_size=30))
MARKS = st.sampled_from(["link", "strong", "em", "code"])


@st.composite
def lines(draw: st.DrawFn) -> tuple[Token, ...]:
    """Tokens as a walk gives them: every mark that opens closes."""
    tokens: list[Token] = []
    marks: list[str] = []
    for _ in range(draw(st.integers(1, 12))):
        step = draw(st.sampled_from(["text", "text", "open", "close", "break"]))
        if step == "open":
            marks.append(draw(MARKS))
            tokens.append(Token(Sort.OPEN, marks[-1], draw(st.sampled_from(["/a b", "x(y)", ""]))))
        elif step == "close" and marks:
            tokens.append(Token(Sort.CLOSE, marks.pop()))
        elif step == "break":
            tokens.append(Token(Sort.BREAK))
        else:
            tokens.append(Token(Sort.TEXT, draw(TEXTS)))
    tokens += [Token(Sort.CLOSE, mark) for mark in reversed(marks)]
    return tuple(tokens)


def letters(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", printable(text)))


@settings(max_examples=400)
@given(lines())
def test_a_line_reads_as_its_own_words(tokens: tuple[Token, ...]) -> None:
    shown = blocks_of(line_of(tokens))

    assert letters(plain(tokens)) == letters("".join(block.text for block in shown))


@settings(max_examples=200)
@given(st.lists(lines(), min_size=1, max_size=4), st.sampled_from(["list", "quote", "table"]))
def test_structures_hold_their_words(texts: list[tuple[Token, ...]], kind: str) -> None:
    inner = [Block("paragraph", 0, tokens) for tokens in texts]
    if kind == "table":
        cells = tuple(block._replace(kind="cell") for block in inner)
        children: tuple[Block, ...] = (Block("row", 0, children=cells),) * 2
    elif kind == "list":
        children = tuple(Block("item", 0, children=(block,)) for block in inner)
    else:
        children = tuple(inner)
    block = Block(kind, 0, children=children)

    shown = blocks_of(markdown_of([block]))

    assert letters(block.text) == letters("".join(found.text for found in shown))


SCRAPS = (
    "<p>",
    "</p>",
    "<div class=share>",
    "</div>",
    "<h1>",
    "</h2>",
    "<ul><li>",
    "</ul>",
    "<table><tr>",
    "<td>",
    "</table>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<br><br>",
    "<b>",
    "</i>",
    "<a href='http://[x'>",
    "</a>",
    "<figure><img src=a.png alt=b><figcaption>",
    "</figure>",
    "<article>",
    "<!--",
    "-->",
    '<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":[1]}</script>',
    "The river rose in the night and the town of Nerin woke up wet. ",
    "Read more: ",
    "By Ada Vale",
    "<meta property='article:published_time' content='x'>",
    "<time datetime=2020>",
    "&#0;",
    "&lt;b&gt;",
)
PAGES = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=8).map(escape)), max_size=40)


@settings(max_examples=150)
@given(PAGES.map("".join))
def test_any_page_is_read_or_refused_and_its_edits_replay(page: str) -> None:
    source, problems = read_source(page.encode("utf-8", "replace"), "a.html")

    if source is None:
        assert problems
        return
    cleaned = clean(source)
    again, _ = read_source(page.encode("utf-8", "replace"), "a.html")
    assert again == source
    assert cleaned.markdown == replay(source.text, cleaned.edits)[source.body_start :]
    assert source.text == printable(source.text)


BLOCKS = st.sampled_from(
    (
        "# A river in the night",
        "By Ada Vale",
        "26 April 2020",
        '![a](b.png "c")',
        "- [x](y)\n- [z](w)",
        "The river rose in the night and the town of Nerin woke up wet.",
        "Read more: [The mayor](/m)",
        "Nobody in the town had seen the water so high since the old bridge was built.",
        "## Comments",
        "```\na\n\nb\n```",
        "> The river rose in the night and the town of Nerin woke up wet.",
        "***",
        "![a](b.png)",
        "The bridge <on> [Monday] *&amp;* \\ the `church`. (Photo: Cleo Hart)",
        "Tags: a, b",
        "Ben Moss contributed to this report.",
        "[A headline of another story](/x)",
        "| a | b |\n| --- | --- |",
    )
)


@given(st.lists(st.one_of(BLOCKS, st.text(max_size=20)), max_size=12).map("\n\n".join))
def test_cleaning_a_page_takes_blocks_away_and_writes_no_word(body: str) -> None:
    fields = (Field("title", "A river in the night", 0, 0), Field("authors", ("Ada Vale",), 0, 0))
    source = Source("a.html", printable(body), Format.HTML, "html", fields, 0)

    cleaned = clean(source)

    assert cleaned.markdown == replay(source.text, cleaned.edits)
    assert all(edit.reason for edit in cleaned.edits)
    assert all(edit.after == "" or edit.rule == "page-caption" for edit in cleaned.edits)
    assert cleaned == clean(source)
    assert 0 < cleaned.confidence <= 1
