"""Links put into bodies: taken out again they leave the body; they never nest or break a tag."""

from __future__ import annotations

import re
from typing import NamedTuple

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.linking.mentions import MOST, MOST_IN_PARAGRAPH, Finder, Name, with_links
from digestgen.linking.names import head_of, heads_in
from digestgen.markdown import render_markdown
from digestgen.model.ids import TopicKey

NAMES = (
    "Libya", "elections", "Libyan civil war", "civil war", "AT&T", "C++", "amp", "quot", "lt", "p",
    "em", "class", "href", "x27", "id", "São Tomé", "中国", "リビア", "“Peace” talks", "a < b",
    "O'Brien", "#39", ".NET", "open-source", "code", "http", "example", "footnote", "İzmir", "&",
    "fn-1", "external", "noopener noreferrer", "missing-image",
)  # fmt: skip
_LINK = re.compile(r'<a class="topic-mention" href="topics/[^"]*">(.*?)</a>', re.DOTALL)
_words = st.sampled_from(
    [*NAMES, "the", "In", "of", "New", " ", " ", "\n\n", "\n\n## ", "`", "```\n", "*", "**", "[",
     "](a.md)", "](https://example.org/Libya)", "![", "<em>", "</em>", "<span>", "</span>", "<a>",
     "</a>", "<del>", "[[", "]]", "|", "&amp;", "&", "<", ">", "'s", "’s", "- ", "> ", ". ", "[^1]",
     "\n\n[^1]: ", "\n\n| a |\n|---|\n| ", "<code>", "</code>", "\x02", "\x03", "1"]
)  # fmt: skip
texts = st.lists(_words, max_size=40).map("".join)


class Link(NamedTuple):
    start: int
    end: int
    href: str


def finder(names: tuple[str, ...]) -> Finder:
    return Finder([Name(name, TopicKey(f"k{n}")) for n, name in enumerate(names)], "en")


ALL = finder(NAMES)


@settings(max_examples=400)
@given(texts)
def test_links_taken_out_again_leave_the_body(text: str) -> None:
    html = render_markdown(text, path="a.md", first_line=1).html

    found = ALL.find(html)
    done = with_links(html, [Link(one.start, one.end, f"topics/{one.key}") for one in found])

    assert html == _LINK.sub(r"\1", done)
    assert len(found) == len({one.key for one in found}) <= MOST
    for one in found:
        assert "<" not in html[one.start : one.end]
        assert html.count("<", 0, one.start) == html.count(">", 0, one.start)
        assert "&" not in html[: one.start].rpartition(";")[2].rpartition(" ")[2]


@settings(max_examples=200)
@given(texts)
def test_links_stand_in_running_text_alone(text: str) -> None:
    html = render_markdown(text, path="a.md", first_line=1).html
    found = ALL.find(html)
    done = with_links(html, [Link(one.start, one.end, f"topics/{one.key}") for one in found])

    # Placeholders of links are attributes; those of images are no text.
    page = re.sub("\x02[0-9]+\x03", ' href="x"', re.sub("(?<!<a)\x02[0-9]+\x03", "<img>", done))
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    parents = {child: parent for parent in tree.iter() for child in parent}
    links = [one for one in tree.iter("a") if one.get("class") == "topic-mention"]

    assert len(found) == len(links)
    for link in links:
        above = []
        at = link
        while at in parents:
            at = parents[at]
            above.append(at.tag)
        assert not {"a", "code", "pre", "h2", "h3", "h4", "h5", "h6", "th", "del"} & set(above)
    for paragraph in tree.iter("p"):
        inside = [one for one in paragraph.iter("a") if one.get("class") == "topic-mention"]
        assert len(inside) <= MOST_IN_PARAGRAPH


@settings(max_examples=300)
@given(texts)
def test_the_names_that_a_text_may_hold_are_known_by_its_words(text: str) -> None:
    html = render_markdown(text, path="a.md", first_line=1).html
    heads = {"", *heads_in(html)}
    few = Finder(
        [Name(name, TopicKey(f"k{n}")) for n, name in enumerate(NAMES) if head_of(name) in heads],
        "en",
    )

    assert ALL.find(html) == few.find(html)


@settings(max_examples=300)
@given(texts, st.sets(st.sampled_from(NAMES)))
def test_texts_without_a_changed_name_mention_the_same(text: str, changed: set[str]) -> None:
    """The law that lets a build pass over all other texts."""
    html = render_markdown(text, path="a.md", first_line=1).html
    names = [Name(name, TopicKey(f"k{n}")) for n, name in enumerate(NAMES)]
    without = Finder([one for one in names if one.name not in changed], "en")
    alone = Finder([Name(name, TopicKey("")) for name in sorted(changed)], "en")

    assert alone.names_in(html) or ALL.find(html) == without.find(html)
