"""The look: finding a theme's files, and views -> bytes (floor 7). The one door to Jinja2."""

from __future__ import annotations

from digestgen.theme.files import ThemeFiles, find_theme
from digestgen.theme.render import Renderer, TemplateError

__all__ = ["Renderer", "TemplateError", "ThemeFiles", "find_theme"]
