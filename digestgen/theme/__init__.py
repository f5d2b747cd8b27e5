"""The look: finding a theme's files, and views -> bytes (floor 7). The one door to Jinja2.

Jinja2 is loaded when the renderer is first asked for: a build that renders nothing needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digestgen.theme.files import ThemeFiles, find_theme

if TYPE_CHECKING:
    from digestgen.theme.render import Renderer, TemplateError

__all__ = ["Renderer", "TemplateError", "ThemeFiles", "find_theme"]


def __getattr__(name: str) -> object:
    if name in ("Renderer", "TemplateError"):
        from digestgen.theme import render  # noqa: PLC0415  loads Jinja2

        return getattr(render, name)
    raise AttributeError(name)
