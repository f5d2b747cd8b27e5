"""The contract of themes: docs/themes.md tells all of it, and the theme wire uses nothing else.

Blocks, macros and what they take, parts and what they get are read from the templates with the
outline that `digestgen theme doctor` reads them with; fields from the views.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import jinja2
import msgspec
import pytest
from jinja2 import nodes

import digestgen.pages
from digestgen.theme import Renderer, find_theme
from digestgen.theme.files import ThemeFiles, template_names
from digestgen.theme.manifest import read_manifest
from digestgen.theme.render.outline import Outline, outline_of
from digestgen.theme.render.overrides import BAD, overrides
from digestgen.theme.site import SiteView

_DOCS = (Path(__file__).resolve().parents[3] / "docs" / "themes.md").read_text("utf-8")


def _rows(heading: str) -> list[list[str]]:
    """Return the cells of the table whose first line begins with `heading`."""
    table = _DOCS.split(f"\n| {heading} |", 1)[1].split("\n\n", 1)[0]
    return [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in table.splitlines()[2:]]


def _quoted(text: str) -> list[str]:
    return [word for quoted in re.findall(r"`([^`]+)`", text) for word in quoted.split()]


def _theme(name: str) -> ThemeFiles:
    theme = find_theme(name, None)
    assert theme is not None
    return theme


def _environment(theme: ThemeFiles) -> jinja2.Environment:
    site = SiteView(title="", description="", language="en", base_url="", generator="")
    return Renderer(theme, site).environment


def _outlines(theme: ThemeFiles) -> dict[str, Outline]:
    """Return what the templates of a theme's first folder hold."""
    environment, folder = _environment(theme), theme.folders[0]
    return {
        name: outline_of(environment, (folder / name).read_text("utf-8"), name)
        for name in template_names(folder)
    }


@pytest.fixture(scope="module")
def default() -> dict[str, Outline]:
    return _outlines(_theme("default"))


@pytest.fixture(scope="module")
def wire() -> dict[str, Outline]:
    return _outlines(_theme("wire"))


_ALWAYS = {"site", *_environment(_theme("default")).globals}
TEMPLATES = {
    name: set(_quoted(cells[3])) if len(cells) > 3 else set[str]()
    for cells in _rows("template | for")
    for name in _quoted(cells[0])
}
FRAME = set(_quoted(_DOCS.split("Blocks of `page.html`, in their order:", 1)[1].split("\n\n")[0]))
MACROS = {
    _quoted(cells[0])[0]: dict(re.findall(r"`(\w+)\(([^)]*)\)`", cells[1]))
    for cells in _rows("template | macros")
}
PARTS = {_quoted(cells[0])[0]: set(_quoted(cells[2])) for cells in _rows("part")}
INCLUDED = {"mentioned_in.html", "metadata.html"}


def test_every_template_of_the_default_theme_is_documented(default: dict[str, Outline]) -> None:
    assert set(default) == {*TEMPLATES, *MACROS, *PARTS, *INCLUDED}


def test_every_block_of_the_default_theme_is_documented(default: dict[str, Outline]) -> None:
    missing = {
        (name, block)
        for name, outline in default.items()
        for block in outline.blocks
        if block not in FRAME | TEMPLATES.get(name, set()) | TEMPLATES["front.html"]
    }

    assert missing == set()


def test_macros_take_what_is_documented(default: dict[str, Outline]) -> None:
    for name, macros in MACROS.items():
        found = {
            macro: ", ".join(
                text if at < taken.required else f"{text}?"
                for at, text in enumerate(taken.parameters)
            )
            for macro, taken in default[name].macros.items()
        }
        assert macros == found, name


def test_parts_get_what_is_documented(default: dict[str, Outline]) -> None:
    for name, outline in default.items():
        for part, given in outline.parts:
            assert set(given) == PARTS[part], (name, part)
    for part, names in PARTS.items():
        assert set(default[part].free) <= names | _ALWAYS, part


def test_views_have_the_fields_that_are_documented() -> None:
    views = {
        value.__name__: value
        for module in pkgutil.iter_modules(digestgen.pages.__path__, "digestgen.pages.")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, type) and issubclass(value, msgspec.Struct)
    }
    text = _DOCS.split("\n| view | fields |", 1)[1].split("\n\n", 1)[0]
    found: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines()[2:]:
        cells = line.strip("|").split(" | ")
        name = cells[0].strip() or name
        documented = re.findall(r"`([^`]+)`", re.split("[;:]", cells[1])[0])
        words = {word.rstrip("?") for quoted in documented for word in quoted.split()}
        found.setdefault(name, set()).update(words)

    structs = {
        name: views[f"{name}View"].__struct_fields__ for name in found if f"{name}View" in views
    }
    wrong = {name: found[name] ^ set(fields) for name, fields in structs.items()}
    assert {name: fields for name, fields in wrong.items() if fields} == {}
    assert {"Home", "Article", "Topic", "Search"} <= set(structs)


def test_wire_overrides_documented_blocks_alone(wire: dict[str, Outline]) -> None:
    for name, outline in wire.items():
        if outline.extends:
            assert set(outline.blocks) <= FRAME | TEMPLATES[name], name
            assert outline.extends == f"default/{name}"
        else:
            assert name in {*MACROS, *PARTS}, name


def test_wire_uses_documented_macros_and_parts_alone(wire: dict[str, Outline]) -> None:
    for name, outline in wire.items():
        for file, macro, _ in outline.imports:
            assert macro in MACROS[file.removeprefix("default/")], name
        for part, given in outline.parts:
            assert set(given) == PARTS[part], (name, part)
        if name in PARTS:
            assert set(outline.free) <= PARTS[name] | _ALWAYS, name
        elif name in TEMPLATES:
            assert set(outline.free) <= _ALWAYS | {"page", "body_html"}, name


def test_wire_uses_documented_fields_alone() -> None:
    """A field of the page by its view; of what a list holds, by all that is documented."""
    views, pieces = (_DOCS.split(f"\n| {head} |", 1)[1] for head in ("view | fields", "piece"))
    known = {word.rstrip("?") for word in _quoted(views + pieces)} | set(_quoted(_DOCS))
    theme = _theme("wire")
    environment = _environment(theme)
    used = set()
    for name in template_names(theme.folders[0]):
        tree = environment.parse((theme.folders[0] / name).read_text("utf-8"), name)
        for use in tree.find_all(nodes.Getattr):
            is_of_jinja = isinstance(use.node, nodes.Name) and use.node.name in ("loop", "theirs")
            if not is_of_jinja:
                used.add(use.attr)

    assert {"href", "title", "date"} <= used
    assert used - known == set()


def test_the_doctor_finds_nothing_wrong_with_wire() -> None:
    theme = _theme("wire")
    manifest, problems = read_manifest(theme.folders[0])

    found = overrides(theme, manifest)

    assert problems == ()
    assert [one for one in found if one.state in BAD] == []
    assert {"card.html", "card_list.html", "home.html", "static/style.css"} <= {
        one.file for one in found
    }
