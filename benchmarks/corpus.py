"""Articles for the benchmarks: any number, the same ones for the same seed, on every machine.

Pure. An article has 300 to 700 words in paragraphs with headings, emphasis, links, a quotation and
a list; two to five tags out of one tag per 25 articles, spread as tags are (few are common, many
rare); one of 120 authors, one of 12 sections, and a date within five years. Article 17 of a corpus
does not depend on article 16, so parts of a corpus can be made side by side.
"""

from __future__ import annotations

import itertools
import random
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from benchmarks import words

AUTHORS = 120
ARTICLES_A_TAG = 25
FEWEST_TAGS = 12
MOST_TAGS_AN_ARTICLE = 5
TAG_EXPONENT = 1.0
"""Tag k of the list is used as often as 1 / (k + TAG_SHIFT) ** TAG_EXPONENT."""
TAG_SHIFT = 3.0
FIRST_DAY = datetime(2019, 1, 1, tzinfo=UTC)
MINUTES = 5 * 365 * 24 * 60

_SLOT = re.compile(r"\{(\w+)\}")
_VOWELS = frozenset("aeiouAEIOU")
_MARK_EVERY = 0.055
"""Of the things named in a body, this share is in italics, as many are bold and are links."""


class Article(msgspec.Struct, frozen=True):
    """One article, before any generator's front matter."""

    name: str
    """The file's name without its suffix; also its slug."""
    title: str
    date: datetime
    author: str
    section: str
    tags: tuple[str, ...]
    body: str
    """Markdown, ending in a line break."""


class Corpus:
    """All articles of one size and seed; each is made when asked for."""

    def __init__(self, count: int, seed: int = 1) -> None:
        self.count = count
        self.seed = seed
        world = random.Random(f"world {seed}")
        places = _shuffled(world, (a + b for a in words.PLACE_HEADS for b in words.PLACE_TAILS))
        families = [a + b for a in words.PLACE_HEADS for b in words.FAMILY_TAILS]
        people = _shuffled(world, (f"{g} {f}" for g in words.GIVEN for f in families))
        bodies = _shuffled(world, (f"{p} {b}" for p in places[:200] for b in words.BODIES))
        self.authors = tuple(people[:AUTHORS])
        self.tags = _tags(world, max(FEWEST_TAGS, count // ARTICLES_A_TAG), places, people, bodies)
        weights = (1 / (k + TAG_SHIFT) ** TAG_EXPONENT for k in range(len(self.tags)))
        self._tag_sums = tuple(itertools.accumulate(weights))
        self._words: dict[str, tuple[str, ...]] = {
            "thing": tuple(_shuffled(world, words.THINGS)),
            "kind": tuple(_shuffled(world, words.KINDS)),
            "deed": tuple(_shuffled(world, words.DEEDS)),
            "moment": words.MOMENTS,
            "joint": words.JOINTS,
            "trade": words.TRADES,
            "speech": words.SPEECH,
            "place": tuple(places[:350]),
            "person": tuple(people[AUTHORS : AUTHORS + 700]),
            "body": tuple(bodies[:300]),
        }

    def __iter__(self) -> Iterator[Article]:
        return (self.article(index) for index in range(self.count))

    def article(self, index: int) -> Article:
        """Return article `index`, from 0. The same for the same count, seed and index."""
        rng = random.Random(f"article {self.seed} {index}")
        tags = self._some_tags(rng)
        title = self._fill(rng, _pick(rng, words.TITLES), tags, marks=False)
        slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-")
        return Article(
            name=f"{slug}-{index:06d}",
            title=title,
            date=FIRST_DAY + timedelta(minutes=int(rng.random() * MINUTES)),
            author=_pick(rng, self.authors),
            section=words.DESKS[_skewed(rng, len(words.DESKS))],
            tags=tags,
            body=self._body(rng, tags),
        )

    def _some_tags(self, rng: random.Random) -> tuple[str, ...]:
        wanted = 2 + int(rng.random() * (MOST_TAGS_AN_ARTICLE - 1))
        chosen: dict[str, None] = {}
        while len(chosen) < wanted:
            chosen[self.tags[bisect_left(self._tag_sums, rng.random() * self._tag_sums[-1])]] = None
        return tuple(chosen)

    def _body(self, rng: random.Random, tags: tuple[str, ...]) -> str:
        # Two throws: lengths in the middle are commoner than those at the ends.
        target = 310 + int((rng.random() + rng.random()) / 2 * 340)
        blocks: list[str] = []
        length = 0
        while length < target:
            count = 2 + int(rng.random() * 4)
            lines = [self._fill(rng, _pick(rng, words.SENTENCES), tags) for _ in range(count)]
            blocks.append(" ".join(lines))
            length += blocks[-1].count(" ") + 1
        quoted = 1 + int(rng.random() * (len(blocks) - 1))
        blocks[quoted] = f"> {blocks[quoted]}"
        listed = 1 + int(rng.random() * (len(blocks) - 1))
        blocks.insert(listed, self._list(rng))
        heads = _shuffled(rng, words.HEADS)[: 1 + int(rng.random() * 3)]
        for number, head in enumerate(heads, 1):
            blocks.insert(number * len(blocks) // (len(heads) + 1), f"## {head}")
        return "\n\n".join(blocks) + "\n"

    def _list(self, rng: random.Random) -> str:
        things = self._words["thing"]
        lines = [f"{_pick(rng, words.LISTS)}:", ""]
        for _ in range(3 + int(rng.random() * 3)):
            kind = self._words["kind"][_skewed(rng, len(self._words["kind"]))]
            lines.append(f"- a {kind} {_pick(rng, things)} {_pick(rng, words.MOMENTS)}")
        return _with_articles("\n".join(lines))

    def _fill(
        self, rng: random.Random, pattern: str, tags: tuple[str, ...], *, marks: bool = True
    ) -> str:
        def word(slot: re.Match[str]) -> str:
            name = slot[1]
            if name == "tag":
                return _pick(rng, tags)
            pool = self._words[name]
            found = pool[_skewed(rng, len(pool))]
            return _marked(rng, found) if marks and name == "thing" else found

        text = _with_articles(_SLOT.sub(word, pattern))
        return text[0].upper() + text[1:]


def _tags(
    rng: random.Random, count: int, places: list[str], people: list[str], bodies: list[str]
) -> tuple[str, ...]:
    """Return `count` tags: subjects first come first, then places, people, bodies and matters."""
    matters = _shuffled(rng, (f"{p} {m}" for p in places[:400] for m in words.MATTERS))
    makers = (list(words.SUBJECTS), places[:], people[1000:3000], bodies[300:], matters)
    lines = [iter(_shuffled(rng, maker)) for maker in makers]
    tags: dict[str, None] = {}
    while len(tags) < count and lines:
        line = lines[int(rng.random() * len(lines))]
        tag = next(line, None)
        if tag is None:
            lines.remove(line)
        else:
            tags[tag] = None
    if len(tags) < count:
        raise ValueError(f"there are words for {len(tags)} tags, not for {count}")
    return tuple(tags)


def _pick(rng: random.Random, items: tuple[str, ...]) -> str:
    return items[int(rng.random() * len(items))]


def _skewed(rng: random.Random, count: int) -> int:
    """Return a number below `count`; small ones are commoner, as words are."""
    return int(rng.random() ** 1.7 * count)


def _shuffled(rng: random.Random, items: Iterable[str]) -> list[str]:
    # By keys of random() alone: its sequence is promised to stay from version to version.
    return [item for _, item in sorted((rng.random(), item) for item in dict.fromkeys(items))]


def _marked(rng: random.Random, text: str) -> str:
    throw = rng.random() / _MARK_EVERY
    if throw < 1:
        return f"*{text}*"
    if throw < 2:  # noqa: PLR2004  the second of three equal shares
        return f"**{text}**"
    if throw < 3:  # noqa: PLR2004  the third
        return f"[{text}](https://example.org/{text}/{int(rng.random() * 1e5)})"
    return text


def _with_articles(text: str) -> str:
    """Return the text with "an" for "a" before a vowel."""
    return re.sub(
        r"\b([Aa]) (?=[*\[]*(\w))",
        lambda m: f"{m[1]}n " if m[2] in _VOWELS else m[0],
        text,
    )
