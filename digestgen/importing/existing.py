"""What lies in `content/` before an import: its texts, to know them again, and its addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from digestgen.article import slug_of
from digestgen.build.scan import scan_content
from digestgen.cleaning import clean
from digestgen.content.fields import read_fields
from digestgen.content.source import read_source
from digestgen.importing.same import content_key
from digestgen.model.reading import ReadSettings


class Existing(NamedTuple):
    """The articles of content/."""

    texts: dict[bytes, str]
    """Key of an article's words -> its path below content/."""
    slugs: set[str]
    """The names in use among addresses, folded."""


def existing_articles(
    content: Path,
    settings: ReadSettings,
    *,
    known: dict[str, tuple[bytes, str]],
    progress: Callable[[str, int, int], None],
) -> Existing:
    """Return what lies in `content`, which need not exist.

    `known` holds key and slug of articles that an import brought: those are not read again. Reads
    each other article once; a saved page costs some 20 ms, Markdown a fraction of one.
    """
    texts: dict[bytes, str] = {}
    slugs: set[str] = set()
    paths = scan_content(content).articles if content.is_dir() else ()
    for number, path in enumerate(paths, 1):
        progress("looking at content/", number, len(paths))
        found = known.get(path) or _read(content / path, path, settings)
        if found is not None:
            texts.setdefault(found[0], path)
            slugs.add(found[1].casefold())
    return Existing(texts, slugs)


def _read(file: Path, path: str, settings: ReadSettings) -> tuple[bytes, str] | None:
    """Return key and slug of an article, None when it cannot be read: a build will say so."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    source, _ = read_source(data, path)
    if source is None:
        return None
    stated, _ = read_fields(source, timezone=settings.timezone)
    language = stated.language or settings.language
    cleaned = clean(source, rules_off=settings.rules_off, language=language)
    title = stated.title or cleaned.found.title
    return content_key(title, cleaned.markdown), slug_of(path, stated)
