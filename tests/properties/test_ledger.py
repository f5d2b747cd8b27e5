"""Saying again what a build published changes nothing: slugs, and the file itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digestgen.ledger import GROUPS, Line, parse_ledger, with_lines
from digestgen.model.topic import TopicEntry
from digestgen.topics.vocabulary import Vocabulary, build_vocabulary

NAMES = ("Libya", "libya", "War in Libya", "Libyan war", "Sudan", "Süden", "Suden", "C++", "Bar!")
SLUGS = ("libya", "war-in-libya", "sudan", "the-sudan", "Bar", "bar", "süden", "suden")
_names = st.sampled_from(NAMES)
_texts = st.text(st.characters(codec="utf-8"), max_size=6)


def _entry(number: int, names: list[str], slug: str) -> TopicEntry:
    return TopicEntry(names[0], number, 1, slug=slug, aliases=tuple(names[1:]))


@st.composite
def sites(
    draw: st.DrawFn,
) -> tuple[dict[str, int], dict[str, tuple[str, ...]], list[TopicEntry]]:
    tags = draw(st.dictionaries(_names, st.integers(1, 3), min_size=1))
    some = st.lists(_names, min_size=1, max_size=3, unique=True).map(tuple)
    published = draw(st.dictionaries(st.sampled_from(SLUGS), some, max_size=6))
    pool = draw(st.permutations(NAMES))
    sizes = draw(st.lists(st.integers(1, 3), max_size=3))
    entries = []
    for number, size in enumerate(sizes, 1):
        mine, pool = list(pool[:size]), pool[size:]
        if mine:
            entries.append(_entry(number, mine, draw(st.sampled_from(("", "", "libya", "of-it")))))
    return tags, published, entries


def _vocabulary(
    tags: dict[str, int], published: dict[str, tuple[str, ...]], entries: list[TopicEntry]
) -> Vocabulary:
    return build_vocabulary(
        tags.items(),
        [],
        tuple(entries),
        auto_merge=True,
        language="en",
        first_seen={},
        published=published,
    )


@given(sites())
def test_topics_keep_their_slugs_when_these_are_written_down(
    site: tuple[dict[str, int], dict[str, tuple[str, ...]], list[TopicEntry]],
) -> None:
    tags, published, entries = site
    once = _vocabulary(tags, published, entries)
    if once.problems:
        return  # Then nothing is written down.

    more = dict(published)
    for topic in once.topics:
        more[topic.key] = (*more.get(topic.key, ()), topic.name)
    again = _vocabulary(tags, more, entries)

    assert once.topics == again.topics
    assert once.lookup == again.lookup
    assert again.problems == ()


@st.composite
def lines(draw: st.DrawFn) -> Line:
    stem = draw(st.sampled_from(("a", "b", "ünder", "c d")))
    kind = draw(st.sampled_from(("article", *GROUPS)))
    if kind == "article":
        day = draw(st.sampled_from(("", "2020-04-05")))
        return Line(f"articles/{stem}.html", kind, draw(_texts), day, draw(_texts))
    return Line(f"{GROUPS[kind]}/{stem}.html", kind, draw(_texts))


@given(st.lists(lines()), st.lists(lines()))
def test_whatever_is_written_is_read_back_and_merges_as_a_union(
    ours: list[Line], theirs: list[Line]
) -> None:
    one, other = with_lines(b"", ours), with_lines(b"", theirs)
    merged = b"".join(dict.fromkeys((*other.splitlines(keepends=True), *one.splitlines(True))))

    found, problems = parse_ledger(b"\n".join(other.split(b"\n") + one.split(b"\n")), "")

    assert ((), tuple(sorted({*ours, *theirs}))) == (problems, found)
    assert with_lines(one, theirs) == with_lines(merged, [])
