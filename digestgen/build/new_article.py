"""A new article: its front matter, its name, and a file that replaces none."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from digestgen.article import slug_of
from digestgen.build.scan import scan_content
from digestgen.content.front_matter import write_front_matter
from digestgen.content.paths import is_article_path
from digestgen.model.metadata import Metadata
from digestgen.model.problem import Problem
from digestgen.names import is_safe_slug, safe_output_path, slugify


def path_of(metadata: Metadata, folder: str) -> str:
    """Return the path below `content/`: date and slug, in the folder."""
    slug = slugify(metadata.slug or metadata.title)
    stem = f"{metadata.published.isoformat()}-{slug}" if metadata.published else slug
    return f"{folder}/{stem}.md" if folder else f"{stem}.md"


def create(content: Path, metadata: Metadata, folder: str) -> tuple[str, tuple[Problem, ...]]:
    """Make the file and return its path below `content/`, with what speaks against it.

    With a problem nothing is written. Raises OSError.
    """
    path = path_of(metadata, folder)
    if problems := tuple(_reasons_against(content, path, metadata)):
        return path, problems
    target = content / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write(target, f"{write_front_matter(metadata)}\n")
    except FileExistsError:
        return path, (_taken(path),)
    return path, ()


def _reasons_against(content: Path, path: str, metadata: Metadata) -> list[Problem]:
    if metadata.slug and not is_safe_slug(metadata.slug):
        hint = f"write letters, digits and '-', as in {slugify(metadata.slug)}"
        return [Problem.of_file(path, "slug", f"'{metadata.slug}' cannot be a file name", hint)]
    if not is_article_path(path) or not safe_output_path(path):
        return [
            Problem.of_file(
                path,
                "new-folder",
                "no article is read there",
                "name a folder below content/, without '..' and not begun with '.' or '_'",
            )
        ]
    if (content / path).exists():
        return [_taken(path)]
    slug = slug_of(path, metadata).casefold()
    for other in scan_content(content).articles:
        if slug_of(other, Metadata()).casefold() == slug:
            return [
                Problem.of_file(
                    path,
                    "address-clash",
                    f"would be written to articles/{slug}.html, as {other} is",
                    "give it another --slug, or another title",
                )
            ]
    return []


def _taken(path: str) -> Problem:
    return Problem.of_file(
        path,
        "target-exists",
        "there is a file of this name already",
        "take another title or --slug",
    )


def _write(path: Path, text: str) -> None:
    """Make a file that was not there, whole or not at all. Raises FileExistsError, OSError."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise
