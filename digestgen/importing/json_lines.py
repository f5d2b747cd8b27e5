"""JSON Lines: an object a line, none held but this one; faults are told by line and column."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from digestgen.importing.lines import BROKEN, MAX_LINE_BYTES, decoded, opened, torn, wide_encoding
from digestgen.importing.mapping import FieldMap, completed, missing_columns
from digestgen.importing.model import Record, Refusal
from digestgen.importing.rows import RowSettings, record_of
from digestgen.model.problem import Problem, Severity

_SAMPLE_ROWS = 50
_HINT = 'write an object on one line: {"title": "...", "body": "..."}'
_ARRAY_HINT = "import it as .json, or write an object a line without brackets and commas around"


def read_json_lines(
    path: Path, shown: str, given: FieldMap, settings: RowSettings
) -> Iterator[tuple[Record | Refusal, int]]:
    """Yield each row with the bytes read so far."""
    mapping, problems = mapping_of(path, shown, given)
    if mapping is None:
        yield from ((Refusal(problem), 0) for problem in problems)
        return
    with opened(path) as (file, position):
        for line, number in _lines(file, shown):
            if isinstance(line, Problem):
                yield Refusal(line), position()
                continue
            text, is_old = decoded(line)
            if not text.strip():
                continue
            row = _object(text, shown, number)
            if isinstance(row, Problem):
                yield Refusal(row), position()
                continue
            record = record_of(row, mapping, settings, path=shown, line=number)
            yield _noted(record, is_old=is_old), position()


def mapping_of(
    path: Path, shown: str, given: FieldMap
) -> tuple[FieldMap | None, tuple[Problem, ...]]:
    """Return the mapping for a file, completed from its first rows; None with the reason."""
    columns: dict[str, None] = {}
    with opened(path) as (file, _):
        rows = 0
        for line, number in _lines(file, shown):
            if isinstance(line, Problem) or rows >= _SAMPLE_ROWS:
                break
            if rows == 0 and wide_encoding(line):
                fault = "UTF-16 is not read here"
                return None, (Problem(shown, 1, 0, "import-encoding", fault, "save it as UTF-8"),)
            row = _object(decoded(line)[0], shown, number)
            if isinstance(row, dict):
                columns |= dict.fromkeys(names_of(row))
                rows += 1
    return checked_mapping(given, list(columns), shown)


def checked_mapping(
    given: FieldMap, columns: list[str], shown: str
) -> tuple[FieldMap | None, tuple[Problem, ...]]:
    """Return `given` completed for `columns`; None with every fault when it cannot be used."""
    faults = [
        Problem(shown, 1, 0, "import-mapping", text, f"the columns are: {', '.join(columns[:40])}")
        for text in missing_columns(given, columns)
    ]
    mapping = completed(given, columns)
    if not mapping.columns_of("body"):
        names = ", ".join(columns[:40]) or "none"
        message = "no column of this file is known to hold the text"
        hint = f"name it, as in --map body=COLUMN; the columns are: {names}"
        faults.append(Problem(shown, 1, 0, "import-mapping", message, hint))
    return (None, tuple(faults)) if faults else (mapping, ())


def names_of(row: dict[str, Any]) -> Iterator[str]:
    """Yield the names of a row and, dotted, those of the objects in it."""
    for name, value in row.items():
        yield name
        if isinstance(value, dict):
            yield from (f"{name}.{inner}" for inner in value)


def _lines(file: IO[bytes], shown: str) -> Iterator[tuple[bytes | Problem, int]]:
    number = 0
    while True:
        number += 1
        try:
            line = file.readline(MAX_LINE_BYTES + 1)
            is_long = len(line) > MAX_LINE_BYTES and not line.endswith(b"\n")
            while is_long and (rest := file.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
        except BROKEN as fault:
            yield torn(shown, number, fault), number
            return
        if not line:
            return
        if is_long:
            size = f"a line of more than {MAX_LINE_BYTES // 1_000_000} MB"
            yield Problem(shown, number, 0, "import-size", size, "split it"), number
        else:
            yield line, number


def _object(text: str, shown: str, number: int) -> dict[str, Any] | Problem:
    try:
        row = json.loads(text)
    except json.JSONDecodeError as fault:
        is_array = number == 1 and text.lstrip().startswith("[")
        hint = _ARRAY_HINT if is_array else _HINT
        message = f"this is no JSON: {fault.msg}"
        return Problem(shown, number, fault.colno, "import-json", message, hint)
    except (RecursionError, ValueError):
        return Problem(shown, number, 1, "import-json", "nested too deep", _HINT)
    if not isinstance(row, dict):
        kind = "a list" if isinstance(row, list) else "a single value"
        return Problem(shown, number, 1, "import-json", f"{kind} where an object is awaited", _HINT)
    return row


def _noted(record: Record | Refusal, *, is_old: bool) -> Record | Refusal:
    return with_encoding_doubt(record) if is_old and isinstance(record, Record) else record


def with_encoding_doubt(record: Record) -> Record:
    """Return the record with the doubt that its letters may be wrong."""
    from msgspec.structs import replace  # noqa: PLC0415

    doubt = Problem(
        record.path,
        record.line,
        0,
        "import-encoding",
        "this is no UTF-8; read as Windows-1252, accents may be wrong",
        "save it as UTF-8",
        Severity.WARNING,
    )
    return replace(record, problems=(*record.problems, doubt))
