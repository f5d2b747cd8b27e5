"""Saved web pages -> records: what a build would read in them, with the page's address and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from digestgen.cleaning import clean
from digestgen.content.dates import read_day
from digestgen.content.decoding import MAX_BYTES
from digestgen.content.fields import read_fields
from digestgen.content.source import read_source
from digestgen.importing.lines import saved_on
from digestgen.importing.model import Form, Record, Refusal
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_HEAD_CHARS = 4000
# Browsers and SingleFile write down where and when they saved a page.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]+)"
)


def read_pages(
    paths: tuple[tuple[Path, str], ...], settings: ReadSettings
) -> Iterator[tuple[Record | Refusal, int]]:
    """Yield a record a page, with how many pages are done. Each path comes with how it is shown."""
    for number, (path, shown) in enumerate(paths, 1):
        yield read_page_file(path, shown, settings), number


def read_page_file(path: Path, shown: str, settings: ReadSettings) -> Record | Refusal:
    """Return the record of one saved page."""
    if path.stat().st_size > MAX_BYTES:
        message = f"{path.stat().st_size:,} bytes; at most {MAX_BYTES:,} are read"
        return Refusal(Problem.of_file(shown, "import-size", message, "save it without its images"))
    data = path.read_bytes()
    source, problems = read_source(data, "page.html")
    if source is None:
        fault = next(problem for problem in problems if problem.is_fatal)
        return Refusal(msgspec.structs.replace(fault, path=shown))
    stated, more = read_fields(source, timezone=settings.timezone)
    language = stated.language or settings.language
    cleaned = clean(source, rules_off=settings.rules_off, language=language)
    found = cleaned.found
    url, day = _saved(data[:_HEAD_CHARS].decode("utf-8", "replace"), settings.timezone)
    metadata = msgspec.structs.replace(
        stated,
        title=stated.title or found.title,
        published=stated.published or found.published,
        authors=stated.authors or found.authors,
        section=stated.section or found.section,
        tags=stated.tags or found.tags,
        source_url=stated.source_url or url,
        extra=(),
    )
    doubts = (
        msgspec.structs.replace(problem, path=shown)
        for problem in (*problems, *more)
        if not problem.is_fatal
    )
    return Record(
        path=shown,
        line=0,
        metadata=metadata,
        body=cleaned.markdown,
        form=Form.MARKDOWN,
        identity=f"{metadata.source_url} {metadata.title}" if metadata.source_url else "",
        retrieved=day or saved_on(path, settings.timezone),
        problems=tuple(doubts),
    )


def _saved(head: str, timezone: str) -> tuple[str, date | None]:
    """Return the address and the day that whoever saved the page wrote into it."""
    if single := _SINGLE_FILE.search(head):
        # `Sun Apr 26 2020 14:05:00 GMT+0200 (...)`: the day is enough.
        words = single[2].split()[1:4]
        day = read_day(" ".join(words), timezone=timezone)
        return single[1], None if isinstance(day, str) else day.value
    saved = _SAVED_FROM.search(head)
    return (saved[1] if saved else ""), None
