"""A JSON file that is one list of objects: read object by object, never as a whole."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from digestgen.importing.json_lines import checked_mapping, names_of
from digestgen.importing.lines import BROKEN, MAX_LINE_BYTES, opened, read_some, torn
from digestgen.importing.mapping import FieldMap
from digestgen.importing.model import Record, Refusal
from digestgen.importing.rows import RowSettings, record_of
from digestgen.model.problem import Problem

_PIECE = 262_144
_SAMPLE_ROWS = 50
_HINT = "mend the file there; objects before this place were read"
_BLANKS = " \t\r\n,"


def read_json_array(
    path: Path, shown: str, given: FieldMap, settings: RowSettings
) -> Iterator[tuple[Record | Refusal, int]]:
    """Yield each object of the list with the bytes read so far."""
    mapping, problems = mapping_of(path, shown, given)
    if mapping is None:
        yield from ((Refusal(problem), 0) for problem in problems)
        return
    for row, line, done in _objects(path, shown):
        if isinstance(row, Problem):
            yield Refusal(row), done
        else:
            yield record_of(row, mapping, settings, path=shown, line=line), done


def mapping_of(
    path: Path, shown: str, given: FieldMap
) -> tuple[FieldMap | None, tuple[Problem, ...]]:
    """Return the mapping for a file, completed from its first objects; None with the reason."""
    columns: dict[str, None] = {}
    for row, _, _ in islice(_objects(path, shown), _SAMPLE_ROWS):
        if isinstance(row, dict):
            columns |= dict.fromkeys(names_of(row))
    return checked_mapping(given, list(columns), shown)


def _objects(path: Path, shown: str) -> Iterator[tuple[dict[str, Any] | Problem, int, int]]:
    """Yield each object, the line it begins in, and the bytes read; stops at the first fault."""
    try:
        yield from _in_list(path, shown)
    except BROKEN as fault:
        yield torn(shown, 0, fault), 0, 0


def _in_list(path: Path, shown: str) -> Iterator[tuple[dict[str, Any] | Problem, int, int]]:
    decoder = json.JSONDecoder()
    with opened(path) as (file, position):
        text_of = codecs.getincrementaldecoder("utf-8")("replace")
        text = text_of.decode(read_some(file, _PIECE)).removeprefix("\ufeff")
        start = len(text) - len(text.lstrip()) + 1
        line = 1 + text.count("\n", 0, start)
        text = text[start:]
        wanted = _PIECE
        while True:
            rest = text.lstrip(_BLANKS)
            line += text.count("\n", 0, len(text) - len(rest))
            text = rest
            if text.startswith("]"):
                return
            fault: json.JSONDecodeError | None = None
            try:
                row, end = decoder.raw_decode(text) if text else (None, 0)
            except json.JSONDecodeError as error:
                fault, row, end = error, None, 0
            except RecursionError:
                yield Problem(shown, line, 1, "import-json", "nested too deep", _HINT), line, 0
                return
            # A number or word at the very end may go on in the next piece.
            if end and end < len(text):
                kind = Problem(shown, line, 1, "import-json", "no object", "write {...} here")
                yield row if isinstance(row, dict) else kind, line, position()
                line += text.count("\n", 0, end)
                text, wanted = text[end:], _PIECE
                continue
            piece = text_of.decode(read_some(file, wanted))
            # An object that does not end is tried again for twice as much text each time.
            wanted = min(wanted * 2, MAX_LINE_BYTES)
            if not piece or len(text) > MAX_LINE_BYTES:
                message = f"this is no JSON: {fault.msg}" if fault else "the list is not closed"
                at = line + (fault.lineno - 1 if fault else 0)
                column = fault.colno if fault else 0
                yield Problem(shown, at, column, "import-json", message, _HINT), at, position()
                return
            text += piece
