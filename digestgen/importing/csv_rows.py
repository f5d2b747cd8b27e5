"""CSV: rows as they come. The delimiter is found by trying, faults are told by line.

The reader is the standard library's; its limit on a field is raised for as long as a file is read,
and a quote that never closes ends there instead of taking the rest of the file.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from digestgen.importing.json_lines import checked_mapping, with_encoding_doubt
from digestgen.importing.lines import BROKEN, opened, read_some, torn, wide_encoding
from digestgen.importing.mapping import FieldMap
from digestgen.importing.model import Record, Refusal
from digestgen.importing.rows import RowSettings, record_of
from digestgen.model.problem import Problem

MAX_FIELD_CHARS = 10_000_000
DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_BYTES = 262_144
_SAMPLE_ROWS = 20
_SURROGATE = re.compile("[\udc80-\udcff]")


class _Table(NamedTuple):
    names: list[str]
    mapping: FieldMap
    settings: RowSettings
    shown: str


def read_csv(
    path: Path, shown: str, given: FieldMap, settings: RowSettings, *, delimiter: str = ""
) -> Iterator[tuple[Record | Refusal, int]]:
    """Yield each row with the bytes read so far."""
    old_limit = csv.field_size_limit(MAX_FIELD_CHARS)
    try:
        with opened(path) as (file, position):
            head, lines = _text_lines(file)
            reader = csv.reader(lines, delimiter=delimiter or best_delimiter(head))
            names = _header(reader)
            mapping, problems = checked_mapping(given, names, shown)
            if mapping is None:
                yield from ((Refusal(problem), 0) for problem in problems)
                return
            table = _Table(names, mapping, settings, shown)
            for row, line in _rows(reader, shown):
                yield _record(row, table, line), position()
    finally:
        csv.field_size_limit(old_limit)


def mapping_of(
    path: Path, shown: str, given: FieldMap, *, delimiter: str = ""
) -> tuple[FieldMap | None, tuple[Problem, ...]]:
    """Return the mapping for a file, completed from its header; None with the reason."""
    with opened(path) as (file, _):
        head, lines = _text_lines(file)
        names = _header(csv.reader(lines, delimiter=delimiter or best_delimiter(head)))
    return checked_mapping(given, names, shown)


def best_delimiter(sample: str) -> str:
    """Return the delimiter that gives the first rows the most columns, alike in number."""
    best, best_score = DELIMITERS[0], (0.0, 0)
    for delimiter in DELIMITERS:
        rows: list[int] = []
        try:
            for row in csv.reader(sample.splitlines(keepends=True), delimiter=delimiter):
                if row:
                    rows.append(len(row))
                if len(rows) > _SAMPLE_ROWS:
                    break
        except csv.Error:
            pass
        # The last row may be cut off by the end of the sample.
        body = rows[1:-1] or rows[1:]
        if rows and rows[0] > 1:
            alike = sum(count == rows[0] for count in body) / len(body) if body else 1.0
            best, best_score = max(
                (best, best_score), (delimiter, (alike, rows[0])), key=lambda pair: pair[1]
            )
    return best


def _header(reader: Iterator[list[str]]) -> list[str]:
    """Return the names of the columns; a name that stands twice gets a number."""
    try:
        row = next((row for row in reader if any(row)), [])
    except (csv.Error, *BROKEN):
        return []
    names: list[str] = []
    for number, cell in enumerate(row, 1):
        name = _SURROGATE.sub("?", cell).strip() or f"column {number}"
        names.append(name if name not in names else f"{name} {number}")
    return names


def _rows(reader: Iterator[list[str]], shown: str) -> Iterator[tuple[list[str] | Problem, int]]:
    """Yield each row, or what is wrong with it, and the line it begins in."""
    hint = "a quote opened in this line may never be closed"
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]  # csv's own reader has it
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield Problem(shown, line, 0, "import-row", str(fault), hint), line
            continue
        except BROKEN as fault:
            yield torn(shown, line, fault), line
            return
        if any(row):
            yield row, line


def _record(row: list[str] | Problem, table: _Table, line: int) -> Record | Refusal:
    names, mapping, settings, shown = table
    if isinstance(row, Problem):
        return Refusal(row)
    # Spreadsheets leave empty cells behind the last column.
    while len(row) > len(names) and not row[-1].strip():
        row.pop()
    if len(row) != len(names):
        message = f"{len(row)} columns where the header has {len(names)}"
        hint = "put values that hold the delimiter in double quotes"
        return Refusal(Problem(shown, line, 0, "import-row", message, hint))
    is_old = any(_SURROGATE.search(cell) for cell in row)
    cells = [_old_windows(cell) for cell in row] if is_old else row
    record = record_of(
        dict(zip(names, cells, strict=True)), mapping, settings, path=shown, line=line
    )
    return with_encoding_doubt(record) if is_old and isinstance(record, Record) else record


def _old_windows(cell: str) -> str:
    if not _SURROGATE.search(cell):
        return cell
    return cell.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _text_lines(file: IO[bytes]) -> tuple[str, Iterator[str]]:
    """Return the decoded head of a file and its lines; bytes that are no UTF-8 as surrogates."""
    try:
        head = read_some(file, _SAMPLE_BYTES)
    except BROKEN:
        head = b""  # the rows will tell
    encoding = wide_encoding(head)
    decoder = codecs.getincrementaldecoder(encoding or "utf-8")(
        "replace" if encoding else "surrogateescape"
    )
    text = decoder.decode(head).removeprefix("\ufeff")
    return text, _split_lines(text, file, decoder)


def _split_lines(text: str, file: IO[bytes], decoder: codecs.IncrementalDecoder) -> Iterator[str]:
    # The csv reader takes line ends inside quotes as they are, so they are made plain here.
    rest = ""
    while True:
        # A `\r` at the end of a piece may be half of a `\r\n`.
        text = rest + text
        held = "\r" if text.endswith("\r") else ""
        whole = text[: len(text) - len(held)].replace("\r\n", "\n").replace("\r", "\n")
        lines = whole.split("\n")
        rest = lines.pop() + held
        for line in lines:
            yield line + "\n"
        data = read_some(file, _SAMPLE_BYTES)
        if not data:
            break
        if len(rest) > 4 * MAX_FIELD_CHARS:
            rest = rest[: 4 * MAX_FIELD_CHARS]
        text = decoder.decode(data)
    rest = (rest + decoder.decode(b"", final=True)).replace("\r", "\n")
    if rest:
        yield rest
