"""Variants: tags that are right in more than one form, joined only when both forms occur.

Pure. Each rule gives every tag a key; tags of one key are looked at in pairs. A key per rule
instead of a similarity keeps `2019 elections` and `2020 elections` two topics, and the cost
linear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from digestgen.text.words import word_count
from digestgen.topics.clusters import Join
from digestgen.topics.groups import Group
from digestgen.topics.slips import american

_Rule = tuple[str, Callable[[Group], Iterator[str]], Callable[[Group, Group], bool]]
"""Its reason, the keys of a group, and whether two groups of one key are forms of one name."""

_MIN_GLUED = 6
_MIN_PLURAL = 4
_MIN_UNLISTED = 6
_MIN_ACCENTED = 3
_TWO_PARTS = 2
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_PARTS = re.compile(r"[,()]")
_MAX_BUCKET = 64
# Their plural names another thing.
_OTHER_IN_PLURAL_TEXT = """
    arm brain content custom damage earning force glass good ground gut interest look manner
    mean minute new pain people premise proceed remain right saving security spectacle spirit
    stair time water wood work
"""
_OTHER_IN_PLURAL = frozenset(_OTHER_IN_PLURAL_TEXT.split())
_TITLES = {"st": "saint", "mt": "mount", "vs": "v"}
_POWERS = {
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "un": "united nations",
    "eu": "european union",
    "uae": "united arab emirates",
}


def variants(groups: Sequence[Group], language: str) -> list[Join]:
    """Return the joins of tags that are forms of one name, rule after rule, each sorted."""
    rules: list[_Rule] = [
        ("glued", _glued_keys, _is_glued),
        ("word-order", _order_keys, _is_reordered),
    ]
    if language.split("-", 1)[0] == "en":
        rules += [
            ("plural", lambda group: _plural_keys(group, language), _is_plural),
            ("spelling-variant", _american_keys, _is_any),
            ("small-words", _article_keys, _is_any),
            ("abbreviation", _long_keys, _is_any),
            ("accents", _accent_keys, _is_accented),
        ]
    joins: list[Join] = []
    for reason, keys, fits in rules:
        buckets: dict[str, list[int]] = {}
        for number, group in enumerate(groups):
            if not group.is_cut and group.words:
                for key in keys(group):
                    buckets.setdefault(key, []).append(number)
        joins += sorted(_joins_of(groups, reason, buckets, fits))
    return joins


def _joins_of(
    groups: Sequence[Group],
    reason: str,
    buckets: dict[str, list[int]],
    fits: Callable[[Group, Group], bool],
) -> Iterator[Join]:
    for numbers in buckets.values():
        if not 1 < len(numbers) <= _MAX_BUCKET:
            continue
        ranked = sorted(numbers, key=lambda number: _shown_first(groups[number]))
        for place, winner in enumerate(ranked):
            for loser in ranked[place + 1 :]:
                if fits(groups[loser], groups[winner]):
                    yield Join(loser, winner, reason)


def _shown_first(group: Group) -> tuple[int, int, int, str, str]:
    """Return a sort key: frequent, then without commas, with accents, alphabetical."""
    accents = sum(not char.isascii() for char in group.name)
    return -group.count, len(_PARTS.findall(group.name)), -accents, group.name, group.key


def _is_any(_one: Group, _other: Group) -> bool:
    return True


def _glued_keys(group: Group) -> Iterator[str]:
    joined = "".join(group.words)
    if len(joined) >= _MIN_GLUED:
        yield joined


def _is_glued(one: Group, other: Group) -> bool:
    """Return whether one has the blanks of the other and more, none between digits."""
    if len(one.words) < len(other.words):
        one, other = other, one
    ends, other_ends = (set(accumulate(map(len, group.words))) for group in (one, other))
    if not other_ends < ends:
        return False
    joined = "".join(one.words)
    more = ends - other_ends
    if any(joined[end - 1].isdigit() and joined[end : end + 1].isdigit() for end in more):
        return False
    pieces = list(zip(one.words, accumulate(map(len, one.words)), strict=True))
    joints = [(word, one.words[i + 1]) for i, (word, end) in enumerate(pieces) if end in more]
    return all(
        left.isdigit() or right.isdigit() or (left != "the" and (len(left) > 1) == (len(right) > 1))
        for left, right in joints
    )


def _plural_keys(group: Group, language: str) -> Iterator[str]:
    if not group.words or not group.plain[-1]:
        return
    *head, last = group.words
    if not last.isalpha():
        return
    yield " ".join(group.words)
    for singular in _singulars(last):
        is_unlisted = len(singular) >= _MIN_UNLISTED and not word_count(last, language)
        if is_unlisted or (word_count(singular, language) and word_count(last, language)):
            yield " ".join([*head, singular])


def _singulars(word: str) -> Iterator[str]:
    """Yield what `word` may be the regular English plural of."""
    if (
        len(word) < _MIN_PLURAL
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is", "ics"))
    ):
        return
    stems = [word[:-1]]
    if word.endswith("ies"):
        stems = [f"{word[:-3]}y"]
    elif word.endswith(("sses", "xes", "zes", "ches", "shes")):
        stems = [word[:-2]]
    yield from (stem for stem in stems if stem not in _OTHER_IN_PLURAL)


def _is_plural(one: Group, other: Group) -> bool:
    """Return whether one of the two is the plural of the other; both may be plurals' keys."""
    last, other_last = one.words[-1], other.words[-1]
    return last in _singulars(other_last) or other_last in _singulars(last)


def _american_keys(group: Group) -> Iterator[str]:
    yield " ".join(american(word) for word in group.words)


def _article_keys(group: Group) -> Iterator[str]:
    rest = [word for word in group.words if word != "the"]
    if len(rest) > 1:
        yield " ".join(rest)


def _long_keys(group: Group) -> Iterator[str]:
    """Yield the words with well-known abbreviations written out; `us` is one only in capitals."""
    capitals = set(re.findall(r"[A-Z]+", group.name.replace(".", "")))
    last = len(group.words) - 1
    yield " ".join(
        _TITLES.get(word, word)
        if at < last and word in _TITLES
        else _POWERS.get(word, word)
        if word.upper() in capitals
        else word
        for at, word in enumerate(group.words)
    )


def _accent_keys(group: Group) -> Iterator[str]:
    if group.words:
        yield _bare(" ".join(group.words))


def _is_accented(one: Group, other: Group) -> bool:
    """Return whether only Latin accents differ, and no plain word alone (`rose`, `rosé`)."""
    if len(one.words) != len(other.words):
        return False
    differing = [
        i for i, pair in enumerate(zip(one.words, other.words, strict=True)) if len({*pair}) > 1
    ]
    is_name = not any(one.plain[i] or other.plain[i] for i in differing)
    latin = all(
        _bare(one.words[i]).isascii() and len(one.words[i]) >= _MIN_ACCENTED for i in differing
    )
    return latin and is_name


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")


def _order_keys(group: Group) -> Iterator[str]:
    if len(group.words) > 1:
        yield " ".join(sorted(group.words))


def _is_reordered(one: Group, other: Group) -> bool:
    """Return whether a year stands elsewhere, or parts around a comma change places."""
    years = [word for word in one.words if _YEAR.match(word)]
    if len(years) == 1:
        rest, other_rest = ([w for w in group.words if w != years[0]] for group in (one, other))
        if rest == other_rest:
            return True
    return _has_swapped_parts(one, other) or _has_swapped_parts(other, one)


def _has_swapped_parts(one: Group, other: Group) -> bool:
    parts = [part for part in _PARTS.split(one.name) if part.strip()]
    if len(parts) == 1 or len(parts) > _TWO_PARTS:
        return False
    size = len(re.findall(r"\w+", parts[0]))
    return one.words[size:] + one.words[:size] == other.words
