"""Where a theme's files lie.

A theme is a folder: templates at its top, files that are copied as they are in `static/`. The
default theme comes with digestgen. A site's own `themes/NAME/` stands before it: a template there
may extend the default's (`{% extends "default/topic.html" %}`) and override single blocks; what it
lacks, the default gives.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from digestgen.fingerprint import digest_bytes, digest_value

_PACKAGE = Path(__file__).resolve().parent.parent
_STATIC = "static"


class ThemeFiles(NamedTuple):
    """The folders of a theme, the one asked first standing first; the built-in default is last."""

    name: str
    folders: tuple[Path, ...]

    @property
    def default(self) -> Path:
        """The folder of the built-in default theme."""
        return self.folders[-1]


def find_theme(name: str, project: Path | None) -> ThemeFiles | None:
    """Return the theme of that name; None when neither the project nor digestgen has it."""
    default = _default_folder()
    own = project / "themes" / name if project else None
    if own and own.is_dir() and own.resolve() != default.resolve():
        return ThemeFiles(name, (own, default))
    return ThemeFiles(name, (default,)) if name == "default" else None


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


def _default_folder() -> Path:
    """Return the default theme: inside the installed package, or beside it in the repository."""
    inside = _PACKAGE / "themes" / "default"
    return inside if inside.is_dir() else _PACKAGE.parent / "themes" / "default"
