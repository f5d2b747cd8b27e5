"""What lies in `content/`: articles, files beside them, and what is neither."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

from digestgen.content.paths import is_article_path
from digestgen.model.problem import Problem, Severity
from digestgen.names import safe_output_path
from digestgen.store.stamps import stamp_of

TOPICS_FILE = "topics.yaml"
_NEARLY_TOPICS = frozenset({"topics.yml", "topics.yaml"})
ASSET_SUFFIXES = frozenset(
    {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp", ".mp3", ".mp4", ".oga", ".ogg"}
    | {".ogv", ".opus", ".webm", ".csv", ".pdf"}
)
"""Of SVG files only mere drawings are taken, see `digestgen.content.drawings`."""


class Scan(NamedTuple):
    """The files of `content/`, each list sorted by path."""

    articles: tuple[str, ...]
    """Paths below `content/`, with `/`, as on disk."""
    assets: tuple[str, ...]
    has_topics_file: bool
    unnamed: int
    """Articles whose names cannot be told apart or written down; each has a line in `problems`."""
    problems: tuple[Problem, ...]
    stamps: dict[str, str]
    """Every article, asset and `topics.yaml` with its stamp (see `digestgen.store.stamps`)."""


def scan_content(content: Path) -> Scan:
    """Return what lies in the folder. Links to places outside of it are reported, not followed."""
    articles: list[str] = []
    assets: list[str] = []
    problems: list[Problem] = []
    has_topics_file = False
    stamps = _walk(content, content.resolve(), problems)
    for path in stamps:
        if is_article_path(path):
            articles.append(path)
            continue
        suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122  hot: once a file
        if path == TOPICS_FILE:
            has_topics_file = True
        elif suffix in ASSET_SUFFIXES and safe_output_path(path):
            assets.append(path)
        else:
            problems.append(_passed_over(path, suffix))
    twice = _same_letters(articles)
    problems += twice
    unnamed = sum(
        p.code in ("file-name-encoding", "file-name-twice") and is_article_path(p.path)
        for p in problems
    )
    for problem in twice:
        articles.remove(problem.path)
    return Scan(
        tuple(sorted(articles)),
        tuple(sorted(assets)),
        has_topics_file,
        unnamed,
        tuple(sorted(problems)),
        stamps,
    )


def is_ordinary(path: str) -> bool:
    """Return whether a path says all by itself: an article or an asset, and nothing to report."""
    if any(part.startswith(".") for part in path.split("/")):
        return False
    if not unicodedata.is_normalized("NFC", path):
        return False
    if is_article_path(path):
        return True
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
    return suffix in ASSET_SUFFIXES and safe_output_path(path)


def _walk(content: Path, inside: Path, problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    stack = [""]
    while stack:
        folder = stack.pop()
        with os.scandir(content / folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                path = f"{folder}/{name}" if folder else name
                # Nearly all of them; asked first, for each question takes its time.
                if name.isascii() and entry.is_file(follow_symlinks=False):
                    found[path] = stamp_of(entry.stat(follow_symlinks=False))
                    continue
                try:
                    if not path.isascii():
                        path.encode("utf-8")
                except UnicodeEncodeError:
                    shown = os.fsencode(path).decode("utf-8", "replace")
                    message, hint = "the name is not UTF-8, so it has no address", "rename the file"
                    problems.append(Problem.of_file(shown, "file-name-encoding", message, hint))
                    continue
                if entry.is_symlink() and not _leads_inside(Path(entry.path), inside):
                    problems.append(
                        _problem(
                            path,
                            "link-outside",
                            "a link that leads nowhere, out of content/, or to a folder",
                            "put the file itself here",
                        )
                    )
                elif entry.is_dir():
                    stack.append(path)
                elif entry.is_file():
                    found[path] = stamp_of(entry.stat())
                else:
                    problems.append(
                        _problem(
                            path, "not-an-article", "passed over: no regular file", "move it away"
                        )
                    )
    return found


def _leads_inside(path: Path, inside: Path) -> bool:
    """Whether a symbolic link leads to a file inside; links to folders could run in circles."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return inside in target.parents and target.is_file()


def _same_letters(articles: list[str]) -> list[Problem]:
    """Return a fault for names that only their Unicode form tells apart: one article id for two."""
    if all(map(str.isascii, articles)):
        return []
    seen: dict[str, str] = {}
    problems = []
    for path in sorted(articles):
        form = unicodedata.normalize("NFC", path)
        if form in seen:
            problems.append(
                Problem.of_file(
                    path,
                    "file-name-twice",
                    "two files whose names look alike and differ in their Unicode form only",
                    "rename one of them",
                )
            )
        seen[form] = path
    return problems


def _passed_over(path: str, suffix: str) -> Problem:
    if suffix in ASSET_SUFFIXES:
        hint = "rename it with letters, digits, '-' and '.'"
        return _problem(path, "file-name", "a name that no web address can hold", hint)
    hint = "articles end in .md, .markdown, .txt or .html"
    if path.lower() in _NEARLY_TOPICS:
        hint = f"call it {TOPICS_FILE}: it would hold the editor's names of topics"
    elif is_article_path(path.replace("/_", "/").lstrip("_")):
        hint = "rename it: what begins with '_' is taken for a part, not for an article"
    return _problem(path, "not-an-article", "passed over: no article and no image", hint)


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    severity = Severity.NOTICE if code == "not-an-article" else Severity.WARNING
    return Problem.of_file(path, code, message, hint, severity)
