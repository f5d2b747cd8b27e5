from __future__ import annotations

import pytest

from benchmarks.topics import figures_of, judge, read_pairs
from digestgen.model.topic import TopicEntry
from digestgen.topics.evidence import look_at
from digestgen.topics.suggest import Evidence, Suggestion, candidates, scored, suggestions
from digestgen.topics.vocabulary import build_vocabulary
from tests.shared_data import needs_shared, shared


def suggested(*tags: str, entries: tuple[TopicEntry, ...] = ()) -> list[Suggestion]:
    vocabulary = build_vocabulary(
        [(tag, 1) for tag in tags], [], entries, auto_merge=True, language="en", first_seen={}
    )
    pairs = candidates(vocabulary.topics, vocabulary.lookup, entries, "en")
    return list(suggestions(pairs, vocabulary.topics, {}, {}))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("plural", "Sardinian Shepherd", "Sardinian Shepherds"),
        ("plural", "quantum automata", "quantum automaton"),
        ("plural", "laws of harbours", "law of harbours"),
        ("abbreviation", "British lighthouses", "UK lighthouses"),
        ("word-order", "Marlow Edda", "Edda Marlow"),
        ("acronym", "RNLI", "Royal National Lifeboat Institution"),
        ("acronym", "sdk", "software-development-kit"),
        ("acronym", "CJEU", "Court of Justice of the European Union"),
        ("kind-of-thing", "Latvia", "Republic of Latvia"),
        ("kind-of-thing", "svelte", "sveltejs"),
        ("kind-of-thing", "Estonia", "Estonian Republic"),
        ("kind-of-thing", "Aral Basin", "Aral (Great) Basin"),
        ("sound", "Gaddafi", "Qaddafi"),
        ("sound", "Yusuf Karimov", "Yusuf Kerimov"),
        ("misspelling", "guerrilla", "gerilla"),
    ],
)
def test_two_names_of_one_topic_are_suggested(kind: str, one: str, other: str) -> None:
    found = suggested(one, other, "harvest", "Ferry")

    assert [(kind, {one, other})] == [(s.kind, {s.a, s.b}) for s in found]
    assert found[0].reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Regatta 2019", "Regatta 2020"),
        ("Storm II", "Storm III"),
        ("North Harbour district", "South Harbour district"),
        ("Upper Aral", "Aral"),
        ("Republic of the Congo", "Democratic Republic of the Congo"),
        ("discreet", "discrete"),
        ("Libyan civil war", "Syrian civil war"),
        ("Oil states", "oil"),
        ("men's rowing", "women's rowing"),
        ("sdk2", "software-development-kit-3"),
    ],
)
def test_two_topics_are_not_suggested(one: str, other: str) -> None:
    assert suggested(one, other) == []


def test_what_an_entry_keeps_apart_is_not_asked_again() -> None:
    entries = (TopicEntry("Gaddafi", 1, 3, keep_apart=("Qaddafi",)),)

    assert suggested("Gaddafi", "Qaddafi", entries=entries) == []


def test_a_cut_off_form_that_two_topics_begin_with_is_asked_about() -> None:
    found = suggested("Flood in Ma...", "Flood in Mali", "Flood in Manila", "Flood in Peru")

    assert [("cut-off", "Flood in Mali"), ("cut-off", "Flood in Manila")] == sorted(
        (one.kind, max(one.a, one.b)) for one in found
    )


def test_initials_of_two_names_are_less_sure() -> None:
    alone = suggested("ABC", "Alpine Boat Club")
    rivals = suggested("ABC", "Alpine Boat Club", "Amber Book Company")

    assert max(one.score for one in rivals) < alone[0].score


def test_tags_on_the_same_articles_speak_against_one_topic() -> None:
    found = [("one", "two")]
    articles = [("First", ["one", "two"]), ("Second", ["one", "two"]), ("Third", ["one"])]

    seen = look_at(found, articles)  # type: ignore[arg-type]  # keys are texts

    assert seen.evidence["one", "two"] == Evidence(shared=2, fewest=2)  # type: ignore[index]
    assert seen.examples["one"] == ("First", "Second")  # type: ignore[index]


def test_evidence_raises_and_lowers_a_score_and_says_so() -> None:
    vocabulary = build_vocabulary(
        [("Gaddafi", 3), ("Qaddafi", 1)],
        [],
        (),
        auto_merge=True,
        language="en",
        first_seen={},
    )
    found = candidates(vocabulary.topics, vocabulary.lookup, (), "en")[0].found
    plain, _ = scored(found, None)
    lower, against = scored(found, Evidence(shared=1, fewest=1))
    higher, reason = scored(found, Evidence(shared=0, fewest=1, company=0.8))

    assert lower < plain < higher
    assert "1 of 1 articles have both tags" in against
    assert "80% of the topics beside them are the same" in reason


@needs_shared
def test_tag_pairs_reach_their_marks() -> None:
    pairs = read_pairs(shared("corpora/tags/tag_pairs.tsv"))
    judged = judge(pairs)

    merged, found = figures_of(pairs, judged.is_merged), figures_of(pairs, judged.is_found)

    assert merged.precision >= 0.99
    assert merged.recall >= 0.55
    assert found.precision >= 0.9
    assert found.recall >= 0.9
