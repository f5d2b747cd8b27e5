from __future__ import annotations

from datetime import date

from digestgen.linking.proposals import (
    Evidence,
    TopicWords,
    confidence_of,
    mentions,
    names_of,
    propose,
    reason_of,
)
from digestgen.linking.related import Candidate
from digestgen.linking.sketch import sketch_of
from digestgen.model.ids import TopicKey
from digestgen.model.topic import Topic

LIBYA = Topic(TopicKey("libya"), "Libya", ("State of Libya",))
OIL = Topic(TopicKey("oil"), "Oil")
NAMES = names_of([LIBYA, OIL, Topic(TopicKey("x"), "Secret", is_hidden=True)])


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

    found = propose(own, others, title="", text=text, names=NAMES, topic_words=TopicWords(others))

    assert [one.topic for one in found] == ["libya"]
    assert found[0].evidence.voters == 3
    assert found[0].confidence > 0.5


def test_a_topic_in_the_title_is_proposed_and_one_it_has_is_not() -> None:
    own = profile("own", "Pipelines burst.", (LIBYA,))

    found = propose(
        own, [], title="Oil in Libya", text="", names=NAMES, topic_words=TopicWords([own])
    )

    assert [one.topic for one in found] == ["oil"]
    assert (
        propose(
            own, [], title="Oil", text="", names=NAMES, topic_words=TopicWords([own]), least=0.9
        )
        == ()
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
