"""Boilerplate that the rules do not know: what many articles of one source have at the same end.

From the border of the text inwards: a passage counts when it stands, word for word, at the first or
last words of many articles, or directly behind such a passage. So prose that is merely common is no
candidate: it stands anywhere. What still looks like a part of a sentence is passed over, and so is
what the middle of texts has as well. Pure; linear in the words at the ends.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from digestgen.model.edit import Edit
from digestgen.model.source import Source

MIN_ARTICLES = 10
MIN_SHARE = 0.05
"""Of the articles of a source that must have a passage."""
ZONE_WORDS = 80
"""At each end; of a short text never more than a third."""
_SHINGLE = 5
_GAP = 8
"""Words of their own that articles may have between the border and a passage: a name, a date."""
_ROUNDS = 6
_ALIKE = 0.7
"""A passage ends where its next words are had by fewer than so many of its articles."""
_APART = 0.8
"""The share of its articles in which a passage must stand apart from the prose beside it."""
_ELSEWHERE = 0.2
"""The share of its articles that may have a passage in the middle as well."""
_EXAMPLES = 3
_WORD = re.compile(r"\S+")
_STOPS = tuple(".!?…。:;)]”’\"'»|")
_SPECIAL = re.compile(r"[.^$*+?{}\[\]\\|()]")


class Ends(NamedTuple):
    """The words at both ends of one article, as far as the rules leave them."""

    path: str
    head: str
    tail: str
    middle: int
    """Tells the article from others: copies of one article have everything in common."""


class Proposal(NamedTuple):
    """A passage that many articles have."""

    words: tuple[str, ...]
    is_head: bool
    articles: int
    of_all: int
    examples: tuple[str, ...]

    @property
    def pattern(self) -> str:
        """The passage as a regular expression: any blanks between its words."""
        return r"\s+".join(_SPECIAL.sub(r"\\\g<0>", word) for word in self.words)


def ends_of(source: Source, edits: Iterable[Edit]) -> Ends:
    """Return what is left at the ends of a text when the rules have removed what they know."""
    words = _WORD.findall(_left(source, edits))
    size = min(ZONE_WORDS, len(words) // 3)
    middle = hash(tuple(words[len(words) // 2 - 15 : len(words) // 2 + 15]))
    return Ends(source.path, " ".join(words[:size]), " ".join(words[len(words) - size :]), middle)


def _left(source: Source, edits: Iterable[Edit]) -> str:
    """Return the body without the words that went; form is as it was, for patterns to match."""
    parts: list[str] = []
    at = source.body_start
    for edit in edits:
        if any(map(str.isalnum, edit.before)) and not any(map(str.isalnum, edit.after)):
            parts += (source.text[at : edit.start], " ")
            at = edit.end
    return "".join((*parts, source.text[at:]))


def propose(articles: Sequence[Ends]) -> tuple[Proposal, ...]:
    """Return the passages that many of these articles, all of one source, have at one end.

    Those had by most come first; copies of one article count once.
    """
    once = list({article.middle: article for article in reversed(articles)}.values())[::-1]
    least = max(MIN_ARTICLES, ceil(MIN_SHARE * len(once)))
    if len(once) < least:
        return ()
    found = [*_at_end(once, least, is_head=True), *_at_end(once, least, is_head=False)]
    return tuple(sorted(found, key=lambda p: (-p.articles, not p.is_head, p.words)))


def _at_end(articles: list[Ends], least: int, *, is_head: bool) -> Iterator[Proposal]:
    """Yield the passages at one end, from the border inwards, a layer a round."""
    # From the border inwards: at the tail the words are read from the last one back.
    texts = [a.head.split() if is_head else a.tail.split()[::-1] for a in articles]
    begins = [0] * len(texts)
    found: dict[tuple[str, ...], list[int]] = {}
    for _ in range(_ROUNDS):
        runs = _runs(texts, begins, least)
        having: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for index, (start, end) in runs.items():
            having[tuple(texts[index][start:end])].append(index)
        moved = False
        for words, indices in having.items():
            is_new = words not in found
            if is_new and len(indices) < least:
                continue
            if is_new and not _stands_apart(texts, runs, indices, is_head=is_head):
                continue
            found.setdefault(words, []).extend(indices)
            for index in indices:
                begins[index] = runs[index][1]
            moved = True
        if not moved:
            break
    for words, indices in found.items():
        examples = tuple(articles[index].path for index in sorted(indices)[:_EXAMPLES])
        passage = words if is_head else words[::-1]
        yield Proposal(passage, is_head, len(set(indices)), len(articles), examples)


def _runs(texts: list[list[str]], begins: list[int], least: int) -> dict[int, tuple[int, int]]:
    """Return for each text that has one the first run of words that many have (start, end)."""
    counts: Counter[int] = Counter()
    for words, begin in zip(texts, begins, strict=True):
        counts.update({_shingle(words, at) for at in range(begin, len(words) - _SHINGLE + 1)})
    found = {}
    for index, (words, begin) in enumerate(zip(texts, begins, strict=True)):
        last = len(words) - _SHINGLE
        for start in range(begin, min(begin + _GAP, last) + 1):
            had = counts[_shingle(words, start)]
            if had < least:
                continue
            end = start
            while end < last and _is_alike(counts[_shingle(words, end + 1)], had):
                end += 1
            found[index] = (start, end + _SHINGLE)
            break
    return found


def _is_alike(one: int, other: int) -> bool:
    return min(one, other) >= _ALIKE * max(one, other)


def _shingle(words: list[str], at: int) -> int:
    return hash(tuple(words[at : at + _SHINGLE]))


def _stands_apart(
    texts: list[list[str]],
    runs: dict[int, tuple[int, int]],
    indices: list[int],
    *,
    is_head: bool,
) -> bool:
    """Return whether most texts have a border between the passage and the prose behind it."""
    apart = 0
    for index in indices:
        words, (_, end) = texts[index], runs[index]
        inner = words[end : end + 1]
        if is_head:
            # The text begins anew behind the passage.
            apart += not (inner and inner[0][0].islower())
        else:
            # The text has come to its end before the passage, and that begins anew.
            is_over = not inner or inner[0].endswith(_STOPS) or not inner[0][0].islower()
            apart += is_over and not words[end - 1][0].islower()
    return apart >= _APART * len(indices)


class Elsewhere:
    """Looks for proposed passages in whole texts: at the ends, and in the middle."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self._proposals = proposals
        self._patterns = [re.compile(proposal.pattern) for proposal in proposals]
        self._at_end = [0] * len(proposals)
        self._in_middle = [0] * len(proposals)

    def see(self, source: Source) -> None:
        """Look through one text. Linear in its length, for each proposal."""
        body = source.body
        for number, pattern in enumerate(self._patterns):
            places = [match.start() / len(body) for match in pattern.finditer(body)]
            if not places:
                continue
            is_head = self._proposals[number].is_head
            self._at_end[number] += any((p < 0.5) == is_head for p in places)  # noqa: PLR2004
            self._in_middle[number] += len(places) > 1 or (places[0] < 0.5) != is_head  # noqa: PLR2004

    def kept(self) -> tuple[Proposal, ...]:
        """Return the proposals that stand at their end alone, counted by what they match."""
        return tuple(
            proposal._replace(articles=at_end)
            for proposal, at_end, middle in zip(
                self._proposals, self._at_end, self._in_middle, strict=True
            )
            if at_end >= MIN_ARTICLES and middle <= _ELSEWHERE * at_end
        )
