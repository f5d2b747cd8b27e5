"""The people and places that the articles of a topic mention most. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from digestgen.model.lead import Named

KINDS = ("person", "place")
MOST_OF_A_KIND = 8
_LEAST = 2
"""Articles that mention it, and in a topic of many more, texts that tell what it is."""


class Mentioned(NamedTuple):
    """A name of a topic."""

    name: str
    articles: int
    """That mention it."""


def most_mentioned(
    articles: Sequence[Sequence[Named]],
    *,
    known_kind: Callable[[str], str],
    skip: Iterable[str] = (),
) -> dict[str, tuple[Mentioned, ...]]:
    """Return the names of each of `KINDS` that most articles mention, ties by name.

    `articles`: the names in each. `known_kind` says of a name what the vocabulary knows, '' for
    nothing; `skip`: names that need no mention, in any case. A surname counts for the one full
    name of a person that ends in it.
    """
    seen: dict[str, set[int]] = defaultdict(set)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for number, names in enumerate(articles):
        for named in names:
            seen[named.name].add(number)
            if named.kind:
                votes[named.name][named.kind] += 1
    left_out = frozenset(name.casefold() for name in skip)
    kinds = {
        name: known_kind(name) or _judged(votes[name])
        for name in sorted(seen)
        if name.casefold() not in left_out
        and (len(seen[name]) >= _LEAST or " " in name or name in votes)
    }
    _join_surnames(kinds, seen)
    ranked = sorted((-len(seen[name]), name) for name in kinds if len(seen[name]) >= _LEAST)
    return {
        kind: tuple(
            [Mentioned(name, -count) for count, name in ranked if kinds[name] == kind][
                :MOST_OF_A_KIND
            ]
        )
        for kind in KINDS
    }


def _judged(votes: Counter[str]) -> str:
    """Return the kind that clearly most texts speak for."""
    (kind, most), *others = [*votes.most_common(), ("", 0)]
    return kind if most > 2 * sum(count for _, count in others) else ""


def _join_surnames(kinds: dict[str, str], seen: dict[str, set[int]]) -> None:
    """Count surnames with the one full name that ends in each, and take them out."""
    full: dict[str, list[str]] = defaultdict(list)
    for name, kind in kinds.items():
        if " " in name and kind in ("person", ""):
            full[name.rpartition(" ")[2]].append(name)
    for surname in [name for name in kinds if " " not in name]:
        owners = full.get(surname, [])
        if len(owners) != 1 or "person" not in (kinds[surname], kinds[owners[0]]):
            continue
        if kinds[surname] == "place":
            continue
        seen[owners[0]] |= seen[surname]
        kinds[owners[0]] = "person"
        del kinds[surname]
