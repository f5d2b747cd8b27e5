"""What divides the blocks above an article: breadcrumbs, copies, names, a standfirst's begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from digestgen.cleaning.frame.layout import GLUE, STOP, Layout
from digestgen.cleaning.frame.signs import AGE, BY, COUNT, HANDLE, LABEL, SHARE, STAMP
from digestgen.cleaning.words import en
from digestgen.cleaning.words.heads import FIRST_NAMES, JOB_WORDS, PLACES, SECTIONS
from digestgen.text.sentences import STARTERS

MIN_COPY = 4
"""Words of a stretch that counts as printed twice."""
MAX_COPY = 32
_ENDS = (STAMP, SHARE, HANDLE, COUNT, AGE, LABEL)
_NAME_RUN = re.compile(
    r"(?:(?:[^\W\d_a-z][\w.'’-]*+|de|van|von|al|bin|der|and|&)(?: ?,)?+(?: |$)){1,7}[-–—|•/,]? ?$"
)
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"\w+")
_FIRST_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"https?://\S+\s+")
_NEXT = re.compile(r"\s*[/›»>|•:·-]{0,2}\s*")
_CAPITAL = re.compile(
    r"(?<=[^\s.!?:–—-] )[\"“‘(]?(?P<word>[^\W\d_a-z][\w'’-]*)(?= (?P<next>[\"“‘(]?[\w'’-]+))"
)
_SHOUTED = re.compile(r"\b[A-Z]{4,}(?= [A-Z])")
_ICON = re.compile(r"\b[a-z]+_[a-z]+\b")
_GLUED_CAPITALS = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z]{2,})")
_BY_BEFORE = re.compile(r"(?:\bby|(?:\b|(?<=[a-zß-ÿ]))(?:By|BY)):? \w[^.!?|]{1,40}$")
_PERSON = re.compile(
    r"(?<=\s)(?P<first>[^\W\d_a-z][^\W\d_]+)"
    r"(?= (?P<last>[^\W\d_a-z][\w'’-]+)(?: [^\W\d_a-z@]|\s*$))"
)
_BY_NAME = re.compile(
    r"(?:\bby|(?:\b|(?<=[a-zß-ÿ]))(?:By|BY)) (?P<first>[^\W\d_a-z][^\W\d_]+)"
    r" (?:[^\W\d_a-z]|(?:de|van|von|al|bin|la|di|da|du) )"
)
_PERSONS_WINDOW = 2000
_LAST = re.compile(r"(\w+)[”’\"')?!]*\s*$")
_NAME_WINDOW = 90
_TABLE: dict[str, tuple[str, ...]] = {}


class Run(NamedTuple):
    """A name before a sign: its words, and whether its first is known or it stands there twice.

    Five words: a known first name with another word, and no sign behind.
    """

    words: int
    is_known: bool
    end: int
    is_apart: bool
    """Whether a word in small letters stands before."""


Runs = dict[int, Run]


class Inside(NamedTuple):
    """How many stops, lost blanks and signs there are up to each place of the head."""

    places: list[int]
    stops: list[int]
    glued: list[int]
    signs: list[int]

    def between(self, begin: int, end: int) -> tuple[int, int, int]:
        """Return how many lie strictly between `begin` and `end`, at most two of each."""
        a, z = bisect_right(self.places, begin), bisect_left(self.places, end)
        return (
            min(max(self.stops[z] - self.stops[a], 0), 2),
            min(max(self.glued[z] - self.glued[a], 0), 2),
            max(self.signs[z] - self.signs[a], 0),
        )


def inside(layout: Layout, places: list[int], seconds: frozenset[int]) -> Inside:
    """Return what lies at `places` and where second copies begin."""
    every = sorted({*places, *seconds})
    stops, glued, signs = [0], [0], [0]
    for at in every:
        flags = layout.joints.get(at, 0)
        stops.append(stops[-1] + bool(flags & STOP))
        glued.append(glued[-1] + bool(flags & GLUE))
        signs.append(signs[-1] + (at in layout.begun) + (at in seconds))
    return Inside(every, stops, glued, signs)


def _table() -> dict[str, tuple[str, ...]]:
    """Return the sections by their first word, the longest first."""
    if not _TABLE:
        rows: dict[str, list[str]] = {}
        for name in SECTIONS | PLACES:
            for written in {name, name.upper()}:
                if first := _FIRST_WORD.match(written):
                    rows.setdefault(first[0], []).append(written)
        _TABLE.update(
            {word: tuple(sorted(r, key=lambda n: (-len(n), n))) for word, r in rows.items()}
        )
    return _TABLE


def extra_begins(text: str, floor: int, limit: int) -> list[int]:
    """Return where a section in capitals stands: `(Photo) SPACE Probe lands`."""
    return [m.start() for m in _SHOUTED.finditer(text, floor, limit) if m[0] in _table()]


def bylines(layout: Layout, floor: int, limit: int) -> list[int]:
    """Return where `by` stands before a known first name, or in small words before a date."""
    text = layout.text
    found = [m.start() for m in _BY_NAME.finditer(text, floor, limit) if is_first_name(m["first"])]
    for sign in layout.signs:
        if floor < sign.start <= limit and sign.kind == STAMP:
            before = _BY_BEFORE.search(text, max(floor, sign.start - 50), sign.start)
            if before:
                found.append(before.start())
    return sorted(
        {*found, *(s.start for s in layout.signs if s.kind == BY and floor <= s.start < limit)}
    )


def extra_ends(text: str, floor: int, limit: int) -> tuple[list[int], list[int]]:
    """Return where the names of icons begin, and words in capitals that are glued to others."""
    return (
        [m.start() for m in _ICON.finditer(text, floor, limit)],
        [m.start() for m in _GLUED_CAPITALS.finditer(text, floor, limit)],
    )


def is_one_word(text: str, at: int, start: int) -> bool:
    """Return whether the word that a lost blank may divide at `at` stands whole in the article."""
    a, z = at, at
    while a and text[a - 1].isalnum():
        a -= 1
    while z < len(text) and text[z].isalnum():
        z += 1
    return a < at < z and text.find(text[a:z], start) >= 0


def crumbs_at(text: str, places: list[int]) -> dict[int, int]:
    """Return where breadcrumbs, section names or an address begin, and where each ends.

    `Home News Rain`: both `Home` and `News` begin one.
    """
    found = {}
    for at in places:
        if address := _ADDRESS.match(text, at):
            found[at] = address.end()
            continue
        end = at
        while end not in found and (behind := _behind_section(text, end)) is not None:
            found[end] = behind
            end = behind
    return found


def _behind_section(text: str, at: int) -> int | None:
    """Return where a block may begin behind the section that stands at `at`."""
    word = _FIRST_WORD.match(text, at)
    if not word:
        return None
    table = _table()
    for size in (len(word[0]), *range(len(word[0]) - 1, 2, -1)):
        # `HomeLatest NewsNollywood`: the blank may be lost, so a part of the word counts too.
        if size < len(word[0]) and not (word[0][size].isupper() and word[0][size - 1].islower()):
            continue
        for name in table.get(word[0][:size], ()):
            if text.startswith(name, at):
                end = at + len(name)
                behind = _NEXT.match(text, end)
                end = behind.end() if behind else end
                following = text[end : end + 1]
                is_apart = end > at + len(name) or name[-1].islower()
                if is_apart and (
                    following.isupper() or following.isdigit() or following in "\"“‘'["
                ):
                    return end
    return None


def twice_printed(text: str, floor: int, limit: int) -> tuple[dict[int, int], frozenset[int]]:
    """Return the stretches of the head that are printed twice there, longest runs of words only.

    A mapping of where each copy begins to its length in characters, and the begins of all copies
    but the first. Blanks and marks between the words do not matter.
    """
    found = _WORD.findall(text, floor, limit)
    if len(found) - len(set(map(str.casefold, found))) < MIN_COPY:
        return {}, frozenset()  # each word of a copy stood there before
    addresses = [(m.start(), m.end()) for m in _ADDRESS.finditer(text, floor, limit)]
    words = [
        (m.start(), m.end(), m[0].casefold())
        for m in _WORD.finditer(text, floor, limit)
        if not any(a <= m.start() < z for a, z in addresses)
    ]
    known: dict[tuple[str, ...], int] = {}
    copies: dict[int, int] = {}
    seconds: set[int] = set()
    i = 0
    while i + MIN_COPY <= len(words):
        key = tuple(w[2] for w in words[i : i + MIN_COPY])
        first = known.setdefault(key, i)
        if first + MIN_COPY > i or len(set(key)) < MIN_COPY - 1:
            i += 1
            continue
        size = MIN_COPY
        while (
            i + size < len(words)
            and first + size < i
            and words[first + size][2] == words[i + size][2]
        ):
            size += 1
        if size <= MAX_COPY:
            for at in (first, i):
                begin = _with_quote(text, words[at][0])
                copies.setdefault(begin, words[at + size - 1][1] - begin)
            seconds.add(_with_quote(text, words[i][0]))
        for k in range(i, i + size - MIN_COPY + 1):
            known.setdefault(tuple(w[2] for w in words[k : k + MIN_COPY]), k)
        i += size
    return copies, frozenset(seconds)


def _with_quote(text: str, at: int) -> int:
    """Return where the word at `at` begins with the quotation mark before it."""
    return at - 1 if at and text[at - 1] in "\"“‘'[¿¡«" else at


def name_runs(layout: Layout, start: int) -> Runs:
    """Return names directly before a date, handle or button by where they may begin.

    Of a run of capitalised words each may be the first of the name.
    """
    text = layout.text
    found: Runs = {}
    for sign in layout.signs:
        if sign.start > start:
            break
        if sign.kind not in _ENDS:
            continue
        for at, run in _names_before(text, sign.start):
            found.setdefault(at, run)
    for m in _PERSON.finditer(text, max(0, start - _PERSONS_WINDOW), start):
        if m["first"] in FIRST_NAMES:
            found.setdefault(m.start(), Run(5, is_known=True, end=m.end("last"), is_apart=False))
    return found


@lru_cache(maxsize=32)
def _names_before(text: str, at: int) -> tuple[tuple[int, Run], ...]:
    """Return where the name before the sign at `at` may begin; asked again for each headline."""
    run = _NAME_RUN.search(text, max(0, at - _NAME_WINDOW), at)
    if not run:
        return ()
    words = [*_TOKEN.finditer(run[0])]
    bare = [word[0].strip(",.-–—|•/") for word in words]
    before = _LAST.search(text, max(0, run.start() - 24), run.start())
    word_before = before[1] if before else ""
    is_apart = word_before.islower() and word_before not in en.LINKING_WORDS
    found = []
    for number, word in enumerate(words):
        if len(words) - number > 7 or not word[0][0].isupper() or bare[number] in STARTERS:  # noqa: PLR2004
            continue
        until = next(
            (i + 1 for i, w in enumerate(words) if i >= number and w[0].endswith(",")),
            len(words),
        )
        name = [w for w in bare[number:until] if w and w not in JOB_WORDS]
        half = len(name) // 2
        is_known = is_first_name(bare[number]) or (half > 1 and name[:half] == name[half:])
        run_of = Run(len(name), is_known, at, not number and is_apart)
        found.append((run.start() + word.start(), run_of))
    return tuple(found)


def is_first_name(word: str) -> bool:
    """Return whether `word`, however it is written, is a known first name."""
    return word.partition("-")[0].capitalize() in FIRST_NAMES


def openings(text: str, floor: int, limit: int) -> dict[int, bool]:
    """Return where a standfirst may begin: at a capitalised word before small ones.

    True where the word often begins sentences.
    """
    found = {}
    for m in _CAPITAL.finditer(text, floor, limit):
        following = m["next"]
        is_starter = m["word"] in STARTERS or (
            m["word"].isupper() and len(m["word"]) > 3 and following.islower()  # noqa: PLR2004
        )
        if (following[0].islower() and (is_starter or following not in en.LINKING_WORDS)) or (
            is_starter and following.isupper() and len(following) > 1
        ):
            found[m.start()] = is_starter
    return found
