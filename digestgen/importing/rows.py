"""A row of a data set (names and values of any kind) -> a record.

Values are what CSV and JSON have: texts, numbers, lists, objects. Pure.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from digestgen.content.dates import read_day
from digestgen.importing.compose import settled
from digestgen.importing.html_body import has_tags, plain_of
from digestgen.importing.mapping import FIELDS, FieldMap
from digestgen.importing.model import Form, Record, Refusal
from digestgen.model.problem import Problem, Severity
from digestgen.model.source import Field, FieldValue
from digestgen.text.lines import printable

MAX_BODY_CHARS = 5_000_000
_ABSENT = frozenset({"", "null", "none", "nan", "n/a", "na", "nil", "undefined", "\\n"})
_BLOCK_TAG = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|table|blockquote|a\s|img\s)[^>]*>", re.IGNORECASE
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|```|~~~|[-*] \S.*\n[-*] \S|> \S|\|.*\|$)|\]\((?:https?://|/|#|\.)|\*\*\S[^*\n]*\*\*",
    re.MULTILINE,
)
_LIST = re.compile(r"\[.*\]\Z", re.DOTALL)
_FRACTION = re.compile(r"\A(\d{9,13})\.\d+\Z")
_MAX_LIST_CHARS = 20_000
_MAX_DEPTH = 12


class RowSettings(NamedTuple):
    """How rows are read."""

    timezone: str
    retrieved: date | None
    """When the source was got, for rows that do not say it."""
    body_format: str = "auto"
    date_format: str = ""
    """As of `strptime`; '' for what digestgen reads as dates."""


def record_of(
    row: Mapping[str, Any], mapping: FieldMap, settings: RowSettings, *, path: str, line: int
) -> Record | Refusal:
    """Return the record of a row. `path` and `line` say where it stands."""
    body = _body(row, mapping)
    if len(body) > MAX_BODY_CHARS:
        message = f"a text of {len(body):,} characters; at most {MAX_BODY_CHARS:,} are read"
        return Refusal(Problem(path, line, 0, "import-size", message, "split it"))
    problems: list[Problem] = []
    fields = _fields(row, mapping, settings, problems)
    metadata, more = settled(fields, settings.timezone)
    problems += more
    retrieved = _retrieved(row, mapping, settings)
    form = _form(body, settings.body_format)
    explicit = _first(row, mapping.columns_of("id"))
    identity = f"id {explicit}" if _is_scalar(explicit) and _text(explicit) else ""
    # The address of a site's front says nothing about one article.
    if not identity and metadata.title and _has_path(metadata.source_url):
        identity = f"{metadata.source_url} {metadata.title}"
    own = (name for name, _ in mapping.columns if name not in (*FIELDS, "body", "id", "retrieved"))
    extra = ((name, _value(_first(row, mapping.columns_of(name)))) for name in own)
    return Record(
        path=path,
        line=line,
        metadata=metadata,
        body=body,
        form=form,
        identity=identity,
        retrieved=retrieved,
        extra=tuple((name, value) for name, value in extra if value),
        problems=tuple(_placed(problem, path, line) for problem in problems),
    )


def _has_path(address: str) -> bool:
    try:
        return len(urlsplit(address).path) > 1
    except ValueError:
        return False


def _placed(problem: Problem, path: str, line: int) -> Problem:
    """Return what is wrong with a field as a doubt about the row: it is imported without it."""
    severity = Severity.WARNING if problem.is_fatal else problem.severity
    return msgspec.structs.replace(problem, path=path, line=line, column=0, severity=severity)


def _body(row: Mapping[str, Any], mapping: FieldMap) -> str:
    value = _first(row, mapping.columns_of("body"))
    if isinstance(value, list):
        # Paragraphs, as several data sets have them.
        return "\n\n".join(str(item) for item in value if _is_scalar(item))
    return printable(str(value)) if _is_scalar(value) else ""


def _fields(
    row: Mapping[str, Any], mapping: FieldMap, settings: RowSettings, problems: list[Problem]
) -> tuple[Field, ...]:
    fields: list[Field] = []
    for name in FIELDS:
        value = _value(_first(row, mapping.columns_of(name)))
        if value in (None, "", ()):
            continue
        if name in ("date", "updated"):
            value = _dated(value, settings, problems)
        elif name in ("tags", "authors", "categories"):
            value = _items(value)
        elif name in ("title", "summary", "section") and isinstance(value, str):
            value = plain_of(value) if has_tags(value) else unescape(value)
        if value:
            fields.append(Field(name, value, 0, 0))
    return tuple(fields)


def _dated(value: FieldValue, settings: RowSettings, problems: list[Problem]) -> FieldValue:
    """Return a date as year-month-day, or nothing after saying so."""
    text = value if isinstance(value, str) else ""
    found = _day(text, settings)
    if isinstance(found, date):
        return found.isoformat()
    message = f"'{text[:60]}' {found}; imported without a date"
    hint = "state the form of dates, as in --date-format %d/%m/%Y"
    problems.append(Problem("", 0, 0, "import-date", message, hint, Severity.WARNING))
    return None


def _day(text: str, settings: RowSettings) -> date | str:
    """Return the day that `text` states, or what is wrong with it."""
    if settings.date_format:
        try:
            return datetime.strptime(text, settings.date_format).date()
        except ValueError:
            return f"is no date of the form {settings.date_format}"
    # Data sets write seconds as numbers with a fraction too.
    day = read_day(_FRACTION.sub(r"\1", text), timezone=settings.timezone)
    return day if isinstance(day, str) else day.value


def _retrieved(row: Mapping[str, Any], mapping: FieldMap, settings: RowSettings) -> date | None:
    value = _value(_first(row, mapping.columns_of("retrieved")))
    day = read_day(value, timezone=settings.timezone) if isinstance(value, str) else "absent"
    return settings.retrieved if isinstance(day, str) else day.value


def _form(body: str, body_format: str) -> Form:
    if body_format != "auto":
        return Form(body_format)
    if _BLOCK_TAG.search(body):
        return Form.HTML
    return Form.MARKDOWN if _MARKDOWN.search(body) else Form.TEXT


def _first(row: Mapping[str, Any], columns: tuple[str, ...]) -> Any:  # noqa: ANN401  JSON
    """Return the first of the columns that says something."""
    for column in columns:
        value = _at(row, column)
        if value is None or (isinstance(value, str) and value.strip().lower() in _ABSENT):
            continue
        # JSON of Python knows NaN, which equals nothing.
        if value not in ([], {}) and value == value:  # noqa: PLR0124
            return value
    return None


def _at(row: Mapping[str, Any], column: str) -> Any:  # noqa: ANN401  JSON
    """Return the value of a column; `author.name` leads into an object, also through a list."""
    if column in row:
        return row[column]
    value: Any = row
    for part in column.split("."):
        if isinstance(value, list):
            value = [item[part] for item in value if isinstance(item, Mapping) and part in item]
        elif isinstance(value, Mapping):
            value = value.get(part)
        else:
            return None
    return value


def _is_scalar(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        return str(int(value))
    return printable(str(value)).strip()


def _value(value: object, depth: int = 0) -> FieldValue:
    """Return a value of JSON as that of a field."""
    if value is None or depth > _MAX_DEPTH:
        return None
    if isinstance(value, Mapping):
        return tuple((_text(key), _value(item, depth + 1)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return tuple(_value(item, depth + 1) for item in value)
    return _text(value)


def _items(value: FieldValue) -> FieldValue:
    """Return a list that stands in one cell: `['a', 'b']`, `a|b`, `a; b`."""
    if not isinstance(value, str):
        return value
    if _LIST.match(value) and len(value) <= _MAX_LIST_CHARS:
        for read in (json.loads, ast.literal_eval):
            try:
                found = read(value)
            except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
                continue
            if isinstance(found, list):
                return _value(found)
    for sign in ("|", ";"):
        if sign in value:
            return tuple(part.strip() for part in value.split(sign) if part.strip())
    return value
