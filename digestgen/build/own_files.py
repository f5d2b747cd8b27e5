"""Which files of the site builds of ours wrote, so that a lost store makes nobody's file ours.

A log, `.digestgen/outputs/DIGEST.txt`, one for each output folder, UTF-8: a line `ADDRESS` says
that the file is ours from here on, a line `/ADDRESS` that it is no more (no address begins with a
slash). Read when a file lies in the site that the store does not know. A change appends to it: what
comes, before it is put in its place; what went, after it is deleted. So a kill leaves a line too
many, never one too few; a line without its end, cut off by a kill, counts for nothing and is taken
away before the next is written. A build that looks at everything writes the log anew, by a rename.

A list written anew at each deletion was tried first: it cost more than the edit on a large site.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from digestgen.store.faults import naming

_GONE = "/"


class OwnFiles:
    """The log of one output folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def exists(self) -> bool:
        """Whether anything was noted ever."""
        return self._path.is_file()

    def read(self) -> set[str] | None:
        """Return the addresses that are ours; None when that is not known. Linear in the log."""
        try:
            lines = self._path.read_bytes().decode("utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return None
        found: set[str] = set()
        # Behind the last end of a line there is nothing, or a line that was cut off.
        for line in lines[:-1]:
            if line.startswith(_GONE):
                found.discard(line.removeprefix(_GONE))
            else:
                found.add(line)
        return found

    def add(self, addresses: Iterable[str]) -> None:
        """Note, before they are put in their places, that these will be ours. Raises OSError."""
        self._append(sorted(addresses))

    def remove(self, addresses: Iterable[str]) -> None:
        """Note that these are deleted. Raises OSError."""
        self._append([f"{_GONE}{address}" for address in sorted(addresses)])

    def replace(self, addresses: Iterable[str]) -> None:
        """Note that these are ours, and no others any more. Raises OSError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        with naming(fresh):
            fresh.write_bytes(_lines(sorted(addresses)))
        fresh.replace(self._path)

    def _append(self, lines: list[str]) -> None:
        data = _lines(lines)
        if not data:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with naming(self._path), self._path.open("a+b") as file:
            end = file.seek(0, 2)
            file.seek(max(0, end - 1))
            if file.read(1) not in (b"", b"\n"):
                file.seek(0)
                file.truncate(file.read().rfind(b"\n") + 1)
            file.write(data)


def _lines(addresses: Iterable[str]) -> bytes:
    """Return what stands in the log; names that are no addresses were never noted as ours."""
    return b"".join(
        f"{address}\n".encode()
        for address in addresses
        if "\n" not in address and _is_text(address)
    )


def _is_text(address: str) -> bool:
    try:
        address.encode()
    except UnicodeEncodeError:
        return False
    return True
