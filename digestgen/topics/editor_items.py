"""`topics.yaml` cut into its items, so that one of them may change and all others stay as they are.

Pure. Lines are cut by the places of the strict reader: an item goes from its dash to the next one;
blank lines and comments behind it, no deeper than the dash, belong to the list.
"""

from __future__ import annotations

import re

import msgspec

from digestgen.model.problem import Problem, Severity
from digestgen.model.topic import TopicEntry
from digestgen.strict_yaml import Scalar, Sequence, load
from digestgen.topics.editor_file import read_topics_file

_STRANGE_BREAK = re.compile("[\r\x85\u2028\u2029]")
BEGUN = """\
# Topics: what digestgen cannot know by itself. A list; an item is a name, or a name with more:
#
#   - name: Libyan civil war
#     aliases: [War in Libya]
#     keep_apart: [Syrian civil war]
#
# Edit it by hand or with `digestgen topics merge`, `keep-apart`, `rename` and `split`.

"""


class Item(msgspec.Struct, frozen=True):
    """One item as it stands in the file."""

    entry: TopicEntry | None
    """None for an item that was added or taken out."""
    body: str
    """From its dash, whole lines; '' if it was taken out."""
    tail: str = ""
    """Blank lines and comments behind it."""
    is_plain: bool = False
    """Whether it is a name alone."""


class TopicsText(msgspec.Struct, frozen=True):
    """The file in pieces, which join to its text."""

    head: str
    items: tuple[Item, ...]
    indent: int = 0
    """Blanks before the dashes."""

    def join(self) -> str:
        """Return the text."""
        return self.head + "".join(item.body + item.tail for item in self.items)


def cut(text: str, path: str) -> tuple[TopicsText | None, tuple[Problem, ...]]:
    """Return the file in pieces, or why it cannot be edited: each of its faults.

    The lines of `text` end in newlines alone. Linear.
    """
    entries, problems = read_topics_file(text, path)
    if problems:
        return None, problems
    if strange := _STRANGE_BREAK.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        message = f"a line ends in the character U+{ord(strange[0]):04X}"
        hint = "end it by a newline, or take the character out"
        return None, (Problem(path, line, 0, "topics-edit-shape", message, hint, Severity.ERROR),)
    if text and not text.endswith("\n"):
        text += "\n"
    root, _ = load(text)
    if root is None or isinstance(root, Scalar):
        return TopicsText(text or BEGUN, ()), ()
    assert isinstance(root, Sequence), "read_topics_file tells of anything else"
    if not root.items:
        return None, (_no_lines(root.line, root.column, path),)
    lines = [f"{line}\n" for line in text.split("\n")[:-1]]
    starts: list[int] = []
    for node in root.items:
        at = node.line - 1
        while at >= 0 and not _begins_item(lines[at], node.column if at == node.line - 1 else 0):
            at -= 1
        if at < 0 or (starts and at <= starts[-1]):
            return None, (_no_lines(root.line, root.column, path),)
        starts.append(at)
    indent = len(lines[starts[0]]) - len(lines[starts[0]].lstrip(" "))
    items = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        middle = _end_of_body(lines, start, end, indent)
        items.append(
            Item(
                entries[number],
                "".join(lines[start:middle]),
                "".join(lines[middle:end]),
                is_plain=isinstance(root.items[number], Scalar),
            )
        )
    return TopicsText("".join(lines[: starts[0]]), tuple(items), indent), ()


def _begins_item(line: str, column: int) -> bool:
    """Return whether the line begins with a dash; `column`: of what it holds, 0 if unknown."""
    stripped = line.lstrip(" ")
    return stripped.startswith(("- ", "-\n")) and (not column or len(line) - len(stripped) < column)


def _end_of_body(lines: list[str], start: int, end: int, indent: int) -> int:
    while end > start + 1 and _is_of_list(lines[end - 1], indent):
        end -= 1
    return end


def _is_of_list(line: str, indent: int) -> bool:
    stripped = line.lstrip(" ")
    is_outside = len(line) - len(stripped) <= indent
    return not line.strip() or (is_outside and (stripped.startswith("#") or line == "...\n"))


def _no_lines(line: int, column: int, path: str) -> Problem:
    return Problem(
        path,
        line,
        column,
        "topics-edit-shape",
        "only a list with a line for every topic can be edited by commands",
        "begin every topic with '- ' on a line of its own, instead of '[...]'",
        Severity.ERROR,
    )
