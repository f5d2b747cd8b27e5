"""Where a theme's files lie.

A theme is a folder: templates at its top, files that are copied as they are in `static/`, and
`theme.yaml`, which says what it extends. So themes form a chain that ends at the default theme:
what one lacks, the next gives, templates and static files alike. A template may extend one of the
themes behind by its full name (`{% extends "wire/topic.html" %}`) and override single blocks.

`default` and `wire` come with digestgen. Their names mean these wherever a theme is extended; a
folder `themes/wire/` of a project stands before the shipped one.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from digestgen.fingerprint import digest_bytes, digest_value
from digestgen.model.problem import Problem
from digestgen.theme.manifest import NAME, Manifest, read_manifest, shown

SHIPPED = ("default", "wire")
"""The themes that come with digestgen."""
_PACKAGE = Path(__file__).resolve().parent.parent
_STATIC = "static"
_TEMPLATES = (".html", ".js", ".json", ".txt", ".xml")


class ThemeFiles(NamedTuple):
    """The folders of a theme, the one asked first standing first; the built-in default is last."""

    name: str
    folders: tuple[Path, ...]

    @property
    def default(self) -> Path:
        """The folder of the built-in default theme."""
        return self.folders[-1]

    @property
    def shipped(self) -> tuple[Path, ...]:
        """Those of the folders that come with digestgen."""
        return tuple(one for one in self.folders if one == shipped_folder(one.name))

    @property
    def by_name(self) -> dict[str, tuple[Path, ...]]:
        """The folders in which `NAME/topic.html` is looked for: of the theme NAME and behind it."""
        # A project's `wire` stands before the shipped one, and its templates mean that one.
        return {folder.name: self.folders[at:] for at, folder in enumerate(self.folders)}


def find_theme(name: str, project: Path | None) -> ThemeFiles | None:
    """Return the theme of that name; None when there is none, or something is wrong with it."""
    return open_theme(name, project)[0]


def open_theme(name: str, project: Path | None) -> tuple[ThemeFiles | None, tuple[Problem, ...]]:
    """Return the theme of that name with all that it extends, or what is wrong with these.

    No theme and no problem: neither the project nor digestgen has one of that name.
    """
    own = own_folder(name, project)
    first = own or (shipped_folder(name) if name in SHIPPED else None)
    if first is None:
        return None, ()
    folders: list[Path] = []
    folder: Path | None = first
    while folder:
        folders.append(folder)
        if folder == shipped_folder("default"):
            return ThemeFiles(name, tuple(folders)), ()
        manifest, problems = read_manifest(folder)
        if problems:
            return None, problems
        folder = _next(folder, manifest, project)
        if folder is None or folder in folders:
            parent = extended(folders[-1], manifest)
            message = f"it extends '{parent}', which extends it" if folder else f"no '{parent}'"
            hint = f"extend one of the shipped themes ({', '.join(SHIPPED)}) or another of themes/"
            path = shown(folders[-1] / NAME)
            return None, (Problem(path, manifest.line, 0, "theme-extends", message, hint),)
    return None, ()


def extended(folder: Path, manifest: Manifest) -> str:
    """Return the name of the theme that the one in `folder` extends.

    When it does not say: the shipped one of its own name, else the default theme.
    """
    is_before = folder.name in SHIPPED and folder != shipped_folder(folder.name)
    return manifest.extends or (folder.name if is_before else "default")


def _next(folder: Path, manifest: Manifest, project: Path | None) -> Path | None:
    name = extended(folder, manifest)
    return shipped_folder(name) if name in SHIPPED else own_folder(name, project)


def own_folder(name: str, project: Path | None) -> Path | None:
    """Return the folder of a project's own theme, if it has one of that name."""
    own = project / "themes" / name if project else None
    is_shipped = own and name in SHIPPED and own.resolve() == shipped_folder(name).resolve()
    return own if own and own.is_dir() and not is_shipped else None


def static_files(theme: ThemeFiles) -> dict[str, Path]:
    """Return the files to copy, by their path below `theme/` in the site; sorted."""
    found: dict[str, Path] = {}
    for folder in reversed(theme.folders):
        static = folder / _STATIC
        for path in sorted(static.rglob("*")) if static.is_dir() else ():
            # A link could lead to any file of the machine and publish it.
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                found[path.relative_to(static).as_posix()] = path
    return dict(sorted(found.items()))


def template_names(folder: Path) -> tuple[str, ...]:
    """Return the templates in the folder of a theme, sorted; not what is hidden or copied."""
    return tuple(
        sorted(
            name
            for path in folder.rglob("*")
            if path.is_file() and path.suffix in _TEMPLATES
            for name in [path.relative_to(folder).as_posix()]
            if not name.startswith(f"{_STATIC}/") and "/." not in f"/{name}"
        )
    )


def theme_digest(theme: ThemeFiles) -> str:
    """Return one digest of all templates and static files of a theme; needs no Jinja2.

    When it is what it was, every `Renderer.template_digest` is as well.
    """
    found: list[tuple[str, str, str]] = []
    for place, folder in enumerate(theme.folders):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file():
                name = path.relative_to(folder).as_posix()
                found.append((str(place), name, digest_bytes(path.read_bytes())))
    return digest_value(tuple(sorted(found)))


def shipped_folder(name: str) -> Path:
    """Return where a theme lies that comes with digestgen: in the package, or in the repository."""
    inside = _PACKAGE / "themes"
    return (inside if inside.is_dir() else _PACKAGE.parent / "themes") / name
