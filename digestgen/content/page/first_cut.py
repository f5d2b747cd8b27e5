"""The first cut: which words of a page trafilatura takes for its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

# Japanese and Chinese have no blanks between words: each sign counts.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")
_RUN = 4
_MIN_RUN_WORDS = 8
"""Shorter blocks are found as whole lines: their runs of words stand in many places."""


class FirstCut:
    """The words of the first cut, to be asked whether a block is among them."""

    def __init__(self, text: str) -> None:
        lines = (words_of(line) for line in text.split("\n"))
        self._lines = {tuple(line) for line in lines if line}
        self._runs = set(_runs(words_of(text)))

    @property
    def size(self) -> int:
        """How many distinct runs of words it has."""
        return len(self._runs)

    def share(self, words: Sequence[str]) -> float:
        """Return which share of a block's words is in the first cut, 0 to 1."""
        if len(words) < _MIN_RUN_WORDS:
            return float(tuple(words) in self._lines)
        runs = _runs(words)
        return sum(run in self._runs for run in runs) / len(runs)


def words_of(text: str) -> list[str]:
    """Return the words of `text` as they are compared: letters and figures alone."""
    return _WORD.findall(text)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def first_cut(tree: Any) -> FirstCut:  # noqa: ANN401  an element of lxml
    """Return what trafilatura takes out of `tree`, which it leaves as it is."""
    import trafilatura  # noqa: PLC0415  0.3 s: only for saved pages

    text = trafilatura.extract(tree, include_comments=False, include_tables=True)
    return FirstCut(text or "")
