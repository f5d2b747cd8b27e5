"""Alike but for a word that says what kind of thing it is: `Republic of Chile`, `Gatsby JS`.

Pure. Most additions make another topic of a name (`Angara`, `Upper Angara`); those listed here
only spell out what it is: a state, a company, a programming language. One of the two names must
have none of them: `Republic of the Congo` and `Democratic Republic of the Congo` stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digestgen.topics.groups import Group
from digestgen.topics.like_words import singular
from digestgen.topics.likeness import SMALL_WORDS, Likeness, blocked

_STATES_TEXT = """
    republic kingdom federation federal federative confederation state states commonwealth union
    principality duchy grand sultanate emirate emirates democratic peoples people socialist islamic
    arab united plurinational bolivarian hashemite cooperative independent sovereign
"""
_STATES = frozenset(_STATES_TEXT.split())
_HEADS = frozenset(
    {"republic", "kingdom", "federation", "confederation", "commonwealth", "principality", "duchy"}
    | {"sultanate", "emirate", "emirates", "state"}
)
"""One of them must be there: `Oil states` are no state called Oil."""
_KINDS_TEXT = """
    inc incorporated ltd limited llc plc gmbh ag corp corporation company co
    js lang language io ui ci db rb py org island islands
"""
_KINDS = frozenset(_KINDS_TEXT.split())
_GENERIC = _STATES | _KINDS
_GLUED = re.compile(r"(.{3,})(?:js|io|ui|ci|db|rb)$|(.+)lang$")
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*(?=\w)")
_ADJECTIVE_OF = frozenset({"republic", "federation", "confederation", "kingdom"})
_MIN_COMMON = 4


def like_forms(groups: Sequence[Group], _language: str) -> Iterator[Likeness]:
    """Yield the pairs of a name and the same with a word for its kind. Near-linear."""
    for one, other in blocked(groups, _keys):
        if reason := _reason(groups[one], groups[other]) or _reason(groups[other], groups[one]):
            score = 0.65 if "adjective" in reason else 0.75
            yield Likeness(one, other, score, "kind-of-thing", reason)


def _core(group: Group) -> tuple[str, ...]:
    """Return the words of `group` that do not say what kind of thing it is."""
    return tuple(w for w in group.words if w not in _GENERIC and w not in SMALL_WORDS)


def _keys(group: Group) -> Iterator[str]:
    core = _core(group)
    yield " ".join(sorted(map(singular, core)))
    if len(core) == 1 and len(core[0]) >= _MIN_COMMON:
        yield f"4 {core[0][:_MIN_COMMON]}"
        if found := _GLUED.match(core[0]):
            yield found[1] or found[2]
    if _BRACKETED.search(group.name):
        yield " ".join(sorted(map(singular, _unbracketed(group))))


def _unbracketed(group: Group) -> tuple[str, ...]:
    words = re.findall(r"\w+", _BRACKETED.sub(" ", group.name).casefold())
    return tuple(w for w in words if w not in SMALL_WORDS and w not in _GENERIC)


def _reason(long: Group, short: Group) -> str:
    """Return why `short` may be what `long` spells out, '' if not."""
    plain = tuple(word for word in short.words if word not in SMALL_WORDS)
    core = _core(long)
    extra = [word for word in long.words if word in _GENERIC]
    if _says_kind(long, extra) and core and sorted(core) == sorted(plain):
        return f"“{long.name}” says what kind of thing “{short.name}” is: {' '.join(extra)}"
    if len(plain) == 1 and len(long.words) == 1:
        found = _GLUED.match(long.words[0])
        if found and (found[1] or found[2]) == plain[0]:
            ending = long.words[0][len(plain[0]) :]
            return f"“{long.name}” says what kind of thing “{short.name}” is: {ending}"
    if _BRACKETED.search(long.name) and not _BRACKETED.search(short.name):
        without = re.findall(r"\w+", _BRACKETED.sub(" ", long.name).casefold())
        if without == list(short.words):
            return f"“{long.name}” adds another name in brackets"
    is_adjective = len(core) == len(plain) == 1 and _ADJECTIVE_OF & {*long.words}
    if is_adjective and not _GENERIC & {*short.words}:
        common = _common(core[0], plain[0])
        if common >= max(_MIN_COMMON, min(len(core[0]), len(plain[0])) - 1):
            return f"“{core[0].title()}” is the adjective of “{short.name}”"
    return ""


def _says_kind(long: Group, extra: Sequence[str]) -> bool:
    of_states = _STATES & {*extra}
    heads = _HEADS & of_states
    return bool(extra) and (not of_states or bool(heads - {"state"} or (heads and _has_of(long))))


def _has_of(group: Group) -> bool:
    return "of" in group.words


def _common(one: str, other: str) -> int:
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return size
