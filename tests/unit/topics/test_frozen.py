from __future__ import annotations

from collections.abc import Mapping

from digestgen.model.topic import TopicEntry
from digestgen.topics.vocabulary import Vocabulary, build_vocabulary


def vocabulary(
    tags: dict[str, int],
    published: Mapping[str, tuple[str, ...]],
    *entries: TopicEntry,
) -> Vocabulary:
    return build_vocabulary(
        tags.items(),
        [],
        entries,
        auto_merge=True,
        language="en",
        first_seen={},
        published=published,
    )


def keys(found: Vocabulary) -> dict[str, str]:
    return {topic.name: topic.key for topic in found.topics}


def entry(name: str, *aliases: str, slug: str = "") -> TopicEntry:
    return TopicEntry(name, 1, 1, slug=slug, aliases=aliases)


def test_a_renamed_topic_keeps_its_slug() -> None:
    found = vocabulary({"Old name": 3}, {"old-name": ("Old name",)}, entry("New name", "Old name"))

    assert {"New name": "old-name"} == keys(found)


def test_a_name_that_flips_to_the_more_frequent_spelling_keeps_the_slug() -> None:
    found = vocabulary(
        {"Café de Tripoli": 1, "Cafe de Tripoli": 5}, {"café-de-tripoli": ("Café de Tripoli",)}
    )

    assert {"Cafe de Tripoli": "café-de-tripoli"} == keys(found)


def test_a_slug_of_the_editor_wins() -> None:
    found = vocabulary({"Libya": 3}, {"libya": ("Libya",)}, entry("Libya", slug="ly"))

    assert {"Libya": "ly"} == keys(found)
    assert {"libya": "ly"} == found.successors


def test_of_two_that_become_one_the_one_with_the_name_stays() -> None:
    published = {"war-in-libya": ("War in Libya",), "libyan-war": ("Libyan war",)}

    found = vocabulary(
        {"War in Libya": 9, "Libyan war": 1}, published, entry("Libyan war", "War in Libya")
    )

    assert {"Libyan war": "libyan-war"} == keys(found)
    assert {"libyan-war": "libyan-war", "war-in-libya": "libyan-war"} == found.successors


def test_a_slug_of_one_that_becomes_two_goes_to_the_one_of_its_name() -> None:
    published = {"libya": ("Libya", "The land of Libya")}

    found = vocabulary({"Libya": 1, "The land of Libya": 9}, published)

    assert {"Libya": "libya", "The land of Libya": "the-land-of-libya"} == keys(found)


def test_a_topic_that_is_gone_has_no_successor() -> None:
    found = vocabulary({"Libya": 1}, {"sudan": ("Sudan",)})

    assert {} == found.successors


def test_a_kept_slug_whatever_its_case_is_nobody_elses() -> None:
    found = vocabulary({"Foo": 1, "Bar": 1}, {"Bar": ("Foo",)}, entry("Bar", slug="bar"))

    assert {"Foo": "foo", "Bar": "bar"} == keys(found)
    assert () == found.problems
