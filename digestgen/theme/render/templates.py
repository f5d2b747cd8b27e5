"""The templates of a chain of themes: found by the names that templates use, each read once."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import jinja2
import msgspec

from digestgen.theme.files import ThemeFiles, template_names
from digestgen.theme.render import Renderer
from digestgen.theme.render.outline import Outline, outline_of
from digestgen.theme.site import SiteView


class Found(msgspec.Struct, frozen=True):
    """A template: in which folder, and what it holds."""

    folder: Path
    file: str
    outline: Outline

    @property
    def shown(self) -> str:
        """Its full name, as other templates may write it: `default/topic.html`."""
        return f"{self.folder.name}/{self.file}"


class Templates:
    """The templates of a theme and of those behind it."""

    def __init__(self, theme: ThemeFiles) -> None:
        self._theme = theme
        site = SiteView(title="", description="", language="en", base_url="", generator="")
        self._environment = Renderer(theme, site).environment
        self._cache: dict[tuple[Path, str], Found | None] = {}
        self.faults: dict[tuple[Path, str], tuple[int, str]] = {}
        """Line and message for each that cannot be read, as far as they were looked at."""
        names = {name for folder in theme.folders for name in template_names(folder)}
        self.shown = tuple(one for name in sorted(names) if (one := self.first(name)))
        """Every template as pages get it."""
        self.always = frozenset({"site", *self._environment.globals})
        """The names that every template has."""

    def named(self, name: str) -> Found | None:
        """Return the template that a name in a template means."""
        prefix, _, file = name.partition("/")
        folders = self._theme.by_name.get(prefix, ())
        return (self.first(file, folders) if folders else None) or self.first(name)

    def first(self, name: str, folders: tuple[Path, ...] | None = None) -> Found | None:
        """Return the template of that file name in the first folder that has it."""
        found = (self.at(folder, name) for folder in folders or self._theme.folders)
        return next((one for one in found if one), None)

    def at(self, folder: Path, name: str) -> Found | None:
        """Return the template in this folder; None when it is not there or cannot be read."""
        key = folder, name
        if key not in self._cache:
            self._cache[key] = self._read(folder, name)
        return self._cache[key]

    def ancestors(self, one: Found) -> tuple[Found, ...]:
        """Return what a template extends, nearest first; with itself when it goes round."""
        found: list[Found] = []
        parent: Found | None = one
        while parent and parent.outline.extends:
            parent = self.named(parent.outline.extends)
            if parent is None or parent in found:
                break
            found.append(parent)
        return tuple(found)

    def used(self) -> set[str]:
        """Return the file names of templates that pages reach.

        What the themes behind have is used by somebody; so is what such a template reaches.
        """
        todo = [name for folder in self._theme.folders[1:] for name in template_names(folder)]
        seen: set[str] = set()
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                for folder in self._theme.folders:
                    if one := self.at(folder, name):
                        todo += self._references(one)
        return seen

    def near(self, name: str) -> str:
        """Return the template behind whose name is like this one; '' when none is."""
        behind = {n for folder in self._theme.folders[1:] for n in template_names(folder)}
        return next(iter(difflib.get_close_matches(name, sorted(behind), 1)), "")

    def _references(self, one: Found) -> Iterator[str]:
        for reference in one.outline.references:
            if reference is None:  # A name that is worked out may be any.
                yield from template_names(self._theme.folders[0])
            elif reference.startswith(f"{self._theme.name}/"):
                yield reference.partition("/")[2]
            else:
                yield reference

    def _read(self, folder: Path, name: str) -> Found | None:
        try:
            source = (folder / name).read_bytes().decode("utf-8")
            return Found(folder, name, outline_of(self._environment, source, name))
        except jinja2.TemplateSyntaxError as error:
            self.faults[folder, name] = error.lineno, error.message or "no template"
        except UnicodeDecodeError as error:
            self.faults[folder, name] = 0, f"not UTF-8: {error.reason}"
        except OSError:
            pass
        return None
