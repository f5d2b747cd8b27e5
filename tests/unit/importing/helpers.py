"""Importing as the command does, without the command."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from digestgen.content.fields import read_fields
from digestgen.content.source import read_source
from digestgen.importing.compose import Given
from digestgen.importing.detect import detect
from digestgen.importing.journal import Journal, journal_path
from digestgen.importing.model import Outcome, Status
from digestgen.importing.run import Destination, run_import
from digestgen.importing.sources import Options, read_source_path
from digestgen.model.metadata import Metadata
from digestgen.model.reading import ReadSettings

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


class Imported(NamedTuple):
    """What an import left."""

    content: Path
    outcomes: list[Outcome]

    def text(self, path: str) -> str:
        """Return a file below content/."""
        return (self.content / path).read_text("utf-8")

    def body(self, path: str) -> str:
        """Return the text of an article, without its front matter."""
        source, problems = read_source((self.content / path).read_bytes(), path)
        assert source, problems
        return source.body.strip("\n")

    def metadata(self, path: str) -> Metadata:
        """Return what digestgen reads in the front matter of an article."""
        source, problems = read_source((self.content / path).read_bytes(), path)
        assert source, problems
        return read_fields(source, timezone="UTC")[0]

    def files(self) -> list[str]:
        """Return every file below content/."""
        return sorted(
            file.relative_to(self.content).as_posix()
            for file in self.content.rglob("*")
            if file.is_file()
        )

    def statuses(self) -> list[Status]:
        """Return what became of the records, in their order."""
        return [outcome.status for outcome in self.outcomes]

    def codes(self) -> list[str]:
        """Return the codes of all that is to be said."""
        return [problem.code for outcome in self.outcomes for problem in outcome.problems]


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below `root` and return it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return root


def imported(
    source: Path,
    root: Path,
    *,
    format_: str = "",
    to: str = "in",
    write_files: bool = True,
    again: bool = False,
    limit: int = 0,
    given: Given | None = None,
    **options: Any,  # noqa: ANN401  fields of Options
) -> Imported:
    """Import `source` into `root/content`."""
    settings = ReadSettings()
    chosen = Options(settings=settings, **options)
    content = root / "content"

    def progress(_what: str, _done: int, _all: int) -> None:
        pass

    records = read_source_path(
        source,
        format_ or detect(source).format,
        chosen,
        folder=content / to,
        shown=lambda path: path.relative_to(source.parent).as_posix(),
        progress=progress,
    )
    journal = Journal(journal_path(root / ".digestgen", source), source)
    destination = Destination(content, to, write_files, again, limit)
    outcomes = list(
        run_import(
            records,
            journal,
            destination,
            settings=settings,
            given=given or Given(),
            progress=progress,
        )
    )
    return Imported(content, outcomes)
