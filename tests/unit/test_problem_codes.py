"""Every problem code of the package is told in docs/problems.md, and none that does not exist.

The codes are read out of the source. A code is what is given for the parameter `code` of a function
that has one: `Problem(...)`, or a helper of a module such as `warning(code, message)`. It must be
written so that it can be found: as a text, or as a name that the same function sets to texts.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parents[2]
_PAGE = _ROOT / "docs" / "problems.md"
_ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OWN = ("self", "cls")
_PLACE_IN_PROBLEM = 3
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class _Use(NamedTuple):
    """What a call gives as the code, where, and the function around the call."""

    place: str
    value: ast.expr
    scope: _Function


def test_every_code_of_the_package_is_told() -> None:
    assert set() == _codes_of(_uses_in_package()) - _told()


def test_no_code_is_told_that_does_not_exist() -> None:
    assert set() == _told() - _codes_of(_uses_in_package())


def test_no_code_is_told_twice() -> None:
    rows = _ROW.findall(_PAGE.read_text("utf-8"))

    assert sorted(set(rows)) == sorted(rows)


def test_codes_are_searchable_words() -> None:
    assert [] == [code for code in sorted(_told()) if not _CODE.fullmatch(code)]


def test_every_code_can_be_read_from_the_source() -> None:
    """Else a code could be given to editors that no page tells."""
    unread = [use.place for use in _uses_in_package() if not _texts(use.value, use.scope)]

    assert [] == unread


def test_codes_are_found_however_they_are_given() -> None:
    module = ast.parse(
        "def warn(path, code, text): return Problem(path, 1, 1, code, text)\n"
        "def check(image, many):\n"
        "    warn('p', 'plain', 't')\n"
        "    Problem(path='p', code='by-name', line=1)\n"
        "    what = 'image' if image else 'link'\n"
        "    warn('p', f'{what}-target', 't')\n"
        "    say = warn if many else other\n"
        "    say('p', 'by-another-name', 't')\n"
        "    fault = ('in-a-tuple', 'text')\n"
        "    Problem.of_file('p', *fault)\n"
        "    code, hint = 'with-its-hint', 'h'\n"
        "    warn('p', code, hint)\n"
    )

    found = _codes_of(_uses("module.py", module, {"of_file": 1, **_makers([module])}))

    expected = {"plain", "by-name", "image-target", "link-target", "by-another-name", "in-a-tuple"}
    assert {*expected, "with-its-hint"} == found


def _told() -> set[str]:
    return set(_ROW.findall(_PAGE.read_text("utf-8")))


@functools.cache
def _uses_in_package() -> list[_Use]:
    modules = {
        path.relative_to(_ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted((_ROOT / "digestgen").rglob("*.py"))
    }
    shared = _makers(
        modules[name] for name in modules if name.endswith(("problem.py", "faults.py"))
    )
    return [
        use
        for name, module in modules.items()
        for use in _uses(name, module, {**shared, **_makers([module])})
    ]


def _makers(modules: Iterator[ast.Module] | list[ast.Module]) -> dict[str, int]:
    """Return the functions that take a code, each with its place among the arguments of a call."""
    found = {"Problem": _PLACE_IN_PROBLEM}
    for module in modules:
        for node in ast.walk(module):
            if isinstance(node, _Function):
                names = [a.arg for a in node.args.args if a.arg not in _OWN]
                if "code" in names:
                    found[node.name] = names.index("code")
    return found


def _uses(name: str, module: ast.Module, makers: dict[str, int]) -> Iterator[_Use]:
    for scope in (node for node in ast.walk(module) if isinstance(node, _Function)):
        if scope.name in makers:
            continue  # hands its own `code` on
        known = {**makers, **_aliases(scope, makers)}
        for call in (node for node in ast.walk(scope) if isinstance(node, ast.Call)):
            place = known.get(_name_of(call.func))
            value = _argument(call, place) if place is not None else None
            if value is not None:
                yield _Use(f"{name}:{call.lineno}", value, scope)


def _aliases(scope: _Function, makers: dict[str, int]) -> dict[str, int]:
    """Return what `report = error if is_bad else warning` makes of `report`."""
    return {
        name: makers[value.id]
        for name, given in _assignments(scope)
        for value in _choices(given)
        if isinstance(value, ast.Name) and value.id in makers
    }


def _argument(call: ast.Call, place: int) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == "code":
            return keyword.value
    starred = next((a for a in call.args[: place + 1] if isinstance(a, ast.Starred)), None)
    if starred is not None:
        return starred.value
    return call.args[place] if len(call.args) > place else None


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _codes_of(uses: Iterator[_Use] | list[_Use]) -> set[str]:
    return {code for use in uses for code in _texts(use.value, use.scope)}


def _texts(value: ast.expr, scope: _Function) -> set[str]:
    """Return the texts that `value` may be; of a tuple its first."""
    found: set[str] = set()
    for choice in _choices(value):
        if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
            found.add(choice.value)
        elif isinstance(choice, ast.Tuple):
            found |= _texts(choice.elts[0], scope)
        elif isinstance(choice, ast.FormattedValue):
            found |= _texts(choice.value, scope)
        elif isinstance(choice, ast.JoinedStr):
            parts = [sorted(_texts(part, scope)) for part in choice.values]
            found |= {"".join(words) for words in product(*parts)}
        elif isinstance(choice, ast.Name):
            for name, given in _assignments(scope):
                if name == choice.id:
                    found |= _texts(given, scope)
    return found


def _choices(value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, ast.IfExp):
        yield from _choices(value.body)
        yield from _choices(value.orelse)
    else:
        yield value


def _assignments(scope: _Function) -> Iterator[tuple[str, ast.expr]]:
    """Yield every name that the function sets, with what it is set to."""
    for node in ast.walk(scope):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name):
                yield target.id, node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for name, given in zip(target.elts, node.value.elts, strict=True):
                    if isinstance(name, ast.Name):
                        yield name.id, given
