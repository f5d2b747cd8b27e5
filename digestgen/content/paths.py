"""What the path of a source tells: whether it is one, how its body is written, its day."""

from __future__ import annotations

import re
from datetime import date

from digestgen.model.source import Format

_FORMATS = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}
_POSTS = "_posts"
LEKTOR_NAME = "contents.lr"
_AWKWARD = re.compile(r"/[._/]|/$")
"""Names that need a look at each of them."""
_DAY = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")


def is_article_path(path: str) -> bool:
    """Return whether the file at `path` (below content/, with `/`) is an article.

    Files and folders whose name starts with `.` or `_` are not, but for Jekyll's folder of posts.
    """
    if path[:1] not in "._" and not _AWKWARD.search(path):
        return path[path.rfind(".") :].lower() in _FORMATS or is_lektor(path)
    parts = path.split("/")
    if any(part.startswith((".", "_")) or not part for part in parts if part != _POSTS):
        return False
    return is_lektor(path) or _suffix(path) in _FORMATS


def is_lektor(path: str) -> bool:
    """Return whether `path` is a page of the Lektor kind."""
    return path.rpartition("/")[2].lower() == LEKTOR_NAME


def format_of(path: str) -> Format:
    """Return how the body of the file at `path` is written; Markdown for a name we do not know."""
    return _FORMATS.get(_suffix(path), Format.MARKDOWN)


def file_name_date(path: str) -> date | None:
    """Return the day in the file's name, or in that of its nearest folder that has one.

    `2020/2020-04-26-recruits.md` and `2020-04-26-recruits/index.md` both say 26 April 2020.
    """
    for part in reversed(path.split("/")):
        if match := _DAY.search(part):
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
    return None


def _suffix(path: str) -> str:
    stem, dot, suffix = path.rpartition("/")[2].rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""
