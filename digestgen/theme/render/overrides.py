"""What a theme overrides, and whether that is still what it was made for.

An override is made against a text of the themes behind: a block, a whole template, a static file.
`theme.yaml` keeps the digest of that text as it was when somebody looked; where it is another one
now, the override is stale. What can be told without that is told as well: blocks that nothing
shows, templates that nothing uses, macros that others miss.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import jinja2
import msgspec
from jinja2 import meta

from digestgen.fingerprint import digest_bytes
from digestgen.theme.files import ThemeFiles, static_files, template_names
from digestgen.theme.manifest import NAME, Made, Manifest, shown
from digestgen.theme.render import Renderer
from digestgen.theme.render.outline import DIGITS, Block, Call, Macro, Outline, outline_of
from digestgen.theme.site import SiteView

FINE, NEW, STALE, BROKEN, UNUSED, GONE = "fine", "new", "stale", "broken", "unused", "gone"
BAD = frozenset({STALE, BROKEN, UNUSED})
"""States in which something must be done."""
_ACCEPT = "compare the two, then `digestgen theme doctor --accept`"
_STATIC = "static/"


class Override(msgspec.Struct, frozen=True):
    """Something of a theme that stands before something of the themes behind it."""

    path: str
    """As seen from the current folder."""
    line: int
    """0 for the file as a whole."""
    file: str
    """Below the theme."""
    block: str
    """'' for the whole file."""
    over: str
    """What it stands before, `default/topic.html`; '' when there is none."""
    over_line: int
    digest: str
    """Of that, now; '' when there is none, or when the override shows it as well."""
    state: str
    message: str
    hint: str = ""


class _Found(msgspec.Struct, frozen=True):
    """A template: in which folder, and what it holds."""

    folder: Path
    file: str
    outline: Outline

    @property
    def shown(self) -> str:
        return f"{self.folder.name}/{self.file}"


def overrides(theme: ThemeFiles, manifest: Manifest) -> tuple[Override, ...]:
    """Return what the first folder of `theme` overrides, in the order of its files, then lines.

    Nothing for the default theme, which stands before none.
    """
    if len(theme.folders) == 1:
        return ()
    return tuple(_Look(theme, manifest).found())


class _Look:
    def __init__(self, theme: ThemeFiles, manifest: Manifest) -> None:
        self._theme = theme
        self._own = theme.folders[0]
        self._made = {(one.file, one.block): one for one in manifest.made_against}
        site = SiteView(title="", description="", language="en", base_url="", generator="")
        self._environment = Renderer(theme, site).environment
        self._cache: dict[tuple[Path, str], _Found | None] = {}
        self._faults: dict[str, Override] = {}
        names = {name for folder in theme.folders for name in template_names(folder)}
        self._shown = {name: one for name in sorted(names) if (one := self._first(name))}
        """Every template as pages get it."""

    def found(self) -> Iterator[Override]:
        used = self._used()
        for name in template_names(self._own):
            one = self._at(self._own, name)
            if one is None:
                yield self._faults[name]
            elif name not in used:
                message = "no template uses it"
                yield self._told(name, UNUSED, message, self._near(name))
            else:
                yield from self._template(one)
        behind = static_files(self._theme._replace(folders=self._theme.folders[1:]))
        for name, path in static_files(self._theme).items():
            if self._own in path.parents and name in behind:
                digest = digest_bytes(behind[name].read_bytes())[:DIGITS]
                over = f"{_folder_of(behind[name], self._theme).name}/{_STATIC}{name}"
                yield self._judged((f"{_STATIC}{name}", "", 0), over, digest)
        for made in self._made.values():
            yield Override(
                shown(self._own / NAME), made.line, made.file, made.block, "", 0, "", GONE,
                f"made_against names {_what(made)}, which overrides nothing now",
                "`digestgen theme doctor --accept` takes the line out",
            )  # fmt: skip

    def _template(self, one: _Found) -> Iterator[Override]:
        behind = self._first(one.file, self._theme.folders[1:])
        ancestors = list(self._ancestors(one))
        if one.outline.extends and not ancestors:
            message = f"extends '{one.outline.extends}', which is not there"
            hint = f'write {{% extends "{self._theme.folders[1].name}/{one.file}" %}}'
            yield self._told(one.file, BROKEN, message, hint, line=one.outline.extends_line)
            return
        if one in ancestors:
            message = "extends itself"
            hint = f'write {{% extends "{self._theme.folders[1].name}/{one.file}" %}}'
            yield self._told(one.file, BROKEN, message, hint, line=one.outline.extends_line)
            return
        if one.outline.stray_line:
            message = "what stands outside of the blocks is shown nowhere"
            hint = "put it into a block"
            yield self._told(one.file, BROKEN, message, hint, line=one.outline.stray_line)
        if behind and behind not in ancestors:
            faults = [*self._missing(one), *self._not_handed_in(one)]
            yield from faults
            if not faults:
                yield self._judged((one.file, "", 0), behind.shown, behind.outline.digest)
        known = {name: (a, b) for a in reversed(ancestors) for name, b in a.outline.blocks.items()}
        for name, block in sorted(one.outline.blocks.items(), key=lambda pair: pair[1].line):
            if not ancestors or (block.inside and name not in known):
                continue
            if name not in known:
                yield self._unknown_block(one, name, block, known)
            elif behind is None or behind in ancestors:
                yield from self._block(one, name, block, ancestors)

    def _block(
        self, one: _Found, name: str, block: Block, ancestors: list[_Found]
    ) -> Iterator[Override]:
        over = next(
            (a for a in ancestors if a.folder != self._own and name in a.outline.blocks), None
        )
        if over is None:
            return
        there = over.outline.blocks[name]
        digest = "" if block.adds else there.digest
        yield self._judged((one.file, name, block.line), over.shown, digest, over_line=there.line)

    def _unknown_block(
        self, one: _Found, name: str, block: Block, known: dict[str, tuple[_Found, Block]]
    ) -> Override:
        near = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
        message = f"nothing behind has a block '{name}', so it is shown nowhere"
        return self._told(one.file, BROKEN, message, hint, line=block.line, block=name)

    def _judged(
        self, at: tuple[str, str, int], over: str, digest: str, *, over_line: int = 0
    ) -> Override:
        """Return what is to be said of an override, `at` its file, block and line."""
        file, block, line = at
        made = self._made.pop((file, block), None)
        path = shown(self._own / file)
        state, message, hint = FINE, "as it was when it was accepted", ""
        if not digest:
            message = "adds to what is there"
        elif made is None:
            state, message = NEW, "not accepted yet: nobody can tell what it was made against"
            hint = "`digestgen theme doctor --accept` remembers what is behind it now"
        elif made.digest != digest:
            state, message, hint = STALE, f"{over} has changed since it was accepted", _ACCEPT
        return Override(path, line, file, block, over, over_line, digest, state, message, hint)

    def _told(
        self, file: str, state: str, message: str, hint: str, *, line: int = 0, block: str = ""
    ) -> Override:
        # What is wrong with a file does not make what it was accepted with void.
        self._made = {key: one for key, one in self._made.items() if key[0] != file}
        return Override(shown(self._own / file), line, file, block, "", 0, "", state, message, hint)

    def _missing(self, one: _Found) -> Iterator[Override]:
        """Yield what other templates take from this one in vain."""
        users: dict[str, list[str]] = {}
        for user in self._shown.values():
            for file, name, _ in user.outline.imports:
                if self._names(file, one) and name not in one.outline.names:
                    users.setdefault(name, []).append(user.shown)
            for call in user.outline.calls:
                macro = one.outline.macros.get(call.macro)
                if macro and self._names(call.file, one) and (why := _misfit(macro, call)):
                    message = f"{user.shown}:{call.line} calls {call.macro}, and {why}"
                    hint = "give the macro the parameters that it has behind"
                    yield self._told(one.file, BROKEN, message, hint)
        for name, where in sorted(users.items()):
            message = f"it has no '{name}', which {', '.join(sorted(set(where)))} import"
            yield self._told(one.file, BROKEN, message, f"add the macro {name}")

    def _not_handed_in(self, one: _Found) -> Iterator[Override]:
        """Yield the names that a part does not get."""
        given: set[str] = set()
        is_part = False
        for user in self._shown.values():
            for file, names in user.outline.parts:
                if self._names(file, one):
                    is_part = True
                    given.update(names)
        known = given | {"site", *self._environment.globals}
        for name in one.outline.free if is_part else ():
            if name not in known:
                message = f"it is a part and does not get '{name}'"
                hint = f"it gets {', '.join(sorted(given | {'site'}))}"
                yield self._told(one.file, BROKEN, message, hint)

    def _names(self, name: str, one: _Found) -> bool:
        return self._named(name) == one

    def _ancestors(self, one: _Found) -> Iterator[_Found]:
        """Yield what a template extends, nearest first; itself last when it goes round."""
        seen = [one]
        while one.outline.extends:
            parent = self._named(one.outline.extends)
            if parent is None:
                return
            yield parent
            if parent in seen:
                return
            seen.append(parent)
            one = parent

    def _named(self, name: str) -> _Found | None:
        """Return the template that a name in a template means."""
        prefix, _, file = name.partition("/")
        folders = self._theme.by_name.get(prefix, ())
        return (self._first(file, folders) if folders else None) or self._first(name)

    def _first(self, name: str, folders: tuple[Path, ...] | None = None) -> _Found | None:
        found = (self._at(folder, name) for folder in folders or self._theme.folders)
        return next((one for one in found if one), None)

    def _at(self, folder: Path, name: str) -> _Found | None:
        key = folder, name
        if key not in self._cache:
            self._cache[key] = self._read(folder, name)
        return self._cache[key]

    def _read(self, folder: Path, name: str) -> _Found | None:
        path = folder / name
        try:
            source = path.read_bytes().decode("utf-8")
            return _Found(folder, name, outline_of(self._environment, source, name))
        except jinja2.TemplateSyntaxError as error:
            line, message = error.lineno, error.message or "no template"
        except UnicodeDecodeError as error:
            line, message = 0, f"not UTF-8: {error.reason}"
        except OSError:
            return None
        if folder == self._own:
            self._faults[name] = Override(
                shown(path), line, name, "", "", 0, "", BROKEN, message, "mend the template"
            )
        return None

    def _used(self) -> set[str]:
        """Return the names of templates that pages reach.

        What the themes behind have is used by somebody; so is what such a template reaches.
        """
        todo = [name for folder in self._theme.folders[1:] for name in template_names(folder)]
        seen: set[str] = set()
        while todo:
            name = todo.pop()
            if name in seen:
                continue
            seen.add(name)
            for folder in self._theme.folders:
                if (folder / name).is_file():
                    todo += self._references(folder, name)
        return seen

    def _references(self, folder: Path, name: str) -> Iterator[str]:
        environment = self._environment
        one = self._at(folder, name)
        if one is None:
            return
        source = (folder / name).read_bytes().decode("utf-8")
        for reference in meta.find_referenced_templates(environment.parse(source, name)):
            # A name that is worked out may be any.
            yield from (reference,) if reference else template_names(self._own)
        yield from (file for file, _ in one.outline.parts)

    def _near(self, name: str) -> str:
        behind = {n for folder in self._theme.folders[1:] for n in template_names(folder)}
        near = difflib.get_close_matches(name, sorted(behind), 1)
        return f"did you mean {near[0]}?" if near else "include it somewhere, or take it away"


def accepted(found: tuple[Override, ...]) -> tuple[Made, ...]:
    """Return what `theme.yaml` remembers when somebody has looked at these overrides."""
    return tuple(Made(one.file, one.block, one.digest, 0) for one in found if one.digest)


def _misfit(macro: Macro, call: Call) -> str:
    """Return why a macro cannot be called like that; '' when it can."""
    if call.given > len(macro.parameters):
        return f"it takes {len(macro.parameters)} values, not {call.given}"
    for name in call.named:
        if name not in macro.parameters:
            return f"it has no parameter '{name}'"
    for name in macro.parameters[call.given : macro.required]:
        if name not in call.named:
            return f"it is not given '{name}'"
    return ""


def _folder_of(path: Path, theme: ThemeFiles) -> Path:
    return next(folder for folder in theme.folders if folder in path.parents)


def _what(made: Made) -> str:
    return f"block '{made.block}' of {made.file}" if made.block else made.file
