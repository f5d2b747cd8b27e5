"""Files of rows, read as they come: opened (packed ones too), decoded, with a place in them."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from digestgen.model.problem import Problem

MAX_LINE_BYTES = 20_000_000
_PIECE_BYTES = 8192
_UTF8_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
Position = Callable[[], int]
BROKEN = (OSError, EOFError, zlib.error)
"""What a torn file or archive raises."""


def torn(shown: str, line: int, fault: BaseException) -> Problem:
    """Return the fault of a file that cannot be read on; what stands before the tear was read."""
    return Problem(shown, line, 0, "import-file", f"cannot be read on: {fault}", "get it again")


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], Position]]:
    """Give the unpacked bytes of a file, and a function that says how far it was read on disk."""
    with path.open("rb") as file:
        if path.suffix.lower() == ".gz":
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield unpacked, file.tell  # type: ignore[misc]  # a GzipFile reads bytes
        else:
            yield file, file.tell


def read_some(file: IO[bytes], size: int) -> bytes:
    """Return up to `size` bytes; of a torn archive what stands before the tear, then raise."""
    pieces: list[bytes] = []
    try:
        while size > 0 and (piece := file.read(min(size, _PIECE_BYTES))):
            pieces.append(piece)
            size -= len(piece)
    except BROKEN:
        # The next call meets the tear again.
        if not pieces:
            raise
    return b"".join(pieces)


def wide_encoding(head: bytes) -> str:
    """Return the UTF-16 that a file's mark announces, '' for none."""
    return next((name for mark, name in _WIDE_MARKS if head.startswith(mark)), "")


def decoded(line: bytes) -> tuple[str, bool]:
    """Return the text of bytes, and whether they were no UTF-8 and read as Windows-1252."""
    line = line.removeprefix(_UTF8_MARK)
    try:
        return line.decode("utf-8"), False
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace"), True


def saved_on(path: Path, timezone: str) -> date:
    """Return the day on which a file was last changed: when it was got, for all one knows."""
    return datetime.fromtimestamp(path.stat().st_mtime, tz=ZoneInfo(timezone)).date()
