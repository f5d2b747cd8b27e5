"""One cleaned file -> a Markdown file with front matter that says the same, for good.

Pure. What it gives is read again before anybody writes it: title, date, authors, tags and body must
come back as they were, and no rule may want to touch the text any more.
"""

from __future__ import annotations

import msgspec

from digestgen.article import examine
from digestgen.cleaned_file import CleanedFile
from digestgen.content.front_matter import write_front_matter
from digestgen.model.metadata import Metadata
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings
from digestgen.model.wish import WISH_FIELDS

_SAME = (
    "title",
    "published",
    "updated",
    "authors",
    "section",
    "tags",
    "language",
    "summary",
    "slug",
)


def as_markdown(
    cleaned: CleanedFile, path: str, settings: ReadSettings
) -> tuple[bytes | None, Problem | None]:
    """Return the Markdown file that `cleaned` becomes at `path`; None with the reason why not."""
    source = cleaned.source
    if any(f.line and f.name.casefold() not in WISH_FIELDS for f in source.fields):
        return None, Problem.of_file(
            source.path, "has-front-matter", "it has a front matter already and is left as it is",
            "to keep its text as it is cleaned now, save it as .md by hand",
        )  # fmt: skip
    stated = cleaned.metadata
    text = f"{write_front_matter(stated)}\n{cleaned.markdown.strip(chr(10))}\n"
    data = text.encode("utf-8")
    if fault := _difference(data, path, stated, cleaned.markdown, settings):
        return None, Problem.of_file(
            source.path, "not-the-same", f"as Markdown it would be read otherwise: {fault}",
            "save it as .md by hand",
        )  # fmt: skip
    return data, None


def _difference(
    data: bytes, path: str, wanted: Metadata, markdown: str, settings: ReadSettings
) -> str:
    """Return what of the file would be read otherwise than is wanted; '' for nothing."""
    # Patterns are not for Markdown; without them the law is the stronger.
    settings = msgspec.structs.replace(settings, drop=(), keep=())
    again = examine(data, path, settings)
    article = again.reading.article
    if article is None or again.source is None or again.cleaned is None:
        return "; ".join(p.message for p in again.reading.problems if p.is_fatal) or "not at all"
    for name in _SAME:
        if getattr(article.metadata, name) != getattr(wanted, name):
            return f"its {name}"
    if again.cleaned.edits or again.source.body.strip("\n") != markdown.strip("\n"):
        return "its text"
    return ""
