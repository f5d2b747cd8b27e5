"""What a path holds: by the files that a generator leaves in its folder, by name, by first bytes.

Every answer comes with its reason, which the command prints; `--format` overrules it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from digestgen.importing.lines import BROKEN, opened
from digestgen.importing.pages import PAGE_SUFFIXES

FILE_FORMATS = ("html", "feed", "jsonl", "json", "csv")
FOLDER_FORMATS = (
    "hugo", "jekyll", "pelican", "nikola", "eleventy", "obsidian", "markdown", "html",
)  # fmt: skip
FORMATS = ("auto", *dict.fromkeys((*FILE_FORMATS, *FOLDER_FORMATS)))
_HEAD_BYTES = 4096
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype html|html|body|article)[\s>]", re.IGNORECASE)
_JSON_FEED = re.compile(r"\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org")
_BY_SUFFIX = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".rss": "feed",
    ".atom": "feed", ".md": "markdown", ".markdown": "markdown",
    **dict.fromkeys(PAGE_SUFFIXES, "html"),
}  # fmt: skip
_MARKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("obsidian", (".obsidian",)),
    ("hugo", ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default", "archetypes")),
    ("jekyll", ("_config.yml", "_config.yaml", "_config.toml", "_posts")),
    ("pelican", ("pelicanconf.py",)),
    (
        "eleventy",
        (".eleventy.js", *(f"eleventy.config.{end}" for end in ("js", "mjs", "cjs", "ts"))),
    ),
)
_PARENTS_LOOKED_AT = 4


class Detected(NamedTuple):
    """What a path was taken for."""

    format: str
    """One of FORMATS but `auto`; '' when nothing fits."""
    reason: str
    """Why, in words; or why not."""
    root: Path
    """The path, or the folder above it that holds the generator's configuration."""


def detect(path: Path) -> Detected:
    """Return what `path`, which must exist, holds."""
    return _detect_folder(path) if path.is_dir() else _detect_file(path)


def root_of(path: Path, name: str) -> Path:
    """Return the folder of the site of the named generator around `path`, else `path`."""
    marks = dict(_MARKS).get(name, ("conf.py",) if name == "nikola" else ())
    for folder in (path, *path.resolve().parents[:_PARENTS_LOOKED_AT]):
        if any((folder / mark).exists() for mark in marks):
            return folder
    return path


def _detect_folder(path: Path) -> Detected:
    whole = path.resolve()
    for folder in (whole, *whole.parents[:_PARENTS_LOOKED_AT]):
        name, mark = _generator(folder)
        if name:
            where = "in it" if folder == whole else f"in {folder.name}/ above it"
            return Detected(name, f"{mark} lies {where}", path if folder == whole else folder)
    pages = notes = 0
    for number, file in enumerate(path.rglob("*")):
        pages += file.suffix.lower() in PAGE_SUFFIXES
        notes += file.suffix.lower() in (".md", ".markdown")
        if number > 2000:  # noqa: PLR2004  enough to see what the folder is
            break
    if notes:
        return Detected("markdown", "Markdown files lie in it, and no generator's settings", path)
    if pages:
        return Detected("html", "saved pages lie in it", path)
    return Detected("", "neither pages nor Markdown files lie in it", path)


def _generator(folder: Path) -> tuple[str, str]:
    for name, marks in _MARKS:
        if mark := next((mark for mark in marks if (folder / mark).exists()), ""):
            return name, mark
    config = folder / "config.toml"
    if config.is_file() and "baseurl" in _head(config).lower():
        return "hugo", "config.toml with a baseURL"
    conf = folder / "conf.py"
    if conf.is_file() and ("nikola" in (text := _head(conf)).lower() or "BLOG_TITLE" in text):
        return "nikola", "conf.py of Nikola"
    return "", ""


def _detect_file(path: Path) -> Detected:
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    suffix = suffixes[-2] if suffixes[-1:] == [".gz"] and len(suffixes) > 1 else path.suffix.lower()
    if name := _BY_SUFFIX.get(suffix):
        if name == "markdown":
            around = _detect_folder(path.parent)
            return around if around.format in FOLDER_FORMATS[:-1] else Detected(name, "", path)
        return Detected(name, f"its name ends in {suffix}", path)
    name, reason = _by_content(_head(path).lstrip("\ufeff").lstrip(), suffix)
    return Detected(name, reason, path)


def _by_content(head: str, suffix: str) -> tuple[str, str]:
    """Return the format that the head of a file tells, and why."""
    is_object = head.startswith("{")
    signs = (
        (_FEED.search(head), "feed", "it begins with a feed's element"),
        (_JSON_FEED.search(head), "json", "it names the version of JSON Feed"),
        (head.startswith("["), "json", "it begins with a list of JSON"),
        (
            is_object and suffix == ".json" and "\n{" not in head,
            "json",
            "it begins with an object of JSON",
        ),
        (is_object, "jsonl", "its lines begin with objects of JSON"),
        (_PAGE.search(head), "html", "it begins with a page's element"),
    )
    found = (entry[1:] for entry in signs if entry[0])
    return next(found, ("", "neither its name nor its first lines tell"))


def _head(path: Path) -> str:
    try:
        with opened(path) as (file, _):
            return file.read(_HEAD_BYTES).decode("utf-8", "replace")
    except BROKEN:
        return ""
