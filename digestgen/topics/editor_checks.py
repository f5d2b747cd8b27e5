"""Check the entries of topics.yaml against each other: every fault names both lines.

Pure. Names are compared by the key that the vocabulary will group them by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from digestgen.model.problem import Problem, Severity
from digestgen.model.topic import TopicEntry
from digestgen.topics.groups import Keys


class Name(msgspec.Struct, frozen=True):
    """A text with its place in the file."""

    text: str
    line: int
    column: int


class Draft(msgspec.Struct, frozen=True):
    """An entry with the places of the names that other entries may contradict."""

    entry: TopicEntry
    name: Name
    aliases: tuple[Name, ...]
    broader: tuple[Name, ...]


def check_entries(drafts: Sequence[Draft], path: str) -> list[Problem]:
    """Return the contradictions between the entries, in no order. Linear in names and links."""
    keys = Keys(draft.entry for draft in drafts)
    owners: dict[str, tuple[int, Name]] = {}
    problems = [
        *_check_names(drafts, keys, owners, path),
        *_check_aliases(drafts, keys, owners, path),
    ]
    broader: list[list[tuple[int, Name]]] = []
    for draft in drafts:
        links = []
        for name in draft.broader:
            owner = owners.get(keys(name.text))
            if owner:
                links.append((owner[0], name))
            else:
                problems.append(_unknown(name, drafts, path))
        broader.append(links)
    return [*problems, *_check_cycles(drafts, broader, path)]


def _problem(path: str, name: Name, code: str, message: str, hint: str) -> Problem:
    return Problem(path, name.line, name.column, code, message, hint, Severity.ERROR)


def _check_names(
    drafts: Sequence[Draft], keys: Keys, owners: dict[str, tuple[int, Name]], path: str
) -> Iterator[Problem]:
    for number, draft in enumerate(drafts):
        owner = owners.setdefault(keys(draft.name.text), (number, draft.name))
        if owner[0] != number:
            yield _problem(
                path,
                draft.name,
                "topics-name-twice",
                f"'{draft.name.text}' is a topic already: '{owner[1].text}', line {owner[1].line}",
                "make one entry of them; if they are two topics, name one under 'keep_apart:' of"
                " the other and give it a 'slug:'",
            )


def _check_aliases(
    drafts: Sequence[Draft], keys: Keys, owners: dict[str, tuple[int, Name]], path: str
) -> Iterator[Problem]:
    for number, draft in enumerate(drafts):
        for alias in draft.aliases:
            owner = owners.setdefault(keys(alias.text), (number, alias))
            if owner[0] != number:
                other = drafts[owner[0]].name
                yield _problem(
                    path,
                    alias,
                    "topics-alias-twice",
                    f"'{alias.text}' cannot name both '{draft.name.text}' (line {draft.name.line})"
                    f" and '{other.text}' (line {owner[1].line})",
                    "keep it in one of the two",
                )


def _unknown(name: Name, drafts: Iterable[Draft], path: str) -> Problem:
    from rapidfuzz import process  # noqa: PLC0415  only for faulty files

    found = process.extractOne(name.text, [draft.name.text for draft in drafts], score_cutoff=75)
    near = f"did you mean '{found[0]}'? Else add" if found else "add"
    return _problem(
        path,
        name,
        "topics-unknown",
        f"there is no topic '{name.text}' in this file",
        f"{near} '- {name.text}' to the list",
    )


def _check_cycles(
    drafts: Sequence[Draft], broader: Sequence[Sequence[tuple[int, Name]]], path: str
) -> Iterator[Problem]:
    """Yield one problem for every link that closes a ring. Depth first, without recursion."""
    done: set[int] = set()
    for start in range(len(drafts)):
        if start in done:
            continue
        trail: dict[int, None] = {start: None}
        todo = [(start, iter(broader[start]))]
        while todo:
            number, links = todo[-1]
            link = next(links, None)
            if link is None:
                done.add(number)
                trail.pop(number)
                todo.pop()
            elif link[0] in trail:
                yield _ring(drafts, trail, link, path)
            elif link[0] not in done:
                trail[link[0]] = None
                todo.append((link[0], iter(broader[link[0]])))


def _ring(
    drafts: Sequence[Draft], trail: Mapping[int, None], link: tuple[int, Name], path: str
) -> Problem:
    closed = list(trail)[list(trail).index(link[0]) :]
    names = [f"'{drafts[number].name.text}' (line {drafts[number].name.line})" for number in closed]
    return _problem(
        path,
        link[1],
        "topics-ring",
        f"a topic cannot be broader than itself: {' in '.join([*names, names[0]])}",
        "take one of these out of 'broader:'",
    )
