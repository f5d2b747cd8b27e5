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
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple, Protocol

from digestgen.linking.borders import has_borders
from digestgen.linking.companions import CALENDAR, TITLES
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
_SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
"""Left behind by another generator: code, though it looks like text."""
_BLOCK = re.compile(
    r"</?(?:p|li|td|dd|dt|div|blockquote|figure|section|details|table|tr|ul|ol|dl|hr|h[1-6]|pre)\b"
)
_BEHIND = re.compile(r"[ \n]([^\W\d_][\w'’-]*|&amp;)")
_AND = "&amp;"
_OF = ("of", "for")
_OF_NAME = re.compile(r"[ \n]of[ \n](?:the[ \n])?[^\W\d_a-z]")
"""Behind `University`: of what?"""
_NAMING = frozenset(("new", "old", "great", "little", "big", "saint"))
"""Common words that begin names all the same."""
_OPENING = " \n\"'“”‘’«»(["
_ABBREVIATED = re.compile(r"(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Sen|Rep|Gov|Lt|Prof)\.")
_DFA_UP_TO = 200_000
_WINDOW = 48
"""Signs before a candidate in which its neighbours are looked for."""


class Name(NamedTuple):
    """A name of a topic."""

    name: str
    key: TopicKey


_Candidate = tuple[int, int, TopicKey, Pattern]


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
        return next(self._bordered(html), None) is not None

    def find(self, html: str, *, linked: Container[TopicKey] = ()) -> tuple[Mention, ...]:
        """Return the mentions to link in a body, in order; none of topics `linked` there already.

        At most MOST, and MOST_IN_PARAGRAPH between two ends of blocks: a topic named where these
        are full is linked at its next mention. Linear.
        """
        found: list[Mention] = []
        seen: set[TopicKey] = set()
        shut: list[tuple[int, int]] | None = None
        behind = 0
        # The longest of those that begin first: `Libyan civil war` is no `civil war`.
        for start, end, key, pattern in sorted(self._bordered(html), key=_first_and_longest):
            if start < behind:
                continue
            behind = end
            if key in seen or key in linked or _is_full(html, found, start):
                continue
            if shut is None:
                shut = shut_stretches(html)
            if not self._is_mention(html, shut, start, end, pattern):
                continue
            seen.add(key)
            found.append(Mention(start, end, key))
            if len(found) == MOST:
                break
        return tuple(found)

    def counted(self, html: str) -> Counter[TopicKey]:
        """Return how often a body mentions each topic, where `find` might link it. Linear."""
        found: Counter[TopicKey] = Counter()
        shut: list[tuple[int, int]] | None = None
        behind = 0
        for start, end, key, pattern in sorted(self._bordered(html), key=_first_and_longest):
            if start < behind:
                continue
            behind = end
            if shut is None:
                shut = shut_stretches(html)
            found[key] += self._is_mention(html, shut, start, end, pattern)
        return +found

    def _is_mention(
        self, html: str, shut: Sequence[tuple[int, int]], start: int, end: int, pattern: Pattern
    ) -> bool:
        """Return whether a candidate stands in text, as a name of its own."""
        return (
            not _is_within(shut, start)
            and html.rfind("<", 0, start) <= html.rfind(">", 0, start)
            and self._stands_alone(html, start, end, pattern)
        )

    def _bordered(self, html: str) -> Iterator[_Candidate]:
        return (one for one in self._candidates(html) if has_borders(html, one[0], one[1]))

    def _candidates(self, html: str) -> Iterator[_Candidate]:
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
        is_at_start = pattern.how == AT_START
        if (is_at_start or pattern.is_common) and _begins_sentence(before) != is_at_start:
            return False
        if not html[start].isupper():
            return True
        text, right = html[start:end], _BEHIND.match(html, end)
        word, behind = _word_before(before), right[1] if right else ""
        if is_acronym(text):
            is_shouted = is_acronym(word) or is_acronym(behind)
            return not (is_shouted and is_common(text, self._language))
        goes_on = right is not None and _is_of_name(behind)
        if word in _OF:
            before = before.rstrip()[: -len(word)]
            word = _word_before(before)
        elif pattern.how == ANY_CASE:
            return not goes_on
        else:
            goes_on = goes_on or _OF_NAME.match(html, end) is not None
        return not (goes_on or (_is_of_name(word) and not self._only_begins(word, before)))

    def _only_begins(self, word: str, before: str) -> bool:
        """Return whether a word at the end of `before` has its capital from the sentence alone."""
        low = word.lower()
        if low in _NAMING or not is_common(low, self._language):
            return False
        return _begins_sentence(before.rstrip()[: -len(word)])


def _is_of_name(word: str) -> bool:
    """Return whether a word beside a name looks as if it made a longer name of it."""
    if not word[:1].isupper():
        return word == _AND
    low = word.lower().rstrip(".")
    return not (low in TITLES or low in CALENDAR or low == "i")


def _first_and_longest(one: _Candidate) -> tuple[int, int]:
    return one[0], -one[1]


def _begins_sentence(before: str) -> bool:
    """Return whether what stands before a word ends a sentence or a tag."""
    text = before.rstrip(_OPENING)
    while text.endswith("&quot;"):
        text = text[: -len("&quot;")].rstrip(_OPENING)
    return not text or text[-1] in ">.!?:…。"


def _word_before(before: str) -> str:
    """Return the word that ends before the last blank, `&amp;`; '' when anything parts them."""
    if before[-1:] not in (" ", "\n"):
        return ""
    words = before.split()
    word = words[-1].rpartition(">")[2].lstrip(_OPENING) if words else ""
    return word if word == _AND or word[-1:].isalnum() or _ABBREVIATED.fullmatch(word) else ""


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
    # Late: a build without changes needs none.
    from ahocorasick_rs import AhoCorasick, Implementation  # noqa: PLC0415

    if not patterns:
        return None
    # Twice as quick; of 10,000 names it takes 10 MB and 0.1 s to make.
    is_small = sum(map(len, patterns)) <= _DFA_UP_TO
    kind = Implementation.DFA if is_small else Implementation.ContiguousNFA
    return AhoCorasick(patterns, store_patterns=False, implementation=kind)


def shut_stretches(html: str) -> list[tuple[int, int]]:
    """Return where nothing may be linked: (start, end), in order."""
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
    if "{{" in html or "{%" in html:
        found = _joined(sorted([*found, *(code.span() for code in _SHORTCODE.finditer(html))]))
    return found


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted stretches without those that lie within others or meet them."""
    found: list[tuple[int, int]] = []
    for start, end in stretches:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _is_within(stretches: Sequence[tuple[int, int]], place: int) -> bool:
    at = bisect_right(stretches, (place, 0))
    return at > 0 and place < stretches[at - 1][1]


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
