"""Editions as Markdown and as plain text; as HTML they are a template of the theme (floor 7)."""

from __future__ import annotations

from digestgen.editions.markdown import edition_markdown
from digestgen.editions.text import edition_text

__all__ = ["edition_markdown", "edition_text"]
