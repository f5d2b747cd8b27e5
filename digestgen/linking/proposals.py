"""Topics that an article may belong to, each with a confidence and a reason in words.

Pure. Four kinds of evidence are weighed: articles like it that have the topic; the words that all
articles of the topic have; the topic's name in the title or the text; and the company of the topics
that are likely by these. How they are
weighed was set by hand on posts with the tags of their editors, so that of proposals with a
confidence of .7 seven in ten are right there; `python -m benchmarks.topics` measures it. Weights
learned on two of three collections did worse on the third than these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import exp, log1p, sqrt

import msgspec

from digestgen.linking.related import Candidate, nearness
from digestgen.linking.topic_words import TopicWords
from digestgen.model.ids import TopicKey
from digestgen.model.sketch import Sketch
from digestgen.model.topic import Topic
from digestgen.text.fold import fold

_VOTERS = 15
_MOST_WORDS = 5
"""Of a name that is looked for in texts."""
_FEWEST_CHARS = 3
_MOST_MENTIONS = 12
# Votes, their root, likeness, likeness to the likest, in the title, mentions; and the start.
_WEIGHTS = (1.8, 1.6, 3.5, 2.0, 0.9, 0.5)
_START = -5.2
_COMPANY = 0.15
_COMPANIONS = 10


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for a topic."""

    votes: float
    """Of the weight of the likest articles, the share that has it."""
    voters: int
    example: str
    """The likest article that has it; '' for none."""
    likeness: float
    """To the words of all its articles, 0 to 1."""
    relative: float
    """The same, by that of the likest topic."""
    in_title: bool
    mentions: int
    company: float = 0.0
    """How often articles of the other topics that are likely have it as well, 0 to 1."""


class Proposal(msgspec.Struct, frozen=True):
    """A topic that an article may belong to."""

    topic: TopicKey
    confidence: float
    evidence: Evidence


def names_of(topics: Iterable[Topic]) -> dict[str, TopicKey]:
    """Return every name and alias, folded, with its topic; hidden topics are not proposed."""
    return {
        form: topic.key
        for topic in topics
        if not topic.is_hidden
        for form in map(fold, (topic.name, *topic.aliases))
        if len(form) >= _FEWEST_CHARS
    }


def mentions(text: str, names: Mapping[str, TopicKey]) -> Counter[TopicKey]:
    """Return how often each topic is named. Linear in the text, whatever the vocabulary."""
    words = fold(text).split()
    found: Counter[TopicKey] = Counter()
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _MOST_WORDS), start, -1):
            key = names.get(" ".join(words[start:end]))
            if key is not None:
                found[key] += 1
                # A longer name is not also the shorter one in it.
                start = end - 1
                break
        start += 1
    return found


def propose(
    own: Candidate,
    candidates: Iterable[Candidate],
    *,
    title: str,
    text: str,
    names: Mapping[str, TopicKey],
    topic_words: TopicWords,
    counted_in: Collection[str] = (),
    least: float = 0.0,
) -> tuple[Proposal, ...]:
    """Return the topics that `own` may have and has not, surest first, ties by key.

    `candidates`: articles like it. `names`: see `names_of`. `counted_in`: topics whose words have
    those of `own` among them.
    """
    weigh = topic_words.words.weigh
    words = weigh(own.sketch)
    voters = _voters(own, words, [other for other in candidates if other.topics], weigh)
    total = sum(score * score for score, _ in voters) or 1.0
    in_title, in_text = mentions(title, names), mentions(text, names)
    keys = {topic for _, other in voters for topic in other.topics} | {*in_title, *in_text}
    likeness = {key: topic_words.likeness(words, key, is_in=key in counted_in) for key in keys}
    likest_topic = max(likeness.values(), default=0.0) or 1.0
    found = {}
    for key in sorted(keys.difference(own.topics)):
        having = [(score, other) for score, other in voters if key in other.topics]
        found[key] = Evidence(
            votes=round(sum([score * score for score, _ in having]) / total, 4),
            voters=len(having),
            example=having[0][1].article_id if having else "",
            likeness=round(likeness[key], 4),
            relative=round(likeness[key] / likest_topic, 4),
            in_title=TopicKey(key) in in_title,
            mentions=in_text[TopicKey(key)],
        )
    likely = sorted(((confidence_of(one), key) for key, one in found.items()), reverse=True)
    others = {key: score for score, key in likely[:_COMPANIONS]} | dict.fromkeys(own.topics, 1.0)
    proposals = []
    for key, evidence in found.items():
        company = round(topic_words.company(key, others, counted_in=counted_in), 4)
        evidence = msgspec.structs.replace(evidence, company=company)  # noqa: PLW2901
        confidence = round(confidence_of(evidence), 3)
        if confidence >= least:
            proposals.append(Proposal(TopicKey(key), confidence, evidence))
    return tuple(sorted(proposals, key=lambda one: (-one.confidence, one.topic)))


def _voters(
    own: Candidate,
    words: Mapping[int, float],
    candidates: Iterable[Candidate],
    weigh: Callable[[Sketch], Mapping[int, float]],
) -> list[tuple[float, Candidate]]:
    """Return the candidates whose texts are most like that of `own`, with scores; best first."""
    scored = []
    for other in candidates:
        theirs = weigh(other.sketch)
        shared = sum([weight * words.get(word, 0.0) for word, weight in theirs.items()])
        if shared:
            score = shared * nearness(_day(own), _day(other))
            scored.append((score, other.article_id, other))
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [(score, other) for score, _, other in scored[:_VOTERS]]


def _day(article: Candidate) -> int | None:
    return article.published.toordinal() if article.published else None


def features_of(evidence: Evidence) -> tuple[float, ...]:
    """Return the numbers that are weighed."""
    return (
        evidence.votes,
        sqrt(evidence.votes),
        evidence.likeness,
        evidence.relative,
        float(evidence.in_title),
        log1p(min(evidence.mentions, _MOST_MENTIONS)),
    )


def confidence_of(evidence: Evidence) -> float:
    """Return how sure a topic is, 0 to 1."""
    pairs: Sequence[tuple[float, float]] = list(zip(_WEIGHTS, features_of(evidence), strict=True))
    by_itself = 1 / (1 + exp(-_START - sum(weight * value for weight, value in pairs)))
    return min(1.0, by_itself + _COMPANY * evidence.company)


def reason_of(evidence: Evidence, example_title: str) -> str:
    """Return why, in words: `named in the title; 6 articles like it have it, as “The port”`."""
    parts = []
    if evidence.in_title:
        parts.append("named in the title")
    if evidence.mentions:
        times = "once" if evidence.mentions == 1 else f"{evidence.mentions} times"
        parts.append(f"named {times} in the text")
    if evidence.voters:
        articles = "1 article" if evidence.voters == 1 else f"{evidence.voters} articles"
        have = "has" if evidence.voters == 1 else "have"
        parts.append(f"{articles} like it {have} it, as “{example_title}”")
    return "; ".join(parts)
