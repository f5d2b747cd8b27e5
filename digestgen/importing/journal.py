"""What an import has done: a killed one goes on, a repeated one brings only what is new.

One file for each source, `.digestgen/imports/NAME-DIGEST.jsonl`, append-only, a JSON object a line:

    {"source": "/data/wire.jsonl"}                        first; for people
    {"r": ..., "i": ..., "c": ..., "p": ..., "s": ...}    an article: digests of the record, of its
                                                          identity and of its words, path, slug
    {"done": 1}                                           all files named above are in place

Lines of articles are written and synced before their files, `done` behind them. So after a kill
the articles behind the last `done` are uncertain, and each is put in place, under the name that it
was given, when its record comes by again. A torn last line is cut off before the next is written;
its article was not begun. A line that cannot be read is passed over: its article is recognised by
its words.

In memory are digests and paths alone, some 600 bytes an article. A table in SQLite was weighed:
it would bound that too, but nobody could read it with their eyes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from digestgen.importing.same import key_of
from digestgen.names import slugify
from digestgen.store.faults import naming

FOLDER = "imports"
_NAME_CHARS = 40


class Entry(NamedTuple):
    """An article of the journal."""

    record: bytes
    """Digest of all the record says."""
    identity: bytes
    """Digest of what stays when the article changes; b'' for nothing."""
    content: bytes
    """Key of its words; see `same`."""
    path: str
    """Below content/."""
    slug: str


def journal_path(state: Path, source: Path) -> Path:
    """Return where the journal of a source lies: a source is known by its place."""
    whole = os.fsdecode(source.resolve())
    return state / FOLDER / f"{slugify(source.stem)[:_NAME_CHARS]}-{key_of(whole).hex()[:12]}.jsonl"


class Journal:
    """The journal of one source."""

    def __init__(self, path: Path, source: Path) -> None:
        self._path = path
        self._source = source
        self._file: IO[bytes] | None = None
        self.uncertain: set[bytes] = set()
        """Records whose files may not be in place."""

    def entries(self) -> Iterator[Entry]:
        """Yield the articles written down so far, and gather the uncertain ones."""
        if not self._path.is_file():
            return
        with self._path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    return
                if line.startswith(b'{"done"'):
                    self.uncertain.clear()
                elif entry := _entry(line):
                    self.uncertain.add(entry.record)
                    yield entry

    def plan(self, entries: list[Entry]) -> None:
        """Write down what will be put in place. Synced: the files come after."""
        self._append([_line(entry) for entry in entries])

    def done(self) -> None:
        """Write down that all planned so far is in place."""
        self._append([b'{"done": 1}\n'])

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _append(self, lines: list[bytes]) -> None:
        with naming(self._path):
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._path.open("ab")
                whole = _whole_lines(self._path)
                self._file.truncate(whole)
                if not whole:
                    head = {"source": os.fsdecode(self._source.resolve())}
                    self._file.write(json.dumps(head).encode() + b"\n")
            self._file.write(b"".join(lines))
            self._file.flush()
            os.fsync(self._file.fileno())


def _whole_lines(path: Path) -> int:
    """Return the size of a file up to its last line end."""
    size = path.stat().st_size
    with path.open("rb") as file:
        while size:
            start = max(0, size - 65_536)
            file.seek(start)
            end = file.read(size - start).rfind(b"\n")
            if end >= 0:
                return start + end + 1
            size = start
    return 0


def _line(entry: Entry) -> bytes:
    row = {
        "r": entry.record.hex(),
        "i": entry.identity.hex(),
        "c": entry.content.hex(),
        "p": entry.path,
        "s": entry.slug,
    }
    return json.dumps(row).encode() + b"\n"


def _entry(line: bytes) -> Entry | None:
    try:
        row = json.loads(line)
        digests = [bytes.fromhex(row[name]) for name in "ric"]
        return Entry(digests[0], digests[1], digests[2], str(row["p"]), str(row["s"]))
    except (ValueError, KeyError, TypeError):
        return None
