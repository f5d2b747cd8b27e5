"""Edit `topics.yaml` by commands: text -> text, comments, order and style kept.

Pure. An edit done again changes nothing. What would make the file invalid is refused with the place
that speaks against it; the result is read again by the strict reader before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from digestgen.model.problem import Problem
from digestgen.text.lines import one_line
from digestgen.topics.editing_steps import Refused, Steps
from digestgen.topics.editor_file import read_topics_file
from digestgen.topics.editor_items import cut


class Edited(NamedTuple):
    """What an edit gave."""

    text: str
    """As it was when there are problems."""
    said: tuple[str, ...] = ()
    """What was done, a line each; nothing when it was so already."""
    problems: tuple[Problem, ...] = ()


def merge(text: str, a: str, b: str, *, path: str) -> Edited:
    """Make `a` an alias of the topic `b`; its entry, if it has one, goes into that of `b`."""
    return _edit(text, path, lambda file: file.merge(_named(a, path), _named(b, path)))


def alias(text: str, topic: str, spellings: Sequence[str], *, path: str) -> Edited:
    """Make spellings without an entry aliases of `topic`."""

    def change(file: Steps) -> None:
        for spelling in spellings:
            file.merge(_named(spelling, path), _named(topic, path))

    return _edit(text, path, change)


def keep_apart(text: str, a: str, b: str, *, slug: str = "", path: str) -> Edited:
    """Write that `a` is never taken for `b`; `slug`: an address for `a`, if the two need two."""
    return _edit(text, path, lambda file: file.part(_named(a, path), _named(b, path), slug))


def rename(text: str, old: str, new: str, *, path: str) -> Edited:
    """Call the topic `old` by the name `new`; the old name stays an alias, its address is kept."""
    return _edit(text, path, lambda file: file.rename(_named(old, path), _named(new, path)))


def split(text: str, topic: str, spellings: Sequence[str], *, path: str) -> Edited:
    """Make each of `spellings` a topic of its own, never again taken for `topic`."""

    def change(file: Steps) -> None:
        for spelling in spellings:
            file.split(_named(topic, path), _named(spelling, path))

    return _edit(text, path, change)


def _named(name: str, path: str) -> str:
    found = one_line(name)
    if not found:
        problem = Problem.of_file(path, "topics-edit-name", "a topic needs a name", "write one")
        raise Refused(problem)
    return found


def _edit(text: str, path: str, change: Callable[[Steps], None]) -> Edited:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    pieces, problems = cut(plain, path)
    if pieces is None:
        return Edited(text, (), problems)
    file = Steps(pieces, path)
    try:
        change(file)
    except Refused as refused:
        return Edited(text, (), (refused.problem,))
    if not file.said:
        return Edited(text)
    result = file.pieces.join()
    entries, problems = read_topics_file(result, path)
    problems = problems or file.lost(entries)
    if problems:
        return Edited(text, (), tuple(_of_result(problem) for problem in problems))
    if "\r\n" in text:
        result = result.replace("\n", "\r\n")
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    return Edited(bom + result, tuple(file.said))


def _of_result(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, message=f"this edit is refused: {problem.message}")
