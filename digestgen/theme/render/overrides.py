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

import msgspec

from digestgen.fingerprint import digest_bytes
from digestgen.theme.files import ThemeFiles, static_files, template_names
from digestgen.theme.manifest import NAME, Made, Manifest, shown
from digestgen.theme.render.outline import DIGITS, Block, Call, Macro
from digestgen.theme.render.templates import Found, Templates

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
        self._templates = Templates(theme)

    def found(self) -> Iterator[Override]:
        used = self._templates.used()
        for name in template_names(self._own):
            one = self._templates.at(self._own, name)
            if one is None:
                line, message = self._templates.faults.get((self._own, name), (0, "cannot be read"))
                yield self._told(name, BROKEN, message, "mend the template", line=line)
            elif name not in used:
                near = self._templates.near(name)
                hint = f"did you mean {near}?" if near else "include it somewhere, or take it away"
                yield self._told(name, UNUSED, "no template uses it", hint)
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

    def _template(self, one: Found) -> Iterator[Override]:
        behind = self._templates.first(one.file, self._theme.folders[1:])
        ancestors = self._templates.ancestors(one)
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
        self, one: Found, name: str, block: Block, ancestors: tuple[Found, ...]
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
        self, one: Found, name: str, block: Block, known: dict[str, tuple[Found, Block]]
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

    def _missing(self, one: Found) -> Iterator[Override]:
        """Yield what other templates take from this one in vain."""
        users: dict[str, list[str]] = {}
        for user in self._templates.shown:
            for file, name, _ in user.outline.imports:
                if self._means(file, one) and name not in one.outline.names:
                    users.setdefault(name, []).append(user.shown)
            for call in user.outline.calls:
                macro = one.outline.macros.get(call.macro)
                if macro and self._means(call.file, one) and (why := _misfit(macro, call)):
                    message = f"{user.shown}:{call.line} calls {call.macro}, and {why}"
                    hint = "give the macro the parameters that it has behind"
                    yield self._told(one.file, BROKEN, message, hint)
        for name, where in sorted(users.items()):
            message = f"it has no '{name}', which {', '.join(sorted(set(where)))} import"
            yield self._told(one.file, BROKEN, message, f"add the macro {name}")

    def _not_handed_in(self, one: Found) -> Iterator[Override]:
        """Yield the names that a part does not get."""
        given: set[str] = set()
        is_part = False
        for user in self._templates.shown:
            for file, names in user.outline.parts:
                if self._means(file, one):
                    is_part = True
                    given.update(names)
        known = given | self._templates.always
        for name in one.outline.free if is_part else ():
            if name not in known:
                message = f"it is a part and does not get '{name}'"
                hint = f"it gets {', '.join(sorted(given | {'site'}))}"
                yield self._told(one.file, BROKEN, message, hint)

    def _means(self, name: str, one: Found) -> bool:
        return self._templates.named(name) == one


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
