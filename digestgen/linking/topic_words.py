"""What the articles of a site have in common: how rare its words are, which words each topic has.

Pure. For proposals alone, which look at a whole site once: what pages show must not change with
articles that have nothing to do with them, so related articles go by the fixed background list. A
word that every article of a site has tells nothing there, however rare it is in the language.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from math import log, sqrt

from digestgen.linking.related import Candidate, weights_of
from digestgen.model.ids import TopicKey
from digestgen.model.sketch import Sketch

_TRUST = 2
"""Articles that a topic is taken to have besides its own, without the other: few prove little."""


class SiteWords:
    """How rare words are among the articles of one site."""

    def __init__(self, articles: Iterable[Candidate]) -> None:
        """Linear in the articles."""
        self._counts: Counter[int] = Counter()
        self._articles = 0
        for article in articles:
            self._counts.update(article.sketch.word_ids())
            self._articles += 1

    def weigh(self, sketch: Sketch) -> dict[int, float]:
        """Return the words of a text as a direction of length 1 in this site: word -> weight."""
        weighed = {
            word: weight * sqrt(log((self._articles + 1) / max(1, self._counts[word])))
            for word, weight in weights_of(sketch).items()
        }
        length = sqrt(sum([weight * weight for weight in weighed.values()])) or 1.0
        return {word: weight / length for word, weight in weighed.items()}


class TopicWords:
    """The words that the articles of each topic have, added up, and which topics they share."""

    def __init__(self, articles: Iterable[Candidate], words: SiteWords) -> None:
        """Linear in the articles. `words`: of the same site."""
        self.words = words
        self._sums: defaultdict[str, defaultdict[int, float]] = defaultdict(
            lambda: defaultdict(float)
        )
        self._sizes: Counter[str] = Counter()
        self._together: Counter[tuple[str, str]] = Counter()
        for article in articles:
            own = words.weigh(article.sketch)
            topics = list(dict.fromkeys(article.topics))
            self._sizes.update(topics)
            self._together.update((a, b) for a in topics for b in topics if a != b)
            for topic in topics:
                sums = self._sums[topic]
                for word, weight in own.items():
                    sums[word] += weight
        self._norms = {
            topic: sqrt(sum([weight * weight for weight in sums.values()])) or 1.0
            for topic, sums in self._sums.items()
        }

    def likeness(self, own: Mapping[int, float], topic: str, *, is_in: bool = False) -> float:
        """Return how like an article is to a topic, by its words (see `SiteWords.weigh`).

        `is_in`: the article is one of those added up, and its own share is to be left out.
        """
        words, norm = self._sums.get(topic), self._norms.get(topic, 1.0)
        if words is None:
            return 0.0
        product = sum([weight * words.get(word, 0.0) for word, weight in own.items()])
        if is_in:
            norm = sqrt(max(norm * norm - 2 * product + 1.0, 1e-6))
            product -= 1.0
        return max(0.0, product / norm)

    def company(
        self, topic: str, others: Mapping[TopicKey, float], *, counted_in: Collection[str] = ()
    ) -> float:
        """Return how often articles of other topics have this one as well, 0 to 1.

        `others`: topics with their weights. `counted_in`: topics of an article that is counted and
        is to be left out.
        """
        share = total = 0.0
        for other, weight in others.items():
            if other == topic:
                continue
            size = self._sizes[other] - (other in counted_in)
            both = self._together[topic, other] - (topic in counted_in and other in counted_in)
            share += weight * both / (size + _TRUST)
            total += weight
        return share / total if total else 0.0
