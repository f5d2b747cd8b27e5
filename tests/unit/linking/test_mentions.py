"""Where names of topics become links: the examples of the rules."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from digestgen.linking.mentions import MOST, Finder, Name, with_links
from digestgen.model.ids import TopicKey
from digestgen.model.mention import Mention

NAMES = (
    "Libya", "Sudan", "US", "WHO", "elections", "Libyan civil war", "civil war", "AT&T", "C++",
    "open-source", "São Tomé", "リビア", "中国", "Apple", ".NET", "New York", "Texas",
    "Côte d’Ivoire",
    "England", "Boris Johnson", "amp", "quot", "लीबिया", "O'Brien", "2020 elections", "Spencer",
)  # fmt: skip


class Link(NamedTuple):
    start: int
    end: int
    href: str


def finder(*names: str) -> Finder:
    return Finder([Name(name, TopicKey(name)) for name in names or NAMES], "en")


def linked(html: str, *names: str) -> list[str]:
    """Return the texts that become links."""
    return [html[one.start : one.end] for one in finder(*names).find(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>In Libya.</p>", ["Libya"]),
        ("<p>libya</p>", []),
        ("<p>Libya's oil, Sudan’s oil</p>", ["Libya", "Sudan"]),
        ("<p>LIBYAN CIVIL WAR</p>", ["LIBYAN CIVIL WAR"]),
        ("<p>the Libyan\ncivil war</p>", ["Libyan\ncivil war"]),
        ("<p>the Libyan civil war and the Libyan civil war</p>", ["Libyan civil war"]),
        ("<p>open source, Open-Source</p>", ["open source"]),
        ("<p>Open Source Initiative</p>", []),
        ("<p>Elections came.</p>", ["Elections"]),
        ("<p>It came. “Elections came.”</p>", ["Elections"]),
        ("<p>The Elections Office</p>", []),
        ("<p>the 2020 elections</p>", ["2020 elections"]),
        ("<p>they told us, who?</p>", []),
        ("<p>THIS IS US</p>", []),
        ("<p>the US and the WHO</p>", ["US", "WHO"]),
        ("<p>for US$500</p>", []),
        ("<p>AT&amp;T</p>", ["AT&amp;T"]),
        ("<p>this &amp; that &quot;then&quot;</p>", []),
        ("<p>C++ but not C++11</p>", ["C++"]),
        ("<p>ASP.NET, then .NET</p>", [".NET"]),
        ("<p>in São Tomé</p>", ["São Tomé"]),
        ("<p>in Côte d'Ivoire</p>", ["Côte d'Ivoire"]),
        ("<p>新しいリビアの中国人</p>", ["リビア", "中国"]),
        ("<p>リビアン</p>", []),
        ("<p>लीबियाई</p>", []),
        ("<p>by O’Brien</p>", ["O’Brien"]),
        ("<p>Apple said. Apple sells; an Apple shop</p>", ["Apple"]),
        ("<p>Mark Apple</p>", []),
        ("<p>South Sudan</p>", []),
        ("<p>In Sudan, in Libya</p>", ["Sudan", "Libya"]),
        ("<p>in New England</p>", []),
        ("<p>New England is</p>", []),
        ("<p>Marks &amp; Spencer</p>", []),
        ("<p>University of Texas</p>", []),
        ("<p>President of Sudan</p>", ["Sudan"]),
        ("<p>New York Times</p>", []),
        ("<p>Prime Minister Boris Johnson said on Monday</p>", ["Boris Johnson"]),
        ("<p>post-Libya Libya-Sudan Sudan–Libya</p>", []),
        ("<p>Libyans www.Libya.org /Libya @Libya #Libya Libya.txt</p>", []),
    ],
)
def test_what_is_a_mention(html: str, expected: list[str]) -> None:
    assert expected == linked(html)


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="libya">Libya</h2>',
        "<p><code>Libya</code></p>",
        '<pre><code class="language-Libya">Libya <em>Libya</em></code></pre>',
        "<p><a\x020\x03>in Libya now</a></p>",
        '<p><a href="https://example.org/Libya" title="in Libya now">x</a></p>',
        "<figure>\x020\x03<figcaption>Libya</figcaption></figure>",
        '<img src="https://x.example/a.png" alt="in Libya now">',
        '<p><span class="missing-image">Libya</span></p>',
        "<table><tr><th>Libya</th></tr></table>",
        "<p>{{&lt; figure Libya &gt;}} {% Libya %}</p>",
        "<p><del>Libya</del></p>",
    ],
)
def test_nothing_is_linked_there(html: str) -> None:
    assert [] == linked(html)


def test_text_behind_such_places_is_linked() -> None:
    html = "<p><span>a</span> <a\x020\x03>Libya</a> <span>Sudan</span> and Libya</p>"

    assert ["Sudan", "Libya"] == linked(html)


def test_a_paragraph_has_two_links_and_the_next_mention_counts() -> None:
    html = "<p>Libya, Sudan, US.</p><p>US, Libya</p>"

    found = finder().find(html)

    assert ["Libya", "Sudan", "US"] == [one.key for one in found]
    assert html.index("<p>US") + 3 == found[2].start


def test_an_article_has_so_many_links() -> None:
    names = [f"Town{n}x" for n in range(2 * MOST)]
    html = "".join(f"<p>{name}</p>" for name in names)

    assert names[:MOST] == linked(html, *names)


def test_what_the_editor_links_is_not_linked_again() -> None:
    found = finder().find("<p>Libya, Sudan</p>", linked=frozenset({TopicKey("Libya")}))

    assert ["Sudan"] == [one.key for one in found]


def test_a_name_of_two_topics_is_not_linked() -> None:
    names = [Name("Peace Talks", TopicKey("a")), Name("peace talks", TopicKey("b"))]

    assert () == Finder(names, "en").find("<p>the peace talks</p>")


def test_as_it_is_written_beats_the_start_of_a_sentence() -> None:
    names = [Name("polish", TopicKey("verb")), Name("Polish", TopicKey("people"))]

    found = Finder(names, "en").find("<p>Polish towns polish.</p>")

    assert ["people", "verb"] == [one.key for one in found]


def test_links_are_put_in_and_leave_the_rest() -> None:
    html = "<p>In Libya &amp; Sudan.</p>"
    links = [Link(6, 11, 'a"b.html'), Link(18, 23, "s.html")]

    assert (
        '<p>In <a class="topic-mention" href="a&quot;b.html">Libya</a> &amp; '
        '<a class="topic-mention" href="s.html">Sudan</a>.</p>'
    ) == with_links(html, links)
    assert html == with_links(html, [])


def test_finding_does_not_grow_with_the_names() -> None:
    """By what is looked at closely: hits of the automaton, not names."""
    many = finder(*NAMES, *(f"Place {n} of Nowhere" for n in range(3000)))
    html = "<p>In Libya and Sudan.</p>"

    assert finder().find(html) == many.find(html)
    assert [Mention(6, 11, TopicKey("Libya"))] == list(many.find(html))[:1]
    assert 2 == sum(1 for _ in many._candidates(html))
