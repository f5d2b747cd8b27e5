"""Any YAML, by the parser of PyYAML.

Built on the parser's events, because the loaders of PyYAML recurse: `CSafeLoader` kills the process
on 100 KB of `[`, `SafeLoader` raises RecursionError.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from digestgen.strict_yaml.nodes import Mapping, Node, Scalar, Sequence, YamlFault

MAX_DEPTH = 32
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def full_node(text: str, first_line: int) -> tuple[Node | None, tuple[YamlFault, ...]]:
    """Return the node of the one document in `text` and all faults; no node when it has any."""
    if fault := _too_deep(text, first_line):
        return None, (fault,)
    faults: list[YamlFault] = []
    try:
        events = yaml.parse(text, Loader=_Loader)
        node = _Composer(events, faults, first_line=first_line).document()
    except _Refused as refused:
        return None, (*faults, refused.fault)
    except yaml.MarkedYAMLError as error:
        return None, (*faults, _fault_of(error, first_line))
    except (yaml.YAMLError, ValueError, UnicodeError, RecursionError) as error:
        message = f"this is no YAML: {error}"
        fault = YamlFault(first_line, 1, message, "check quotes and brackets", "syntax")
        return None, (*faults, fault)
    return (None if faults else node), tuple(faults)


def _too_deep(text: str, first_line: int) -> YamlFault | None:
    """Return a fault when brackets or list dashes nest beyond the cap, before the parser sees them.

    Counts brackets in quotes as well: a text with so many of them open is no front matter either
    way.
    """
    depth = 0
    for number, line in enumerate(text.split("\n"), first_line):
        dashes = len(line) - len(line.lstrip("-? \t"))
        if line[:dashes].count("- ") + line[:dashes].count("? ") > MAX_DEPTH:
            return YamlFault(number, 1, "lists nested too deep", f"use at most {MAX_DEPTH} levels")
        for column, char in enumerate(line, 1):
            if char in "[{":
                depth += 1
                if depth > 4 * MAX_DEPTH:
                    return YamlFault(
                        number,
                        column,
                        "brackets nested too deep",
                        f"use at most {MAX_DEPTH} levels",
                    )
            elif char in "]}" and depth:
                depth -= 1
    return None


class _Refused(Exception):  # noqa: N818  not an error of ours: carries a fault out of the recursion
    def __init__(self, fault: YamlFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _fault_of(error: yaml.MarkedYAMLError, first_line: int) -> YamlFault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    problem = error.problem or "unreadable"
    hint = "put the value in quotes if it holds ': ', '#', '[', '{', '@' or quotes of its own"
    if "tab" in problem or "'\\t'" in problem:
        hint = "indent with blanks, not with tabs"
    return YamlFault(line, column, f"this is no YAML: {problem}", hint, "syntax")


class _Composer:
    """Builds nodes from events; its recursion is bounded by MAX_DEPTH."""

    def __init__(
        self, events: Iterator[yaml.Event], faults: list[YamlFault], *, first_line: int
    ) -> None:
        self._events = events
        self._faults = faults
        self._first_line = first_line

    def document(self) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(
                        event, "a second YAML document", "keep one document, without '---' inside"
                    )
                node = self._node(next(self._events), 0)
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line, column = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                event, f"an alias (*{event.anchor})", "write the value out, or put it in quotes"
            )
        if anchor := getattr(event, "anchor", None):
            self._refuse(
                event, f"an anchor (&{anchor})", "leave it out, or put the value in quotes"
            )
        if depth > MAX_DEPTH:
            self._refuse(event, f"a value {depth} levels deep", f"use at most {MAX_DEPTH} levels")
        if isinstance(event, yaml.ScalarEvent):
            is_empty = event.style is None or event.style == ""
            absent = is_empty and event.value in ("", "~")
            return Scalar(None if absent else event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), line, column)
        return Mapping(tuple(self._pairs(depth)), line, column)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str | None, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self._faults.append(
                    YamlFault(
                        key.line,
                        key.column,
                        "a list or mapping as a key",
                        "write a plain name before the colon",
                    )
                )
                continue
            if key.text in seen:
                self._faults.append(
                    YamlFault(
                        key.line,
                        key.column,
                        f"'{key.text}' stands here again (first in line {seen[key.text]})",
                        "keep one of them",
                        "repeated-key",
                    )
                )
                continue
            seen[key.text] = key.line
            yield key, value

    def _refuse(self, event: yaml.Event, what: str, hint: str) -> None:
        raise _Refused(YamlFault(*self._place(event), f"{what} is not read here", hint))

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        return (mark.line + self._first_line, mark.column + 1) if mark else (self._first_line, 1)
