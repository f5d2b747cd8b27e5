"""Groups: the spellings that fold alike, under the one that is shown.

Pure. A spelling that an entry of topics.yaml keeps apart from a name of the same fold (`Polish`,
`polish`) is a group of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from digestgen.model.topic import TopicEntry
from digestgen.text.fold import fold
from digestgen.text.lines import one_line

_WRITTEN_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile("['’‘ʼ`´]")


class Group(msgspec.Struct, frozen=True):
    """All spellings of one key."""

    key: str
    """The fold; of a name without letters the name; with what sets it apart behind a NUL."""
    name: str
    """The spelling to show; of a cut-off one without its dots."""
    count: int
    """Articles, summed over the spellings."""
    spellings: tuple[str, ...]
    words: tuple[str, ...]
    """Of the fold."""
    plain: tuple[bool, ...]
    """For each word: whether a spelling writes it in lower case, so that it is hardly a name."""
    is_cut: bool
    """Whether its spellings end in dots."""


class Keys:
    """The key of a spelling: its fold, unless an entry keeps it apart from a name so folded."""

    def __init__(self, entries: Iterable[TopicEntry]) -> None:
        self._apart = frozenset(
            other
            for entry in entries
            for other in entry.keep_apart
            if other != entry.name and base_key(other) == base_key(entry.name)
        )

    def __call__(self, spelling: str) -> str:
        """Return the key of `spelling`."""
        key = base_key(spelling)
        if is_cut_off(spelling):
            # `Tambridge...` may stand for `Tambridge Group`: it is no form of `Tambridge`.
            return f"{key}\x00..."
        return f"{key}\x00{spelling}" if spelling in self._apart else key


def base_key(spelling: str) -> str:
    """Return the fold of `spelling`, or the text itself where nothing would be left."""
    return fold(spelling) or f"\x00{one_line(spelling)}"


def is_cut_off(spelling: str) -> bool:
    """Return whether `spelling` ends in dots and says something before them."""
    return without_dots(spelling) != spelling.rstrip() and bool(fold(spelling))


def without_dots(spelling: str) -> str:
    """Return a spelling without the dots at its end, `...`, `…` or `[...]`, if it is cut off."""
    text = spelling.rstrip()
    is_bracketed = text.endswith("]")
    inner = text[:-1].rstrip() if is_bracketed else text
    stem = inner.rstrip(".…")
    dots = inner[len(stem) :]
    stem = stem.rstrip()
    if "…" not in dots and "..." not in dots:
        return text
    if is_bracketed:
        return stem[:-1].rstrip() if stem.endswith("[") else text
    return stem


def make_groups(counts: Mapping[str, int], keys: Keys) -> tuple[Group, ...]:
    """Return the groups of all spellings in `counts`, sorted by key."""
    members: dict[str, list[str]] = {}
    for spelling in sorted(counts):
        members.setdefault(keys(spelling), []).append(spelling)
    return tuple(_group(key, members[key], counts) for key in sorted(members))


def fold_of(group: Group) -> str:
    """Return the fold of `group` without what sets it apart; '' for emoji and the like."""
    return group.key.partition("\x00")[0]


def shown_first(spelling: str, count: int) -> tuple[int, int, str]:
    """Return a sort key: frequent first, then with capitals as in a name, alphabetical."""
    has_name_capitals = spelling != spelling.lower() and not spelling.isupper()
    return -count, 0 if has_name_capitals else 1, spelling


def _group(key: str, spellings: list[str], counts: Mapping[str, int]) -> Group:
    is_cut = is_cut_off(spellings[0])
    shown = min(spellings, key=lambda spelling: shown_first(spelling, counts[spelling]))
    name = without_dots(shown) if is_cut else shown
    words = tuple(key.partition("\x00")[0].split())
    written = {
        word for one in spellings for word in _WRITTEN_WORD.findall(_APOSTROPHES.sub("", one))
    }
    return Group(
        key=key,
        name=name,
        count=sum(counts[spelling] for spelling in spellings),
        spellings=tuple(spellings),
        words=words,
        plain=tuple(word in written for word in words),
        is_cut=is_cut,
    )
