"""Choose the sentences of a digest from the leads of many articles.

Pure. A sentence is chosen for what it says (its own score as a lead, names and rare words that many
of the articles share, words of the subject) and not when it says what a chosen one says, or comes
from the same time: greedy, by maximal marginal relevance (Carbonell and Goldstein 1998). What is
chosen stands as it is; nothing is joined or rewritten.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import log2
from typing import NamedTuple

from digestgen.model.lead import Lead

MOST = 7
FEW = 3
"""Up to so many articles, two sentences of one may stand."""
_PER_ARTICLE = 2
_CONSIDERED = 48
_SHARED_TERMS = 60
_TOPICAL = 36
_NAMED = 8
"""For each word of the subject in the sentence, twice at most."""
_SAME = 0.55
"""Of its words in common with a chosen one: it says the same."""
_OVERLAP_COST = 70
_NEARNESS_COST = 24
_LEAST = 24
_WORD = re.compile(r"[^\W_]{4,}")


class Candidate(NamedTuple):
    """An article that may be quoted."""

    place: int
    """Its number in the caller's list."""
    day: str
    """ISO, '' when undated."""
    leads: tuple[Lead, ...]
    terms: tuple[str, ...]
    """Its rare terms."""


class Chosen(NamedTuple):
    """One sentence of a digest."""

    place: int
    """Of its article."""
    lead: Lead


class _Option(NamedTuple):
    value: float
    rank: int
    """Of its article in time, from 0."""
    day: int
    """Of its article, counted from some day on."""
    words: frozenset[str]
    chosen: Chosen


def wanted_quotes(articles: int) -> int:
    """Return how many sentences a digest of so many articles has at most.

    One article needs none: it stands in the list with its own summary.
    """
    if articles <= 1:
        return 0
    return min(MOST, articles + 1 if articles <= FEW else 2 + articles // 2)


def choose_quotes(
    candidates: Sequence[Candidate], worth: Worth, *, most: int | None = None
) -> tuple[Chosen, ...]:
    """Return the sentences of a digest, oldest first, undated ones last.

    `candidates` in any order; `most`: how many, None for as many as so many articles need. Ties go
    to the later article. Bounded: the best `_CONSIDERED` leads are compared with each other.
    """
    in_time = sorted(candidates, key=lambda candidate: (candidate.day, candidate.place))
    wanted = wanted_quotes(len(in_time)) if most is None else most
    options = _options(in_time, worth)
    chosen: list[_Option] = []
    share = _PER_ARTICLE if len(in_time) <= FEW else 1
    near = _nearness(in_time, max(1, wanted))
    costs = [0.0] * len(options)
    while options and len(chosen) < wanted:
        at = max(range(len(options)), key=lambda n: (options[n].value - costs[n], -n))
        best = options.pop(at)
        costs.pop(at)
        chosen.append(best)
        taken = sum(1 for option in chosen if option.chosen.place == best.chosen.place)
        kept = []
        for option, cost in zip(options, costs, strict=True):
            if taken >= share and option.chosen.place == best.chosen.place:
                continue
            alike = _alike(option.words, best.words)
            if alike <= _SAME:
                more = _OVERLAP_COST * alike + _NEARNESS_COST * near(option, best)
                kept.append((option, max(cost, more)))
        options, costs = [option for option, _ in kept], [cost for _, cost in kept]
    chosen.sort(key=lambda option: (option.rank, _number(option.chosen.lead.anchor)))
    dated = [option.chosen for option in chosen if in_time[option.rank].day]
    return (*dated, *(option.chosen for option in chosen if not in_time[option.rank].day))


def _options(in_time: Sequence[Candidate], worth: Worth) -> list[_Option]:
    """Return the sentences to compare, best first."""
    ranked = [
        (worth(lead), rank, lead.text, candidate.place, lead)
        for rank, candidate in enumerate(in_time)
        for lead in candidate.leads
    ]
    ranked = [entry for entry in ranked if entry[0] >= _LEAST]
    ranked.sort(key=lambda entry: (-entry[0], -entry[1], entry[2]))
    return [
        _Option(
            value,
            rank,
            _ordinal(in_time[rank].day),
            frozenset(_WORD.findall(text.lower())),
            Chosen(place, lead),
        )
        for value, rank, text, place, lead in ranked[:_CONSIDERED]
    ]


def _nearness(in_time: Sequence[Candidate], wanted: int) -> Callable[[_Option, _Option], float]:
    """Return what says how near two sentences are, from 0 to 1: in days, and in the row of all.

    By days alone a busy month would be one sentence, by the row alone a quiet year none.
    """
    days = [_ordinal(candidate.day) for candidate in in_time if candidate.day] or [0]
    span = max(1.0, (days[-1] - days[0]) / wanted)
    reach = max(1.0, len(in_time) / wanted)

    def near(one: _Option, other: _Option) -> float:
        by_rank = max(0.0, 1 - abs(one.rank - other.rank) / reach)
        by_day = max(0.0, 1 - abs(one.day - other.day) / span)
        return (by_rank + by_day) / 2

    return near


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


class Worth:
    """What a sentence is worth to a digest of these articles."""

    def __init__(self, candidates: Iterable[Candidate], subject: str) -> None:
        seen = Counter(term for candidate in candidates for term in frozenset(candidate.terms))
        shared = sorted((-n, term) for term, n in seen.items() if n > 1)[:_SHARED_TERMS]
        self._shared = [(term, log2(1 - n)) for n, term in shared]
        self._stems = [word[:6] for word in _WORD.findall(subject.lower())]

    def __call__(self, lead: Lead) -> float:
        """Return its score as a lead, and more for what many articles share."""
        low = lead.text.lower()
        named = _NAMED * min(2, sum(1 for stem in self._stems if stem in low))
        return lead.score + self._topical(lead.text) + named

    def _topical(self, text: str) -> float:
        """Return what the shared terms in `text` are worth."""
        worth = 0.0
        for term, weight in self._shared:
            if term in text:
                worth += weight
                # The heaviest come first: most sentences are decided by a few of them.
                if 4 * worth >= _TOPICAL:
                    return _TOPICAL
        return 4 * worth


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter sentence's words that the other has as well."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def _number(anchor: str) -> int:
    """Return the number in the anchor of a paragraph."""
    digits = re.search(r"[0-9]+", anchor)
    return int(digits[0]) if digits else 0
