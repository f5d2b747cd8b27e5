"""Front matter mended where there is no doubt: a tag in its topic's spelling, a date as ISO.

Pure. A mend is an edit of the text itself, so comments, order and style stay; and it counts only
when the file, read again, says what it said before but for what was to change. Whatever cannot be
done so (escapes, other encodings) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from digestgen.content.dates import Day, read_day
from digestgen.content.field_names import role_of
from digestgen.content.fields import read_fields
from digestgen.content.source import read_source
from digestgen.content.tag_places import place_of_tag
from digestgen.model.metadata import Metadata
from digestgen.model.source import Field, Source
from digestgen.text.fold import fold
from digestgen.text.yaml_text import yaml_quoted, yaml_text

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOUR = re.compile(r"\d[:.h]\d{2}(?!\d)|\A\d{9,13}\Z")
"""A time of day, or a count of seconds, that a plain date would lose."""
_DATES = frozenset({"published", "updated"})
_QUOTES = "\"'"
_MAX_MENDS = 200
_QUOTED = re.compile(r"([\"'])([^\"'\\]*)\1")


class Mend(NamedTuple):
    """One thing that was mended."""

    line: int
    column: int
    said: str


class Wanted(NamedTuple):
    """How tags are to be written."""

    names: Mapping[str, str] = {}
    """Tag as written -> the name of its topic."""
    lists: Mapping[str, tuple[str, ...]] = {}
    """Tag -> the tags that it lists."""


class Mended(NamedTuple):
    """A file as it should be."""

    data: bytes
    mends: tuple[Mend, ...]


class _Edit(NamedTuple):
    """A stretch of one line, and what may be written there: the first that reads well is taken."""

    line: int
    start: int
    end: int
    texts: tuple[str, ...]
    said: str
    metadata: Metadata
    """As the file should read then."""


def mend(data: bytes, path: str, wanted: Wanted, *, timezone: str) -> Mended | None:
    """Return the file mended; None when there is nothing to do or to be sure of."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    mends: list[Mend] = []
    failed: set[str] = set()
    for _ in range(_MAX_MENDS):
        edit = _next_edit(text, path, wanted, timezone, failed)
        if edit is None:
            break
        after = _tried(text, path, edit, timezone)
        if after is None:
            failed.add(edit.said)
        else:
            text = after
            mends.append(Mend(edit.line, edit.start + 1, edit.said))
    return Mended(text.encode("utf-8"), tuple(mends)) if mends else None


def _next_edit(
    text: str, path: str, wanted: Wanted, timezone: str, failed: Set[str]
) -> _Edit | None:
    """Return what is to be mended and did not fail yet, as the text is now."""
    found = _read(text, path, timezone)
    if found is None:
        return None
    source, metadata = found
    lines = text.split("\n")
    edits = chain(
        _dates(source, lines, metadata, timezone),
        _blanks(source, lines, metadata),
        _tags(text, path, metadata, wanted),
    )
    return next((edit for edit in edits if edit.said not in failed), None)


def _read(text: str, path: str, timezone: str) -> tuple[Source, Metadata] | None:
    source, _ = read_source(text.encode("utf-8"), path)
    if source is None:
        return None
    metadata, problems = read_fields(source, timezone=timezone)
    return None if any(problem.is_fatal for problem in problems) else (source, metadata)


def _tried(text: str, path: str, edit: _Edit, timezone: str) -> str | None:
    """Return the text with the edit if it then reads as it should."""
    before = _read(text, path, timezone)
    lines = text.split("\n")
    line = lines[edit.line - 1]
    for new in edit.texts:
        lines[edit.line - 1] = line[: edit.start] + new + line[edit.end :]
        after = "\n".join(lines)
        found = _read(after, path, timezone)
        if before and found and found[1] == edit.metadata and found[0].body == before[0].body:
            return after
    return None


def _dates(source: Source, lines: list[str], metadata: Metadata, timezone: str) -> Iterator[_Edit]:
    for field in source.fields:
        value = field.value
        if role_of(field.name) not in _DATES or not isinstance(value, str) or not field.line:
            continue
        day = read_day(value, timezone=timezone)
        is_plain = not _ISO.match(value) and not _HOUR.search(value)
        if is_plain and isinstance(day, Day) and not day.is_whole_month:
            start = _start_of(lines, field, value)
            if start >= 0:
                iso = day.value.isoformat()
                said = f"the date '{value}' is written {iso}"
                yield _Edit(field.line, start, start + len(value), (iso,), said, metadata)


def _start_of(lines: list[str], field: Field, value: str) -> int:
    return lines[field.line - 1].find(value, max(0, field.column - 1))


def _blanks(source: Source, lines: list[str], metadata: Metadata) -> Iterator[_Edit]:
    """Yield tags in quotes with blanks at their ends."""
    places = sorted(field.line for field in source.fields if field.line)
    for field in source.fields:
        if role_of(field.name) != "tags" or not field.line:
            continue
        end = next((line for line in places if line > field.line), len(lines) + 1)
        for number in range(field.line, min(end, len(lines) + 1)):
            for match in _QUOTED.finditer(lines[number - 1]):
                tag = match[2].strip()
                if tag in metadata.tags and tag != match[2]:
                    said = f"the tag '{tag}' has no blanks around it"
                    texts = (f"{match[1]}{tag}{match[1]}",)
                    yield _Edit(number, match.start(), match.end(), texts, said, metadata)


def _tags(text: str, path: str, metadata: Metadata, wanted: Wanted) -> Iterator[_Edit]:
    lines = text.split("\n")
    for tag in metadata.tags:
        all_new = (wanted.names[tag],) if tag in wanted.names else wanted.lists.get(tag, ())
        # What stands beside it need not be said again.
        others = {fold(other) for other in metadata.tags if other != tag}
        new = tuple(name for name in all_new if fold(name) not in others)
        if not new:
            continue
        number, column = place_of_tag(text.encode("utf-8"), path, (tag,))
        start = column - 1
        if not number or not lines[number - 1].startswith(tag, start):
            continue
        end = start + len(tag)
        line = lines[number - 1]
        quote = line[start - 1 : start] if line[start - 1 : start] == line[end : end + 1] else ""
        quote = quote if quote and quote in _QUOTES else ""
        span = (start - len(quote), end + len(quote))
        after = replace(metadata, tags=_replaced(metadata.tags, tag, new))
        shown = " and ".join(f"'{name}'" for name in new)
        said = f"the tag '{tag}' is written {shown}"
        yield _Edit(number, *span, tuple(_written(new, quote, line[: span[0]])), said, after)


def _written(names: tuple[str, ...], quote: str, head: str) -> Iterator[str]:
    """Yield the ways in which tags may stand behind `head`, first what is most like the old."""
    ways = [[f"{quote}{name}{quote}" for name in names], [yaml_quoted(name) for name in names]]
    if not quote and any(yaml_text(name) != name for name in names):
        ways.reverse()
    for items in ways:
        if head.strip() == "-":
            yield f"\n{head}".join(items)
        yield ", ".join(items)
    yield f"{quote}{', '.join(names)}{quote}"


def _replaced(tags: Iterable[str], old: str, new: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for tag in tags:
        for name in new if tag == old else (tag,):
            found.setdefault(fold(name) or name, name)
    return tuple(found.values())
