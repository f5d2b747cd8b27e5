from __future__ import annotations

from datetime import date

import pytest

from digestgen.linking.proposals import (
    Evidence,
    confidence_of,
    mentions,
    names_of,
    propose,
    reason_of,
)
from digestgen.linking.related import Candidate
from digestgen.linking.sketch import sketch_of
from digestgen.linking.topic_words import SiteWords, TopicWords
from digestgen.model.ids import TopicKey
from digestgen.model.topic import Topic

LIBYA = Topic(TopicKey("libya"), "Libya", ("State of Libya",))
OIL = Topic(TopicKey("oil"), "Oil")
NAMES = names_of([LIBYA, OIL, Topic(TopicKey("x"), "Secret", is_hidden=True)])


def words_of(articles: list[Candidate]) -> TopicWords:
    return TopicWords(articles, SiteWords(articles))


def profile(article_id: str, text: str, topics: tuple[Topic, ...] = ()) -> Candidate:
    sketch = sketch_of("", text, language="en")
    keys = tuple(topic.key for topic in topics)
    return Candidate(article_id, date(2020, 1, 1), keys, (), sketch)


def test_names_and_aliases_are_found_longest_first() -> None:
    text = "The State of Libya sells oil; oil from Libya. A secret."

    assert mentions(text, NAMES) == {"libya": 2, "oil": 2}


def test_articles_that_are_like_it_propose_their_topics() -> None:
    text = "Dagalo met Haftar about mercenaries in Kufra."
    others = [profile(f"o{n}", text, (LIBYA,)) for n in range(3)]
    own = profile("own", text)

    found = propose(own, others, title="", text=text, names=NAMES, topic_words=words_of(others))

    assert [one.topic for one in found] == ["libya"]
    assert found[0].evidence.voters == 3
    assert found[0].confidence > 0.5


def test_a_topic_in_the_title_is_proposed_and_one_it_has_is_not() -> None:
    own = profile("own", "Pipelines burst.", (LIBYA,))

    found = propose(
        own, [], title="Oil in Libya", text="", names=NAMES, topic_words=words_of([own])
    )

    assert [one.topic for one in found] == ["oil"]
    assert (
        propose(own, [], title="Oil", text="", names=NAMES, topic_words=words_of([own]), least=0.9)
        == ()
    )


def test_a_word_that_all_articles_have_tells_nothing() -> None:
    everywhere = "Dagalo and Haftar."
    about_libya = [profile(f"l{n}", f"{everywhere} Kufra pipelines.", (LIBYA,)) for n in range(4)]
    about_oil = [profile(f"o{n}", f"{everywhere} Tobruk refineries.", (OIL,)) for n in range(4)]
    words = SiteWords([*about_libya, *about_oil])

    weights = words.weigh(about_libya[0].sketch)

    named = dict(zip(about_libya[0].sketch.word_ids(), weights.values(), strict=True))
    shared = set(named) & set(about_oil[0].sketch.word_ids())
    assert max(named[one] for one in shared) < min(named[one] for one in set(named) - shared)


def test_topics_that_stand_together_speak_for_each_other() -> None:
    both = [profile(f"b{n}", "Dagalo met Haftar.", (LIBYA, OIL)) for n in range(8)]
    alone = [profile(f"a{n}", "Dagalo met Haftar.", (LIBYA,)) for n in range(2)]
    words = words_of([*both, *alone])

    assert words.company("oil", {LIBYA.key: 1.0}) == pytest.approx(8 / 12)
    assert words.company("libya", {OIL.key: 1.0}) == pytest.approx(8 / 10)
    assert words.company("libya", {LIBYA.key: 1.0}) == 0
    assert words.company("oil", {LIBYA.key: 1.0}, counted_in=("oil", "libya")) == pytest.approx(
        7 / 11
    )


def test_more_evidence_makes_surer() -> None:
    none = Evidence(0, 0, "", 0, 0, in_title=False, mentions=0)
    some = Evidence(0.5, 3, "a", 0.3, 0.9, in_title=False, mentions=0)
    all_of_it = Evidence(0.9, 9, "a", 0.6, 1.0, in_title=True, mentions=5)

    assert confidence_of(none) < 0.05 < confidence_of(some) < 0.9 < confidence_of(all_of_it)


def test_reasons_are_told_in_words() -> None:
    evidence = Evidence(0.5, 2, "a", 0.3, 0.9, in_title=True, mentions=1)

    assert (
        reason_of(evidence, "The port")
        == "named in the title; named once in the text; 2 articles like it have it, as “The port”"
    )
