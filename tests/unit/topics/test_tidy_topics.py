from __future__ import annotations

from digestgen.model.ids import TopicKey
from digestgen.model.problem import Advice
from digestgen.model.topic import Topic, TopicEntry
from digestgen.topics.tidy_topics import MOST_FROM, Uses, topic_advice


def advice(
    *entries: TopicEntry,
    uses: dict[str, Uses] | None = None,
    articles: int = 5,
) -> list[Advice]:
    uses = uses or {}
    names = {**{key.title(): TopicKey(key) for key in uses}}
    names |= {entry.name: TopicKey(entry.name.lower()) for entry in entries}
    broader = {entry.name: entry.broader for entry in entries}
    topics = [
        Topic(key, name, broader=tuple(names[b] for b in broader.get(name, ())))
        for name, key in names.items()
    ]
    of_keys = {TopicKey(key): one for key, one in uses.items()}
    return list(topic_advice(topics, entries, names, of_keys, articles=articles))


def entry(name: str, *broader: str, line: int = 3) -> TopicEntry:
    return TopicEntry(name, line, 3, broader=broader)


def used(number: int, spelling: str = "x") -> Uses:
    return Uses([f"{n}.md" for n in range(number)], (), [spelling])


def test_an_entry_without_articles_is_unused() -> None:
    (found,) = advice(entry("Red", line=7))

    assert ("topic-unused", ("topics.yaml",), 7, 3) == (
        found.problem.code,
        found.paths,
        found.problem.line,
        found.problem.column,
    )


def test_a_broader_topic_lives_by_what_is_in_it_however_deep() -> None:
    entries = entry("Colour"), entry("Warm", "Colour"), entry("Red", "Warm")

    assert [] == advice(*entries, uses={"red": used(2)})


def test_a_broader_topic_with_nothing_in_it_is_empty() -> None:
    found = advice(entry("Colour"), entry("Red", "Colour"))

    assert ["topic-empty", "topic-unused"] == [one.problem.code for one in found]


def test_a_topic_of_one_article_is_told_with_its_tag() -> None:
    (found,) = advice(uses={"red": used(1, "RED")})

    assert ("topic-single", ("0.md",), ("RED",)) == (found.problem.code, found.paths, found.tags)


def test_a_draft_is_a_second_article() -> None:
    assert [] == advice(uses={"red": Uses(["a.md"], ["draft.md"], ["red"])})


def test_a_topic_of_drafts_alone_is_told() -> None:
    (found,) = advice(entry("Red"), uses={"red": Uses((), ["d.md", "c.md"], ["red"])})

    assert ("topic-drafts", ("c.md", "d.md")) == (found.problem.code, found.paths)


def test_a_topic_of_nearly_all_articles_is_told_at_its_entry() -> None:
    (found,) = advice(entry("Red", line=9), uses={"red": used(9)}, articles=MOST_FROM)

    assert ("topic-most", ("topics.yaml",), 9) == (
        found.problem.code,
        found.paths,
        found.problem.line,
    )
    assert "45%" in found.problem.message


def test_small_sites_and_small_shares_are_left_alone() -> None:
    assert [] == advice(uses={"red": used(9)}, articles=MOST_FROM - 1)
    assert [] == advice(uses={"red": used(8)}, articles=MOST_FROM)
