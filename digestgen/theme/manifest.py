"""`theme.yaml`: what a theme says of itself.

    name: Wire                        how lists call it; the folder's name when it has none
    description: Dense, text first.
    extends: default                  the theme that gives what this one lacks
    made_against:                     written by `digestgen theme doctor --accept`
      topic.html:
        aside: '5d1c0a7be2f44e19'     the block behind it, as it was when somebody looked
      card.html: '90b1f6c2a3d4e581'   the whole file, where it is replaced

All of it may be missing. Digests are those of `doctor`: the first sixteen digits.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from digestgen.config import is_theme_name
from digestgen.model.problem import Problem
from digestgen.strict_yaml import Mapping, Node, Scalar, load
from digestgen.text.lines import one_line

NAME = "theme.yaml"
_MADE = "made_against"
KEYS = ("name", "description", "extends", _MADE)


class Made(msgspec.Struct, frozen=True):
    """What an override was made against."""

    file: str
    block: str
    """'' for the whole file."""
    digest: str
    line: int
    """Where `theme.yaml` says so."""


class Manifest(msgspec.Struct, frozen=True):
    """What a theme says of itself."""

    name: str = ""
    description: str = ""
    extends: str = ""
    """'' when it does not say."""
    line: int = 0
    """Where it says what it extends."""
    made_against: tuple[Made, ...] = ()


def read_manifest(folder: Path) -> tuple[Manifest, tuple[Problem, ...]]:
    """Return what the theme in `folder` says of itself, and every fault in that. Raises OSError."""
    path = folder / NAME
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Manifest(), ()
    except UnicodeDecodeError as error:
        fault = Problem.of_file(
            shown(path), "theme-yaml", f"not UTF-8: {error.reason}", "save it as UTF-8"
        )
        return Manifest(), (fault,)
    return parse_manifest(text, shown(path))


def parse_manifest(text: str, path: str) -> tuple[Manifest, tuple[Problem, ...]]:
    """Return what a `theme.yaml` says, and its faults; what has one counts as not said."""
    node, faults = load(text)
    problems = [Problem(path, f.line, f.column, "theme-yaml", f.message, f.hint) for f in faults]
    if node is None or (isinstance(node, Scalar) and node.text is None):
        return Manifest(), tuple(problems)
    return _Reader(path, problems).manifest(node), tuple(sorted(problems))


def shown(path: Path) -> str:
    """Return a path as seen from the current folder."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def with_made(text: str, made: Iterable[Made]) -> str:
    """Return a `theme.yaml` that remembers these digests and no others.

    All else stays as it is, byte for byte; `text` has no faults.
    """
    lines = text.splitlines(keepends=True)
    begin = next((i for i, line in enumerate(lines) if line.startswith(f"{_MADE}:")), len(lines))
    end = begin + 1
    while end < len(lines) and (lines[end][:1] in " \t\r\n" or lines[end].startswith("- ")):
        end += 1
    while end - 1 > begin and not lines[end - 1].strip():
        end -= 1  # blank lines part what follows
    before = "".join(lines[:begin])
    if before and not before.endswith("\n"):
        before += "\n"
    return before + _printed(sorted(made, key=lambda m: (m.file, m.block))) + "".join(lines[end:])


def _printed(made: list[Made]) -> str:
    if not made:
        return ""
    lines = [f"{_MADE}:"]
    for file, of_file in itertools.groupby(made, key=lambda one: one.file):
        items = list(of_file)
        if items[0].block:
            lines.append(f"  {_key(file)}:")
            lines += [f"    {_key(one.block)}: '{one.digest}'" for one in items]
        else:
            lines.append(f"  {_key(file)}: '{items[0].digest}'")
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_][\w./-]*", name, re.ASCII) else f"'{_quoted(name)}'"


def _quoted(name: str) -> str:
    return name.replace("'", "''")


class _Reader:
    def __init__(self, path: str, problems: list[Problem]) -> None:
        self._path = path
        self._problems = problems

    def manifest(self, node: Node) -> Manifest:
        keys = self._keys(node)
        extends = self._text(keys.get("extends"))
        if extends and not is_theme_name(extends):
            self._fault(keys["extends"], f"'{extends}' is no theme name", "write extends: default")
            extends = ""
        return Manifest(
            name=self._text(keys.get("name")),
            description=self._text(keys.get("description")),
            extends=extends,
            line=keys["extends"].line if "extends" in keys else 0,
            made_against=tuple(self._made(keys.get(_MADE))),
        )

    def _keys(self, node: Node) -> dict[str, Node]:
        if not isinstance(node, Mapping):
            self._fault(node, "this is no list of keys", "write lines such as extends: default")
            return {}
        found = {}
        for key, value in node.pairs:
            if key.text in KEYS:
                found[key.text] = value
                continue
            near = difflib.get_close_matches(key.text or "", KEYS, 1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(KEYS)}"
            self._fault(key, f"a theme has no key '{key.text}'", hint)
        return found

    def _text(self, node: Node | None) -> str:
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return ""
        if isinstance(node, Scalar):
            return one_line(node.text or "")
        self._fault(node, "a text is wanted here", "write it behind the colon, in one line")
        return ""

    def _made(self, node: Node | None) -> Iterator[Made]:
        for file, value in self._pairs(node):
            if isinstance(value, Scalar):
                yield from self._digest(file, "", value)
            else:
                for block, digest in self._pairs(value):
                    yield from self._digest(file, block, digest)

    def _pairs(self, node: Node | None) -> Iterator[tuple[str, Node]]:
        if isinstance(node, Mapping):
            yield from ((key.text or "", value) for key, value in node.pairs)
        elif node is not None and not (isinstance(node, Scalar) and node.text is None):
            self._fault(node, "digests are wanted here", _ANEW)

    def _digest(self, file: str, block: str, node: Node) -> Iterator[Made]:
        if isinstance(node, Scalar) and re.fullmatch(r"[0-9a-f]{16}", node.text or ""):
            yield Made(file, block, node.text or "", node.line)
        else:
            self._fault(node, f"no digest of {file}", _ANEW)

    def _fault(self, node: Node, message: str, hint: str) -> None:
        self._problems.append(
            Problem(self._path, node.line, node.column, "theme-yaml", message, hint)
        )


_ANEW = "leave the line out; `digestgen theme doctor --accept` writes it"
