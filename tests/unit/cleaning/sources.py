"""Sources for the tests of the cleaner."""

from __future__ import annotations

from digestgen.cleaning import clean
from digestgen.model.cleaned import Cleaned
from digestgen.model.source import Field, Format, Source


def text_source(text: str, *, body_start: int = 0) -> Source:
    """Return `text` as a plain text file."""
    return Source(
        path="a.txt",
        text=text,
        format=Format.TEXT,
        dialect="none",
        fields=(),
        body_start=body_start,
    )


def markdown_source(text: str, *, fields: tuple[Field, ...] = (), body_start: int = 0) -> Source:
    """Return `text` as a Markdown file."""
    return Source(
        path="a.md",
        text=text,
        format=Format.MARKDOWN,
        dialect="yaml" if fields else "none",
        fields=fields,
        body_start=body_start,
    )


def cleaned(text: str, *, rules_off: tuple[str, ...] = ()) -> Cleaned:
    """Return what cleaning a plain text gives."""
    return clean(text_source(text), rules_off=rules_off)
