from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digestgen.model.ids import ArticleId, TopicKey
from digestgen.pages.digest_sections import SECTIONS_SHOWN, SEVERAL, sections_of
from digestgen.pages.digest_topics import Saw, Seen, in_words
from digestgen.text.stretches import WEEK
from digestgen.wording import ENGLISH


def seen(**articles: str) -> Seen:
    """Return what was seen of articles with their topics, `a="libya oil"`."""
    found = {ArticleId(one): tuple(map(TopicKey, keys.split())) for one, keys in articles.items()}
    topics = {}
    for key in sorted({key for keys in found.values() for key in keys}):
        ids = tuple(one for one, keys in found.items() if key in keys)
        topics[key] = Saw(key, ids, min(found[one].index(key) for one in ids))
    return Seen(topics, found)


def told(given_seen: Seen) -> dict[str, tuple[str, ...]]:
    return {section.saw.key: section.ids for section in sections_of(given_seen).topics}


def test_the_topic_with_most_articles_leads_and_takes_its_own() -> None:
    found = seen(a="libya oil", b="libya", c="oil", d="oil libya", e="libya", f="sudan", g="")

    sections = sections_of(found)

    assert [("libya", ("a", "b", "d", "e"))] == [(s.saw.key, s.ids) for s in sections.topics]
    assert sections.others == ("c", "f")
    assert sections.plain == ("g",)


def test_a_topic_that_holds_nearly_all_waits_for_narrower_ones() -> None:
    found = seen(a="news oil", b="news oil", c="news", d="news", e="news war", f="news war")

    assert told(found) == {"oil": ("a", "b"), "war": ("e", "f"), "news": ("c", "d")}


def test_of_equals_the_main_topic_leads() -> None:
    assert list(told(seen(a="zoo ark", b="zoo ark"))) == ["zoo"]


_keys = st.lists(st.sampled_from("abcdefgh"), max_size=4, unique=True).map(" ".join)


@given(st.dictionaries(st.integers(0, 60).map(str), _keys, max_size=40))
def test_every_article_stands_once(articles: dict[str, str]) -> None:
    found = seen(**articles)

    sections = sections_of(found)

    placed = [one for section in sections.topics for one in section.ids]
    everything = [*placed, *sections.others, *sections.plain]
    assert sorted(everything) == sorted(articles)
    assert len(sections.topics) <= SECTIONS_SHOWN
    assert all(len(section.ids) >= SEVERAL for section in sections.topics)
    assert all(section.saw.key in found.articles[i] for section in sections.topics
               for i in section.ids)  # fmt: skip


def test_a_rising_topic_is_told_with_its_figures() -> None:
    saw = Saw(TopicKey("oil"), tuple(map(ArticleId, "abc")), 0, before=(1, 0, 2))

    assert in_words(saw, WEEK, ENGLISH) == "3 articles, after 1, 0 and 2 in the weeks before"
    none = "3 articles, after none in the three weeks before"
    assert in_words(saw._replace(before=(0, 0, 0)), WEEK, ENGLISH) == none
    assert in_words(saw._replace(before=(), ids=saw.ids[:1]), WEEK, ENGLISH) == "1 article"
