"""A saved feed -> records: RSS and Atom with feedparser, JSON Feed by its own few rules.

The bytes of the file are all that is read: feedparser gets a buffer, never an address. Entities are
refused before any parser sees them (a few hundred bytes of them can grow to gigabytes), and so is a
feed that is too large to be one. An export of WordPress is RSS with a few more fields.
"""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from digestgen.content.dates import read_day
from digestgen.importing.compose import settled
from digestgen.importing.html_body import has_tags, plain_of
from digestgen.importing.mapping import FieldMap
from digestgen.importing.model import Form, Record, Refusal, Status
from digestgen.importing.rows import RowSettings, record_of
from digestgen.model.problem import Problem, Severity
from digestgen.model.source import Field, FieldValue
from digestgen.text.lines import one_line, printable

MAX_BYTES = 200_000_000
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_HINT = "save the feed again, from its address"
_ARTICLE_KINDS = frozenset({"", "post", "page", "article"})
_HIDDEN = frozenset({"draft", "pending", "private", "future", "auto-draft"})
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_BLOCK = re.compile(
    r"\s*</?(?:p|div|h[1-6]|ul|ol|li|table|t[rdh]|blockquote|pre|figure|hr|!--)", re.I
)
_CDATA_MAP = FieldMap(
    (
        ("body", ("content_html", "content_text")),
        ("title", ("title",)),
        ("date", ("date_published",)),
        ("updated", ("date_modified",)),
        ("authors", ("authors", "author")),
        ("tags", ("tags",)),
        ("summary", ("summary",)),
        ("language", ("language",)),
        ("source", ("url", "external_url", "id")),
        ("id", ("id",)),
    )
)


def read_feed(
    path: Path, shown: str, settings: RowSettings
) -> Iterator[tuple[Record | Refusal, int]]:
    """Yield the entries of an RSS or Atom feed, oldest last as they stand."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        yield _refused(shown, f"{size:,} bytes; at most {MAX_BYTES:,} are read", "split it"), 0
        return
    data = path.read_bytes()
    if _ENTITY.search(data):
        yield _refused(shown, "this feed declares entities, which can hide anything", _HINT), 0
        return
    for name in ("feedparser", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    import feedparser  # noqa: PLC0415  for feeds alone

    try:
        feed = feedparser.parse(io.BytesIO(data))
    # Its parsers raise what they like on broken files.
    except Exception as fault:
        yield _refused(shown, f"the feed cannot be read: {fault}", _HINT), 0
        return
    if feed.get("bozo") and not feed.entries:
        yield _broken(shown, feed), 0
        return
    if not feed.entries:
        yield _refused(shown, "no entries were found in this file", _HINT), 0
    language = str(feed.feed.get("language") or "")
    lines = _entry_lines(data)
    for number, entry in enumerate(feed.entries):
        line = lines[number] if len(lines) == len(feed.entries) else 0
        yield (
            _record(entry, language, settings, shown, line),
            size * (number + 1) // len(feed.entries),
        )
    if feed.get("bozo") and not isinstance(feed.bozo_exception, _encoding_notes()):
        yield _broken(shown, feed), size


def read_json_feed(
    path: Path, shown: str, settings: RowSettings
) -> Iterator[tuple[Record | Refusal, int]]:
    """Yield the items of a JSON Feed, version 1 or 1.1 (jsonfeed.org)."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        yield _refused(shown, f"{size:,} bytes; at most {MAX_BYTES:,} are read", "split it"), 0
        return
    try:
        feed = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as fault:
        line, column = getattr(fault, "lineno", 0), getattr(fault, "colno", 0)
        message = f"this is no JSON: {getattr(fault, 'msg', fault)}"
        yield Refusal(Problem(shown, line, column, "import-json", message, _HINT)), 0
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        yield _refused(shown, "no list of items was found in this file", _HINT), 0
        return
    shared = {name: feed[name] for name in ("authors", "author", "language") if name in feed}
    for number, item in enumerate(items, 1):
        done = size * number // len(items)
        if not isinstance(item, dict):
            yield _refused(shown, f"item {number} is no object", "mend the feed"), done
            continue
        is_html = bool(item.get("content_html"))
        form = settings._replace(body_format="html" if is_html else "auto")
        yield record_of({**shared, **item}, _CDATA_MAP, form, path=shown, line=0), done


def _record(
    entry: Any,  # noqa: ANN401  feedparser's own dict
    language: str,
    settings: RowSettings,
    shown: str,
    line: int,
) -> Record | Refusal:
    kind = str(entry.get("wp_post_type") or "")
    title = _title(entry)
    if kind not in _ARTICLE_KINDS:
        message = f"'{title[:60]}' is no article but of the kind {kind}"
        problem = Problem(shown, line, 0, "import-kind", message, "", Severity.NOTICE)
        return Refusal(problem, Status.SKIPPED)
    status = str(entry.get("wp_status") or "")
    if status in ("trash", "inherit"):
        message = f"'{title[:60]}' has the status {status}"
        return Refusal(
            Problem(shown, line, 0, "import-kind", message, "", Severity.NOTICE), Status.SKIPPED
        )
    body, form = _body(entry, is_wordpress=bool(kind))
    section, tags = _labels(entry)
    day, stated = _day(entry, "published")
    changed, _ = _day(entry, "updated")
    url = _address(entry)
    values: tuple[tuple[str, FieldValue], ...] = (
        ("title", title),
        ("date", day),
        ("updated", changed if changed != day else ""),
        ("authors", _authors(entry)),
        ("section", section),
        ("tags", tags),
        ("summary", _summary(entry, body)),
        ("slug", str(entry.get("wp_post_name") or "")),
        ("language", str(entry.get("language") or language)),
        ("source", url),
        ("draft", "true" if status in _HIDDEN else ""),
    )
    fields = tuple(Field(name, value, 0, 0) for name, value in values if value)
    metadata, problems = settled(fields, settings.timezone)
    doubts = [
        msgspec.structs.replace(p, path=shown, line=line, column=0, severity=Severity.WARNING)
        for p in problems
    ]
    if stated and not day:
        message = f"'{stated[:60]}' is no date; imported without one"
        doubts.append(
            Problem(shown, line, 0, "import-date", message, "see the feed", Severity.WARNING)
        )
    identity = str(entry.get("id") or "") or (f"{url} {title}" if url else "")
    return Record(
        path=shown,
        line=line,
        metadata=metadata,
        body=body,
        form=form,
        identity=identity and f"id {identity}",
        retrieved=settings.retrieved,
        aliases=_old_paths(url) if kind else (),
        problems=tuple(doubts),
    )


def _old_paths(url: str) -> tuple[str, ...]:
    try:
        path = urlsplit(url).path
    except ValueError:
        return ()
    return (path,) if len(path) > 1 else ()


def _title(entry: Any) -> str:  # noqa: ANN401
    return _plain(str(entry.get("title") or ""))


def _plain(text: str) -> str:
    # Many feeds escape their titles twice.
    return one_line(printable(plain_of(text) if has_tags(text) else unescape(text)))


def _body(entry: Any, *, is_wordpress: bool) -> tuple[str, Form]:  # noqa: ANN401
    """Return the longest of the texts that an entry offers, and how it is written."""
    found = [
        (str(c.get("value") or ""), str(c.get("type") or "")) for c in entry.get("content") or ()
    ]
    detail = entry.get("summary_detail") or {}
    found.append((str(entry.get("summary") or ""), str(detail.get("type") or "")))
    text, kind = max(found, key=lambda pair: len(pair[0]))
    is_html = kind != "text/plain" or has_tags(text)
    if is_wordpress and is_html and not _PARAGRAPH.search(text):
        # WordPress keeps blank lines and makes paragraphs of them when it shows a post.
        text = "\n".join(
            part if _BLOCK.match(part) else f"<p>{part}</p>"
            for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
        )
    return text, Form.HTML if is_html else Form.TEXT


def _summary(entry: Any, body: str) -> str:  # noqa: ANN401
    text = str(entry.get("summary") or "")
    return "" if text == body else _plain(text)


def _labels(entry: Any) -> tuple[str, tuple[str, ...]]:  # noqa: ANN401
    """Return section and tags: WordPress parts categories from tags, others do not."""
    tags: list[str] = []
    categories: list[str] = []
    for tag in entry.get("tags") or ():
        name = _plain(str(tag.get("label") or tag.get("term") or ""))
        if name and name.lower() != "uncategorized":
            (categories if tag.get("scheme") == "category" else tags).append(name)
    if categories and tags:
        return categories[0], tuple(tags)
    return "", tuple(categories or tags)


def _authors(entry: Any) -> tuple[str, ...]:  # noqa: ANN401
    names = [str(author.get("name") or "") for author in entry.get("authors") or ()]
    return tuple(_plain(name) for name in names or [str(entry.get("author") or "")] if name)


def _day(entry: Any, name: str) -> tuple[str, str]:  # noqa: ANN401
    """Return the day as the feed states it, not as it is in UTC, and the text of the date."""
    stated = one_line(str(entry.get(name) or "")) if name in entry else ""
    day = read_day(stated, timezone="UTC") if stated else "absent"
    if not isinstance(day, str):
        return day.value.isoformat(), stated
    parsed = entry.get(f"{name}_parsed") if stated else None
    if parsed:
        try:
            return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday).isoformat(), stated
        except ValueError:
            pass
    return "", stated


def _address(entry: Any) -> str:  # noqa: ANN401
    for address in (entry.get("link"), entry.get("id")):
        if str(address or "").startswith(("http://", "https://")):
            return str(address)
    return ""


def _entry_lines(data: bytes) -> list[int]:
    """Return the line in which each entry begins, as far as its tags tell."""
    lines: list[int] = []
    at, line = 0, 1
    for match in re.finditer(rb"<(?:item|entry)[\s>]", data):
        line += data.count(b"\n", at, match.start())
        at = match.start()
        lines.append(line)
    return lines


def _encoding_notes() -> tuple[type[Exception], ...]:
    """Return the faults that feedparser mends without loss."""
    import feedparser  # noqa: PLC0415

    return (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


def _broken(shown: str, feed: Any) -> Refusal:  # noqa: ANN401
    fault = feed.bozo_exception
    line = fault.getLineNumber() if hasattr(fault, "getLineNumber") else 0
    column = (fault.getColumnNumber() or 0) + 1 if hasattr(fault, "getColumnNumber") else 0
    what = fault.getMessage() if hasattr(fault, "getMessage") else str(fault)
    message = f"the feed is broken here: {one_line(what)}; entries behind it may be missing"
    return Refusal(Problem(shown, line or 0, column, "import-feed", message, _HINT))


def _refused(shown: str, message: str, hint: str) -> Refusal:
    return Refusal(Problem.of_file(shown, "import-feed", message, hint))
