"""Reading files: bytes from the disk -> rows for the store, in whatever process."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from digestgen.fingerprint import digest_bytes
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings
from digestgen.store.rows import ArticleRows

if TYPE_CHECKING:
    from concurrent.futures import Executor

PARALLEL_FROM = 150
"""With fewer files, starting processes costs more than it saves."""
_FILES_A_JOB = 40
_BYTES_A_JOB = 400_000


class Wanted(msgspec.Struct, frozen=True, array_like=True):
    """A file to read."""

    path: str
    size: int


class ReadFile(msgspec.Struct, frozen=True, array_like=True):
    """What became of one file."""

    path: str
    digest: str
    """Of its bytes; '' when it could not be read."""
    rows: ArticleRows | None = None
    is_draft: bool = False
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0


class _Job(msgspec.Struct, frozen=True, array_like=True):
    content: str
    files: tuple[Wanted, ...]
    settings: ReadSettings


_ENCODE = msgspec.msgpack.Encoder()
_JOB = msgspec.msgpack.Decoder(_Job)
_RESULT = msgspec.msgpack.Decoder(tuple[ReadFile, ...])


def read_all(
    pool: Executor,
    content: Path,
    wanted: Iterable[Wanted],
    settings: ReadSettings,
    *,
    workers: int,
) -> Generator[ReadFile, None, None]:
    """Yield what became of every file, in any order."""
    from digestgen.build.workers import in_any_order  # noqa: PLC0415  most builds read nothing

    jobs = (_ENCODE.encode(_Job(str(content), files, settings)) for files in _portions(wanted))
    for result in in_any_order(pool, _read_portion, jobs, workers=workers):
        yield from _RESULT.decode(result)


def _portions(wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, ...]]:
    """Yield the files in portions of like size: one of large files takes no longer."""
    portion: list[Wanted] = []
    size = 0
    for file in wanted:
        portion.append(file)
        size += file.size
        if len(portion) == _FILES_A_JOB or size >= _BYTES_A_JOB:
            yield tuple(portion)
            portion, size = [], 0
    if portion:
        yield tuple(portion)


def _read_portion(job: bytes) -> bytes:
    portion = _JOB.decode(job)
    content = Path(portion.content)
    return _ENCODE.encode([read_file(content, file, portion.settings) for file in portion.files])


def read_file(content: Path, wanted: Wanted, settings: ReadSettings) -> ReadFile:
    """Return what becomes of one file; one that cannot be opened is a problem, no exception."""
    # Late, so that a build that reads nothing loads nothing.
    from digestgen.article import read_article  # noqa: PLC0415
    from digestgen.store.rows import rows_of  # noqa: PLC0415

    started = time.perf_counter()
    try:
        with open(f"{content}/{wanted.path}", "rb") as file:  # noqa: PTH123  hot: once a file
            data = file.read()
    except OSError as error:
        problem = Problem.of_file(
            wanted.path,
            "unreadable",
            f"cannot be read: {error.strerror}",
            "check the file's permissions",
        )
        return ReadFile(wanted.path, "", problems=(problem,))
    digest = digest_bytes(data)
    reading = read_article(data, unicodedata.normalize("NFC", wanted.path), settings)
    return ReadFile(
        wanted.path,
        digest,
        rows=rows_of(reading.article) if reading.article else None,
        is_draft=reading.is_draft,
        problems=reading.problems,
        seconds=time.perf_counter() - started,
    )
