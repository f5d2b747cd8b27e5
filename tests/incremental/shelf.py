"""Edits of articles, as editors and their programs make them, on the disk and in memory alike."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from tests.incremental.pieces import Piece
from tests.incremental.project import Project

Way = Literal["in place", "beside", "anew"]
"""How a program saves: into the file, into another that takes its name, or after deleting it."""
WAYS: tuple[Way, ...] = ("in place", "beside", "anew")


class Shelf:
    """The articles and assets of a project. Every change lands on the disk at once."""

    def __init__(self, project: Project) -> None:
        self._content = project.content
        self.pieces: dict[str, Piece] = {}
        self.touched: set[str] = set()
        """What changed below `content/` since this was last emptied."""

    def paths(self) -> list[str]:
        """Return the paths of all articles, sorted."""
        return sorted(self.pieces)

    def put(self, path: str, piece: Piece, way: Way = "in place") -> None:
        """Write an article, in place of the one that is there."""
        self.pieces[path] = piece
        self.save(path, piece.file(path), way)

    def put_in_secret(self, path: str, piece: Piece) -> None:
        """Write an article and give the file the time it had; sizes may be equal as well."""
        before = (self._content / path).stat()
        self.put(path, piece)
        os.utime(self._content / path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def save(self, path: str, data: bytes, way: Way = "in place") -> None:
        """Write any file below `content/`."""
        target = self._place(path)
        if way == "beside":
            beside = target.with_name(f".{target.name}.swp")
            beside.write_bytes(data)
            beside.replace(target)
            return
        if way == "anew":
            target.unlink(missing_ok=True)
        target.write_bytes(data)

    def delete(self, path: str) -> None:
        """Delete a file and the folders that it leaves empty."""
        self.pieces.pop(path, None)
        target = self._place(path)
        target.unlink()
        self._tidy(target.parent)

    def move(self, path: str, to: str) -> None:
        """Give a file another name, in any folder; one that has the name is replaced.

        A new suffix means another form: then it is written anew, as a converter would do.
        """
        if path == to:
            return
        piece = self.pieces.pop(path)
        source, target = self._place(path), self._place(to)
        source.rename(target)
        self.pieces[to] = piece
        if Path(path).suffix != Path(to).suffix:
            target.write_bytes(piece.file(to))
        self._tidy(source.parent)

    def swap(self, path: str, other: str) -> None:
        """Let two files change names; each takes its size and its time along."""
        a, b = self._place(path), self._place(other)
        aside = a.with_name(".aside")
        a.rename(aside)
        b.rename(a)
        aside.rename(b)
        self.pieces[path], self.pieces[other] = self.pieces[other], self.pieces[path]
        for name in (path, other):
            if self.pieces[name].file(name) != self._place(name).read_bytes():
                self._place(name).write_bytes(self.pieces[name].file(name))

    def set_time(self, path: str, when_s: float) -> None:
        """Let a file say that it was saved at a moment."""
        os.utime(self._place(path), (when_s, when_s))

    def assets(self) -> list[str]:
        """Return the paths below `content/` of what is no article, sorted."""
        return sorted(
            path
            for path in (
                found.relative_to(self._content).as_posix()
                for found in self._content.rglob("*")
                if found.is_file()
            )
            if path not in self.pieces and path != "topics.yaml"
        )

    def _place(self, path: str) -> Path:
        self.touched.add(path)
        target = self._content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _tidy(self, folder: Path) -> None:
        while folder != self._content and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
