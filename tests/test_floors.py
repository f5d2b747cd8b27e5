"""The floors of the house: a module imports only from floors below its own.

The table is read from docs/architecture.md, so that the plan and the check cannot part. Imports
inside functions and under TYPE_CHECKING count like any other.
"""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "digestgen"
DOOR = "digestgen"
ONE_PLACE = {
    "babel": "digestgen.theme.catalogues",
    "feedparser": "digestgen.importing.feeds",
    "html_to_markdown": "digestgen.importing.html_body",
    "jinja2": "digestgen.theme.render",
    "markdown_it": "digestgen.markdown.engine",
    "nh3": "digestgen.markdown",
    "ruamel": "digestgen.topics.editor_yaml",
    "sqlite3": "digestgen.store",
    "starlette": "digestgen.preview",
    "uvicorn": "digestgen.preview",
    "watchdog": "digestgen.preview",
    "yaml": "digestgen.strict_yaml",
}
"""Who alone may import what."""


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> dict[str, Path]:
    return {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@functools.cache
def _nodes(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return tuple(node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))


def imports_of(path: Path, known: dict[str, Path]) -> set[str]:
    """Return every module that the file imports anywhere in it; our own down to the module."""
    found: set[str] = set()
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            base = node.module or ""
            submodules = {f"{base}.{alias.name}" for alias in node.names}
            ours = {name for name in submodules if name in known}
            found |= ours or {base}
    return found


def floors() -> dict[str, int]:
    """Return the floor of every unit (a folder or file directly below the package)."""
    plan = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    block = re.search(r"```floors\n(.*?)```", plan, re.S)
    assert block, "docs/architecture.md holds no block of floors"
    table: dict[str, int] = {}
    for line in block[1].splitlines():
        number, _, rest = line.strip().partition(" ")
        for unit in rest.split("  ")[0].split():
            name = unit.removesuffix("/").removesuffix(".py")
            assert name not in table, f"{name} stands on two floors"
            table[name] = int(number)
    return table


def unit_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def test_every_part_of_the_package_stands_on_a_floor() -> None:
    units = {unit_of(name) for name in modules()} - {""}

    assert units == set(floors())


def test_modules_import_only_from_floors_below() -> None:
    table, known = floors(), modules()
    upward = []
    for name, path in known.items():
        if name == DOOR:
            continue
        for target in imports_of(path, known):
            if not target.startswith("digestgen"):
                continue
            own, other = unit_of(name), unit_of(target)
            is_version = target == DOOR
            if own != other and not is_version and table[other] >= table[own]:
                upward.append(f"{name} (floor {table[own]}) imports {target} ({table[other]})")

    assert upward == []


def test_the_door_opens_to_the_public_module_alone() -> None:
    known = modules()
    targets = {t for t in imports_of(known[DOOR], known) if t.startswith("digestgen")}

    assert targets <= {"digestgen.public"}


def test_no_module_imports_itself_in_a_circle() -> None:
    known = modules()
    graph = {
        name: {t for t in imports_of(path, known) if t in known and t not in (name, DOOR)}
        for name, path in known.items()
        if name != DOOR
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize(("library", "place"), sorted(ONE_PLACE.items()))
def test_a_library_has_one_door(library: str, place: str) -> None:
    known = modules()
    users = {
        name
        for name, path in known.items()
        if any(t.split(".")[0] == library for t in imports_of(path, known))
    }

    strangers = {name for name in users if name != place and not name.startswith(place + ".")}
    assert strangers == set()


def test_no_file_of_the_package_is_over_the_wall() -> None:
    long = {
        path.name: lines
        for path in PACKAGE.rglob("*.py")
        if (lines := path.read_text("utf-8").count("\n")) > 400
    }

    assert long == {}
