"""Find where the article begins and ends in a flattened page."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from digestgen.cleaning.frame import weights
from digestgen.cleaning.frame.ends import end_candidates
from digestgen.cleaning.frame.features import Features, Scorer, Weights
from digestgen.cleaning.frame.layout import Layout, lay_out
from digestgen.cleaning.frame.prose import measure
from digestgen.cleaning.frame.starts import start_candidates

MIN_WORDS = 60
"""A text shorter than this is no page."""
MIN_LEFT_WORDS = 40
MIN_LEFT_SHARE = 0.12
_NEAR_WORDS = 12
"""Candidates this near would give much the same article."""


class Border(NamedTuple):
    """A place in a text and how sure it is, as a probability."""

    at: int
    sure: float


class Frame(NamedTuple):
    """The two borders of the article in a page."""

    start: Border
    end: Border
    layout: Layout
    is_page: bool = True
    """False for a text that is too short to tell."""


@lru_cache(maxsize=1)
def find_frame(text: str) -> Frame:
    """Return the borders of the article in `text`, all of it for a text that is too short.

    The last answer is kept: several rules ask for the same text.
    """
    layout = lay_out(text)
    whole = Frame(Border(0, 1.0), Border(len(text), 1.0), layout, is_page=False)
    if len(layout.words) < MIN_WORDS:
        return whole
    prose = measure(layout, weights.PROSE)
    start = _best(start_candidates(layout, prose), weights.START, layout.words)
    end = _best(end_candidates(layout), weights.END, layout.words)
    left = layout.counts(start.at, end.at)[0]
    if left < max(MIN_LEFT_WORDS, MIN_LEFT_SHARE * len(layout.words)):
        return whole._replace(is_page=True)
    return Frame(start, end, layout)


def _best(candidates: Iterable[tuple[int, Features]], table: Weights, words: list[int]) -> Border:
    """Return the candidate with the highest score and how likely it is, near ones included."""
    score = Scorer(table).score
    places: list[int] = []
    scores: list[float] = []
    for place, features in candidates:
        places.append(place)
        scores.append(score(features))
    top = max(scores)
    at = places[scores.index(top)]
    number = bisect_left(words, at)
    first = words[number - _NEAR_WORDS - 1] if number > _NEAR_WORDS else -1
    last = words[number + _NEAR_WORDS] if number + _NEAR_WORDS < len(words) else math.inf
    all_shares = near = 0.0
    for place, value in zip(places, scores, strict=True):
        share = math.exp(value - top)
        all_shares += share
        if first < place <= last:
            near += share
    return Border(at, near / all_shares)
