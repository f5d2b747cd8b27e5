"""Okapi BM25, the yardstick for related articles and for proposed tags.

Plain, over words in lower case, k1 = 1.5 and b = 0.75; each word of the query counts as often as it
stands in it, which for whole articles as queries does better than once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

_WORD = re.compile(r"[^\W_]{2,}")
_K1, _B = 1.5, 0.75


class Bm25:
    """The texts of a collection, ready to be searched by the texts themselves."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = [Counter(_WORD.findall(text.lower())) for text in texts]
        sizes = [sum(counts.values()) for counts in self._counts]
        mean = sum(sizes) / max(1, len(sizes))
        postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, (counts, size) in enumerate(zip(self._counts, sizes, strict=True)):
            for word, seen in counts.items():
                weight = seen * (_K1 + 1) / (seen + _K1 * (1 - _B + _B * size / mean))
                postings[word].append((place, weight))
        self._postings = postings

    def nearest(self, place: int) -> list[tuple[float, int]]:
        """Return all other texts with their scores, best first, ties by place."""
        scores = [0.0] * len(self._counts)
        for word, times in self._counts[place].items():
            found = self._postings[word]
            idf = log(1 + (len(scores) - len(found) + 0.5) / (len(found) + 0.5))
            for other, weight in found:
                scores[other] += times * idf * weight
        ranked = [(score, other) for other, score in enumerate(scores) if other != place]
        ranked.sort(key=lambda one: (-one[0], one[1]))
        return ranked
