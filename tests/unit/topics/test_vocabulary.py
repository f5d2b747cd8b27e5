from __future__ import annotations

import time
from collections.abc import Iterable, Mapping

import pytest

from digestgen.model.problem import Severity
from digestgen.model.topic import Merge, Topic, TopicEntry
from digestgen.topics.groups import Keys, make_groups
from digestgen.topics.vocabulary import Vocabulary, build_vocabulary
from tests.shared_data import needs_shared, shared


def vocabulary(
    *spellings: str | tuple[str, int],
    pairs: Iterable[tuple[str, str]] = (),
    entries: tuple[TopicEntry, ...] = (),
    auto_merge: bool = True,
    language: str = "en",
    first_seen: Mapping[str, str] | None = None,
) -> Vocabulary:
    return build_vocabulary(
        [(one, 1) if isinstance(one, str) else one for one in spellings],
        pairs,
        entries,
        auto_merge=auto_merge,
        language=language,
        first_seen=first_seen or {},
    )


def names(found: Vocabulary) -> list[str]:
    return [topic.name for topic in found.topics]


def only_topic(found: Vocabulary) -> Topic:
    (topic,) = found.topics
    return topic


def entry(
    name: str,
    *,
    line: int = 1,
    slug: str = "",
    aliases: tuple[str, ...] = (),
    broader: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
    keep_apart: tuple[str, ...] = (),
) -> TopicEntry:
    return TopicEntry(
        name, line, 3, slug, aliases, broader=broader, related=related, keep_apart=keep_apart
    )


def test_founding_tags_become_three_right_topics() -> None:
    found = vocabulary(
        *("Sudan Libya relations", "Haftar in Libya", "Libyan civill war"),
        pairs=[("Sudan Libya relations", "Sudan Libya relation...")],
    )

    assert names(found) == ["Haftar in Libya", "Libyan civil war", "Sudan Libya relations"]
    assert found.topics[1].aliases == ("Libyan civill war",)
    assert found.topics[2].aliases == ("Sudan Libya relation...",)
    assert (
        Merge("Libyan civill war", found.topics[1].key, "misspelling"),
        Merge("Sudan Libya relation...", found.topics[2].key, "cut-off"),
    ) == found.merges
    assert found.problems == ()


def test_forms_that_fold_alike_are_one_topic_under_the_frequent_one() -> None:
    topic = only_topic(vocabulary("open-source", ("Open source", 2), "OPEN SOURCE"))

    assert topic.name == "Open source"
    assert topic.aliases == ("OPEN SOURCE", "open-source")


def test_ties_prefer_capitals_as_in_a_name() -> None:
    assert (
        only_topic(vocabulary("KHALIFA HAFTAR", "Khalifa Haftar", "khalifa haftar")).name
        == "Khalifa Haftar"
    )


def test_c_and_its_kin_stay_three() -> None:
    found = vocabulary("C", "C++", "C#", "c")

    assert [topic.key for topic in found.topics] == ["c", "c-plus-plus", "c-sharp"]


@pytest.mark.parametrize("tag", ["🔥", "!!!", "...", "…", "界"])
def test_tag_without_letters_is_a_topic(tag: str) -> None:
    topic = only_topic(vocabulary(tag))

    assert tag == topic.name
    assert topic.key


def test_blank_tags_are_no_topics() -> None:
    assert vocabulary("", "  ").topics == ()


def test_editor_names_and_aliases_win() -> None:
    topic = only_topic(
        vocabulary(
            *(("GNA", 9), "government of national accord"),
            entries=(entry("Government of National Accord", aliases=("GNA",), slug="gna"),),
        )
    )

    assert (topic.key, topic.name) == ("gna", "Government of National Accord")
    assert topic.aliases == ("GNA", "government of national accord")


def test_alias_of_two_topics_does_not_tie_them_together() -> None:
    found = vocabulary(
        "X", entries=(entry("One", aliases=("X",)), entry("Two", line=2, aliases=("X",)))
    )

    assert names(found) == ["One", "Two"]


def test_kept_apart_names_are_never_joined() -> None:
    apart = entry("comunity", keep_apart=("community",))

    assert len(vocabulary("comunity", ("community", 9)).topics) == 1
    assert len(vocabulary("comunity", ("community", 9), entries=(apart,)).topics) == 2
    assert (
        len(
            vocabulary(
                "comunity", "community", pairs=[("comunity", "community")], entries=(apart,)
            ).topics
        )
        == 2
    )


def test_kept_apart_names_may_even_fold_alike() -> None:
    found = vocabulary(
        "Polish", "polish", entries=(entry("Polish", keep_apart=("polish",), slug="pl"),)
    )

    assert [topic.key for topic in found.topics] == ["pl", "polish"]


def test_pair_of_one_source_names_one_topic_under_the_frequent_form() -> None:
    topic = only_topic(vocabulary("Haftar", ("Hafter", 3), pairs=[("Haftar", "Hafter")]))

    assert topic.name == "Hafter"


def test_pair_prefers_the_listed_words_then_the_first() -> None:
    assert only_topic(vocabulary("watxr", pairs=[("watxr", "water")])).name == "water"
    assert only_topic(vocabulary("Zoq", "Zog x", pairs=[("Zoq", "Zog x")])).name == "Zoq"


def test_form_seen_beside_a_frequent_tag_does_not_rename_it() -> None:
    found = vocabulary(
        *(("Istvik Harbour", 50), "Istvvik Harbour"),
        pairs=[("Istvik Harbour", "ISTVIK Harbor"), ("Istvvik Harbour", "ISTVIK Harbor")],
    )

    assert only_topic(found).name == "Istvik Harbour"


def test_auto_merge_off_leaves_it_to_folding_and_the_editor() -> None:
    found = vocabulary(
        *("Libyan civill war", "Libyan civil war", "libyan Civil War", "Sudan Libya rel..."),
        pairs=[("Libyan civill war", "Libyan civil war")],
        auto_merge=False,
    )

    assert sorted(
        name.replace("libyan Civil War", "Libyan civil war") for name in names(found)
    ) == ["Libyan civil war", "Libyan civill war", "Sudan Libya rel"]


def test_cut_off_tag_belongs_to_the_one_that_begins_with_it() -> None:
    found = vocabulary("Sudan Libya relation...", "Sudan Libya relations", "Sudan")

    assert names(found) == ["Sudan", "Sudan Libya relations"]
    assert found.lookup["Sudan Libya relation..."] == found.lookup["Sudan Libya relations"]


def test_unclear_cut_off_tag_stays_alone_with_a_warning() -> None:
    found = vocabulary(
        *("Sudan Libya…", "Sudan Libya relations", "Sudan Libya border"),
        first_seen={"Sudan Libya…": "2020/a.txt"},
    )

    (problem,) = found.problems
    assert "Sudan Libya" in names(found)
    assert (problem.path, problem.code) == ("2020/a.txt", "topic-cut-off")
    assert Severity.WARNING is problem.severity


def test_cut_off_tag_never_ties_two_whole_ones() -> None:
    found = vocabulary(
        *("Tambridge", "Tambridge Group"),
        pairs=[("Tambridge Group", "Tambridge..."), ("Tambridge", "Tambridge...")],
    )

    assert names(found) == ["Tambridge", "Tambridge Group"]


def test_cut_off_tag_that_is_a_whole_one_joins_it() -> None:
    found = vocabulary("Libya...", "Libya", "Libyan war")

    assert found.lookup["Libya..."] == found.lookup["Libya"]
    assert found.problems == ()


def test_two_topics_of_one_slug_are_a_fault_that_names_both() -> None:
    found = vocabulary(*("C++", "C plus plus"), first_seen={"C++": "a.md", "C plus plus": "b.md"})

    (problem,) = found.problems
    assert problem.code == "topic-slug-clash"
    assert Severity.ERROR is problem.severity
    assert {"a.md", "b.md"} == {path for path in ("a.md", "b.md") if path in str(problem)}
    assert len({topic.key for topic in found.topics}) == 2


def test_slug_clash_names_the_line_of_topics_yaml() -> None:
    found = vocabulary("Libya", entries=(entry("Tripoli", line=7, slug="Libya"),), first_seen={})

    (problem,) = found.problems
    assert "topics.yaml:7" in problem.message


def test_broader_and_related_become_keys() -> None:
    found = vocabulary(
        "Tripoli",
        "Sirte",
        entries=(
            entry("Libya", line=1, slug="ly"),
            entry("Tripoli", line=2, broader=("libya", "Libya"), related=("Sirte", "Atlantis")),
        ),
    )

    tripoli = next(topic for topic in found.topics if topic.name == "Tripoli")
    assert tripoli.broader == ("ly",)
    assert tripoli.related == ("sirte",)
    assert [problem.code for problem in found.problems] == ["topic-unknown"]


def test_rare_name_with_a_slip_joins_a_frequent_one() -> None:
    joined = vocabulary(("Khalifa Haftar", 5), "Khalifa Hafttar")
    apart = vocabulary(("Khalifa Haftar", 4), "Khalifa Hafttar")

    assert only_topic(joined).name == "Khalifa Haftar"
    assert len(apart.topics) == 2


def test_lower_case_slip_joins_what_the_site_has() -> None:
    assert only_topic(vocabulary("comunity calls", "community calls")).name == "community calls"
    assert only_topic(vocabulary(("kubernetes", 5), "kuberrnetes")).name == "kubernetes"
    assert len(vocabulary(("kubernetes", 4), "kuberrnetes").topics) == 2


def test_frequent_unknown_word_is_no_slip_of_a_rare_known_one() -> None:
    assert len(vocabulary("scince fair", "science fair").topics) == 1
    assert len(vocabulary(("scince fair", 9), "science fair").topics) == 2


def test_order_of_contradicting_pairs_is_nothing() -> None:
    there, back = ("Zoq", "Zog x"), ("Zog x", "Zoq")

    assert vocabulary("Zoq", "Zog x", pairs=[there, back]) == vocabulary(
        "Zoq", "Zog x", pairs=[back, there]
    )


def test_languages_without_a_word_list_join_forms_alone() -> None:
    found = vocabulary("ryktet", "rykttet", "öppen källkod", "öppen-källkod", language="sv")

    assert names(found) == ["ryktet", "rykttet", "öppen källkod"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("text mining", "textmining"),
        ("covid19", "covid-19"),
        ("B.W. Webb", "B. W. Webb"),
        ("workshop", "workshops"),
        ("best practice", "best practices"),
        ("company law", "company laws"),
        ("local authority", "local authorities"),
        ("sand box", "sand boxes"),
        ("data visualisation", "data visualization"),
        ("Ministry of Defence", "Ministry of Defense"),
        ("The Tripoli Herald", "Tripoli Herald"),
        ("Battle of the Nile", "Battle of Nile"),
        ("St. Helena", "Saint Helena"),
        ("US elections", "U.S. elections"),
        ("US elections", "United States elections"),
        ("São Tomé", "Sao Tome"),
        ("2020 Libyan election", "Libyan election, 2020"),
        ("Haftar, Khalifa", "Khalifa Haftar"),
    ],
)
def test_forms_of_one_name_are_joined_when_both_occur(one: str, other: str) -> None:
    assert len(vocabulary(one, other).topics) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2019 elections", "2020 elections"),
        ("psr 1-11", "psr 11-1"),
        ("area 1 23", "area 12 3"),
        ("World War I", "World War II"),
        ("North Dakota", "South Dakota"),
        ("Libyan civil war", "Syrian civil war"),
        ("Iran", "Iraq"),
        ("preact", "react"),
        ("http", "https"),
        ("good", "goods"),
        ("economic", "economics"),
        ("security", "securities"),
        ("Roger William", "Roger Williams"),
        ("statics", "statistics"),
        ("rose", "rosé"),
        ("let us vote", "let United States vote"),
        ("The Who", "WHO"),
        ("the rapist", "therapist"),
        ("man bites dog", "dog bites man"),
        ("moleculer", "molecule"),
        ("Libya", "Libyan"),
    ],
)
def test_names_that_only_look_alike_stay_two(one: str, other: str) -> None:
    assert len(vocabulary(one, other).topics) == 2
    assert len(vocabulary((one, 50), other).topics) == 2
    assert len(vocabulary(one, (other, 50)).topics) == 2


def test_keys_tell_cut_off_and_whole_tags_apart() -> None:
    (cut, whole) = make_groups({"Libya...": 1, "Libya": 1}, Keys([]))[::-1]

    assert (cut.is_cut, whole.is_cut) == (True, False)
    assert cut.name == "Libya"


@pytest.mark.timeout(30)
def test_many_spellings_take_little_time() -> None:
    syllables = ("ka", "lo", "mi", "re", "tu", "san", "vek", "dor")
    words = [a + b + c for a in syllables for b in syllables for c in syllables]
    tags = [(f"{words[i % 512]} {words[i * 7 % 512]} {i % 9}", 1) for i in range(5000)]

    start = time.process_time()
    found = vocabulary(*tags)

    assert time.process_time() - start < 2
    assert len(found.topics) > 4000


@needs_shared
def test_pairs_of_the_development_data_are_hardly_ever_joined_wrongly() -> None:
    lines = shared("corpora/tags/tag_pairs.tsv").read_text("utf-8").splitlines()[1:]
    pairs = [line.split("\t")[:3] for line in lines]
    found = vocabulary(*sorted({tag for _, *both in pairs for tag in both}))

    joined = [label for label, a, b in pairs if found.lookup[a] == found.lookup[b]]
    right = joined.count("same")

    assert right / len(joined) >= 0.99
    assert right / sum(label == "same" for label, _, _ in pairs) >= 0.55
