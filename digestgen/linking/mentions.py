"""Mentions: where the body of an article names a topic first, and the links put there.

Pure. One automaton a case rule (Aho-Corasick) finds every name in one pass over the HTML, however
many names there are; few candidates are then looked at closely: word borders, what element they
stand in, whether they are part of a longer name. The HTML is our own: text is escaped, `<` begins
tags alone, so a place in it is exact and a link is put in by cutting the text there.

Left out on purpose, because a missing link costs less than a wrong one: parts of hyphenated words
(`post-Gaddafi`), of addresses, of longer names (`Sudan` in `South Sudan`, `Texas` in `University of
Texas`), and words that only begin a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple, Protocol

from digestgen.linking.borders import has_borders
from digestgen.linking.names import (
    ANY_CASE,
    AT_START,
    Pattern,
    is_acronym,
    is_common,
    loosened,
    lowered,
    patterns_of,
    straightened,
)
from digestgen.linking.terms import CALENDAR, TITLES
from digestgen.model.ids import TopicKey
from digestgen.model.mention import Mention

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

MOST_IN_PARAGRAPH = 2
MOST = 12
"""Links in an article; the editor's own are not counted."""
LINK_CLASS = "topic-mention"
_SHUT = re.compile(
    r"<(/?)(?:a|h[1-6]|code|pre|kbd|samp|var|figcaption|caption|th|summary|sup|sub|del|s|rt|rp|ruby"
    r'|span class="missing-image"|(?<=/)span)(?=[\s>\x02])'
)
"""Elements in which nothing is linked; of spans those that stand for images. Ends of other spans
are seen as well, and then end nothing."""
_BLOCK = re.compile(
    r"</?(?:p|li|td|dd|dt|div|blockquote|figure|section|details|table|tr|ul|ol|dl|hr|h[1-6]|pre)\b"
)
_BEFORE = re.compile(r"(?:([^\W\d_][\w.'’-]*)[ \n](of|for)|([^\W\d_][\w.'’-]*)|(&amp;))[ \n]$")
_BEHIND = re.compile(r"[ \n](?:([^\W\d_][\w'’-]*)|(&amp;))")
_STARTS = re.compile(r"(?:^|[>.!?:…\u3002])(?:[\s\"'“”‘’«»(\[*]|&quot;)*$")
_WINDOW = 48
"""Signs before a candidate in which its neighbours are looked for."""


class Name(NamedTuple):
    """A name of a topic."""

    name: str
    key: TopicKey


class _Hit(NamedTuple):
    start: int
    end: int
    key: TopicKey


class Finder:
    """Finds these names in bodies. Making it is linear in the names, asking it is not."""

    def __init__(self, names: Iterable[Name], language: str) -> None:
        """Take names in; one that means several topics is left out."""
        self._language = language
        self._exact: list[str] = []
        self._loose: list[str] = []
        self._of_exact: list[tuple[TopicKey, Pattern]] = []
        self._of_loose: list[tuple[TopicKey, Pattern]] = []
        for pattern, key in _settled(names, language):
            if pattern.how == ANY_CASE:
                self._loose.append(pattern.text)
                self._of_loose.append((key, pattern))
            else:
                self._exact.append(pattern.text)
                self._of_exact.append((key, pattern))
        self._exact_machine = _machine(self._exact)
        self._loose_machine = _machine(self._loose)

    def names_in(self, html: str) -> bool:
        """Return whether a body has any of the names, in any place where words end.

        More than `find` finds: what it leaves out may hang on other names.
        """
        return any(has_borders(html, hit[0], hit[1]) for hit in self._candidates(html))

    def find(self, html: str, *, linked: Container[TopicKey] = ()) -> tuple[Mention, ...]:
        """Return the mentions to link in a body, in order; none of topics `linked` there already.

        At most MOST, and MOST_IN_PARAGRAPH between two ends of blocks: a topic named where these
        are full is linked at its next mention. Linear.
        """
        found: list[Mention] = []
        seen: set[TopicKey] = set()
        end = 0
        # The longest of those that begin first: `Libyan civil war` is no `civil war`.
        for hit in sorted(self._hits(html), key=lambda hit: (hit.start, -hit.end)):
            if hit.start < end:
                continue
            end = hit.end
            if hit.key in seen or hit.key in linked or _is_full(html, found, hit.start):
                continue
            seen.add(hit.key)
            found.append(Mention(hit.start, hit.end, hit.key))
            if len(found) == MOST:
                break
        return tuple(found)

    def _hits(self, html: str) -> Iterator[_Hit]:
        shut: list[tuple[int, int]] | None = None
        for start, end, key, pattern in self._candidates(html):
            if not (
                has_borders(html, start, end) and self._stands_alone(html, start, end, pattern)
            ):
                continue
            if html.rfind("<", 0, start) > html.rfind(">", 0, start):
                continue
            if shut is None:
                shut = _shut_stretches(html)
            if not any(begin < start < stop for begin, stop in shut):
                yield _Hit(start, end, key)

    def _candidates(self, html: str) -> Iterator[tuple[int, int, TopicKey, Pattern]]:
        if self._exact_machine:
            text = straightened(html)
            for number, start, end in self._exact_machine.find_matches_as_indexes(
                text, overlapping=True
            ):
                yield (start, end, *self._of_exact[number])
        if self._loose_machine:
            text = loosened(lowered(html))
            for number, start, end in self._loose_machine.find_matches_as_indexes(
                text, overlapping=True
            ):
                yield (start, end, *self._of_loose[number])

    def _stands_alone(self, html: str, start: int, end: int, pattern: Pattern) -> bool:
        """Return whether a candidate is no part of a longer name, and no word that starts so."""
        before = html[max(0, start - _WINDOW) : start]
        if (pattern.how == AT_START or pattern.is_common) and (
            (_STARTS.search(before) is None) == (pattern.how == AT_START)
        ):
            return False
        if not html[start].isupper():
            return True
        left, right = _BEFORE.search(before), _BEHIND.match(html, end)
        text = html[start:end]
        if is_acronym(text):
            return not (is_common(text, self._language) and _is_shouted(left, right))
        return not (
            (right and self._goes_on(right))
            or (left and (left[2] or pattern.how != ANY_CASE) and self._begins(left))
        )

    def _goes_on(self, right: re.Match[str]) -> bool:
        word = right[1] or ""
        return bool(right[2]) or (word[0].isupper() and not self._is_no_name(word))

    def _begins(self, left: re.Match[str]) -> bool:
        word = left[1] or left[3] or ""
        return bool(left[4]) or (word[0].isupper() and not self._is_no_name(word))

    def _is_no_name(self, word: str) -> bool:
        low = word.lower().rstrip(".")
        return low in TITLES or low in CALENDAR or is_common(low, self._language)


def _is_shouted(left: re.Match[str] | None, right: re.Match[str] | None) -> bool:
    words = ((left[2] or left[3] or "") if left else "", (right[1] or "") if right else "")
    return any(map(is_acronym, words))


def _settled(names: Iterable[Name], language: str) -> Iterator[tuple[Pattern, TopicKey]]:
    """Yield what is looked for, each once; what means several topics is left out."""
    found: dict[tuple[bool, str], tuple[Pattern, set[TopicKey]]] = {}
    for name, key in names:
        for pattern in patterns_of(name, language):
            place = pattern.how == ANY_CASE, pattern.text
            held = found.get(place)
            if held is None or held[0].how > pattern.how:
                # A name written so beats a word that is only so at the start of a sentence.
                found[place] = (pattern, {key})
            elif held[0].how == pattern.how:
                held[1].add(key)
    for pattern, keys in found.values():
        if len(keys) == 1:
            yield pattern, next(iter(keys))


def _machine(patterns: Sequence[str]) -> AhoCorasick | None:
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415  a build without changes needs none

    return AhoCorasick(patterns, store_patterns=False) if patterns else None


def _shut_stretches(html: str) -> list[tuple[int, int]]:
    """Return where nothing may be linked: (start, end) in order."""
    found = []
    depth = begin = 0
    for tag in _SHUT.finditer(html):
        if not tag[1]:
            if not depth:
                begin = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((begin, tag.start()))
    if depth:
        found.append((begin, len(html)))
    return found


def _is_full(html: str, found: Sequence[Mention], start: int) -> bool:
    """Return whether the paragraph at `start` has as many links as it may."""
    if len(found) < MOST_IN_PARAGRAPH:
        return False
    return _BLOCK.search(html, found[-MOST_IN_PARAGRAPH].end, start) is None


class LinkPlace(Protocol):
    """A stretch of a body that becomes a link."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def href(self) -> str: ...  # noqa: D102


def with_links(html: str, links: Sequence[LinkPlace]) -> str:
    """Return a body with links put in, which are in order and do not meet. Linear."""
    if not links:
        return html
    parts: list[str] = []
    at = 0
    for link in links:
        parts += (
            html[at : link.start],
            f'<a class="{LINK_CLASS}" href="{escape(link.href)}">',
            html[link.start : link.end],
            "</a>",
        )
        at = link.end
    parts.append(html[at:])
    return "".join(parts)
