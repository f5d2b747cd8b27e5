"""`digestgen import`: what other tools hold, into content/."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, NamedTuple

import click
import msgspec

from digestgen.build.lock import locked
from digestgen.build.project import CONFIG_NAME, load_config
from digestgen.cli.console import Console, counted, shown_path
from digestgen.cli.options import EXIT_FAULT, common_options, content_option
from digestgen.config import read_settings
from digestgen.importing.compose import Given
from digestgen.importing.detect import FORMATS, Detected, detect, root_of
from digestgen.importing.journal import Journal, journal_path
from digestgen.importing.mapping import FieldMap, parse_map, read_map
from digestgen.importing.model import Outcome, Status
from digestgen.importing.names import safe_path
from digestgen.importing.run import Destination, run_import
from digestgen.importing.sources import Options, default_folder, mapping_shown, read_source_path
from digestgen.model.config import Config
from digestgen.model.problem import Problem

EXIT_INTERRUPTED = 130
_SHOWN = 20
_DONE = (Status.NEW, Status.WRITTEN)


class _Folders(NamedTuple):
    config: Config
    content: Path
    state: Path


class _Source(NamedTuple):
    path: Path
    kind: Detected
    folders: _Folders


@click.command(name="import")
@common_options
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--write", is_flag=True, help="Write the articles; without it nothing is written.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written (the default).")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="auto", show_default=True,
    help="What PATHS hold.",
)  # fmt: skip
@click.option(
    "--to", "to", metavar="DIR", help="The folder below content/. [default: named like PATH]"
)
@click.option(
    "--map", "maps", multiple=True, metavar="FIELD=COLUMN,...|FILE",
    help="Columns of a data set, or a YAML file of such pairs.",
)  # fmt: skip
@click.option("--section", default="", help="The section of articles that state none.")
@click.option("--topics", default="", metavar="A,B", help="Topics that every article gets.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many new articles.")
@click.option("--again", is_flag=True, help="Also what was imported before.")
@content_option
@click.option("--delimiter", default="", metavar="SIGN", help="Of CSV; 'tab' for a tab.")
@click.option(
    "--body-format", type=click.Choice(("auto", "html", "markdown", "text")), default="auto",
    show_default=True, help="How the texts of a data set are written.",
)  # fmt: skip
@click.option("--date-format", default="", metavar="FORM", help="Of dates in a data set: %d/%m/%Y.")
@click.option("--retrieved", type=click.DateTime(("%Y-%m-%d",)),
              help="The day the sources were got. [default: when the file was saved]")  # fmt: skip
def import_(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    paths: tuple[Path, ...],
    write: bool,
    dry_run: bool,
    format_: str,
    to: str | None,
    maps: tuple[str, ...],
    section: str,
    topics: str,
    limit: int | None,
    again: bool,
    content: Path | None,
    delimiter: str,
    body_format: str,
    date_format: str,
    retrieved: Any,  # noqa: ANN401  click's datetime or None
) -> None:
    """Bring articles from elsewhere into content/.

    PATHS are saved pages (.html), feeds (RSS, Atom, JSON Feed, an export of WordPress), data sets
    (.csv, .jsonl, .json, also packed with gzip), and folders of Hugo, Jekyll, Pelican, Nikola,
    Eleventy, Obsidian, or of Markdown. They become clean Markdown with front matter. No network is
    used.

    Without --write it only shows what would be done. Nothing is ever overwritten, articles that
    content/ holds already are recognised by their text, and an import that was interrupted goes on
    where it stopped when it is run again.

    \b
    Examples:
        digestgen import wire.jsonl
        digestgen import wire.jsonl --map body=text,title=headline,date=published_at --write
        digestgen import feed.xml --to agency --topics "Libya,Sudan" --write
        digestgen import ~/blog --format hugo --write
        digestgen import saved-pages/ --section Archive --write

    Exit status: 0 done, 1 some records could not be read, 2 wrong usage, 130 interrupted.
    """
    if write and dry_run:
        raise click.UsageError("--write and --dry-run exclude each other")
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    folders = _folders(console, config_path, content)
    options = Options(
        settings=read_settings(folders.config),
        mapping=_mapping(console, maps),
        delimiter={"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter),
        body_format=body_format,
        date_format=date_format,
        retrieved=retrieved.date() if retrieved else None,
    )
    if len(options.delimiter) > 1:
        raise click.UsageError("--delimiter: write a single sign, or 'tab'")
    found = _detected(console, paths, format_)
    given = Given(section, tuple(filter(None, (topic.strip() for topic in topics.split(",")))))
    report = _Report(console, write=write)
    try:
        with ExitStack() as stack:
            stack.enter_context(report)
            if write:
                say = lambda who: console.say(f"waiting for {who}")  # noqa: E731
                stack.enter_context(locked(folders.state, say))
            left = limit or 0
            for path, kind in found:
                folder = _target(console, path, kind.format, to)
                source = _Source(path, kind, folders)
                _announce(console, source, folder, options)
                destination = Destination(folders.content, folder, write, again, left)
                before = report.done
                _import(source, destination, options, given, report)
                if limit:
                    left -= report.done - before
                    if left <= 0:
                        break
    except KeyboardInterrupt:
        console.say("interrupted; run the same command again to go on", is_error=True)
        raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
    if report.faults:
        raise click.exceptions.Exit(EXIT_FAULT)


def _import(
    source: _Source,
    destination: Destination,
    options: Options,
    given: Given,
    report: _Report,
) -> None:
    path, name = source.path, source.kind.format
    journal = Journal(journal_path(source.folders.state, path), path)
    with report.console.progress() as progress:
        records = read_source_path(
            path,
            name,
            options,
            folder=destination.content / destination.folder,
            shown=shown_path,
            progress=progress,
        )
        outcomes = run_import(
            records,
            journal,
            destination,
            settings=options.settings,
            given=given,
            progress=progress,
        )
        for outcome in outcomes:
            report.take(outcome)


class _Report:
    """What became of every record: JSON at once; for people at the end, behind the progress."""

    def __init__(self, console: Console, *, write: bool) -> None:
        self.console = console
        self._write = write
        self._counts: Counter[Status] = Counter()
        self._lines: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=1_000_000)  # noqa: SIM115
        self.faults = 0

    @property
    def done(self) -> int:
        """How many articles were written, or would be."""
        return sum(self._counts[status] for status in _DONE)

    def __enter__(self) -> _Report:
        return self

    def __exit__(self, *_: object) -> None:
        self._finish()
        self._lines.close()

    def take(self, outcome: Outcome) -> None:
        """Note one outcome."""
        self._counts[outcome.status] += 1
        self.faults += outcome.status is Status.REFUSED
        if self.console.as_json:
            self.console.json_line(outcome)
        else:
            self._lines.write(msgspec.json.encode(outcome) + b"\n")

    def _finish(self) -> None:
        if self.console.as_json:
            counts = {status.value: self._counts[status] for status in Status}
            self.console.json_line({"summary": {**counts, "faults": self.faults}})
            return
        listed = 0
        for outcome in self._outcomes():
            if outcome.status in _DONE:
                listed += 1
                if self.console.is_verbose or listed <= _SHOWN:
                    day = outcome.published.isoformat() if outcome.published else "undated   "
                    self.console.say(f"  {day}  {outcome.target}  {outcome.title}")
        if listed > _SHOWN and not self.console.is_verbose:
            self.console.say(f"  and {listed - _SHOWN:,} more; all with -v")
        # Every record that is not imported has its line; of doubts of one kind some are enough.
        for outcome in self._outcomes():
            if outcome.status not in _DONE:
                self._reason(outcome)
        self.console.problems(
            (p for o in self._outcomes() if o.status in _DONE for p in o.problems), alike_shown=5
        )
        self.console.say(self._sum(), is_result=True, is_bold=True)

    def _outcomes(self) -> Iterator[Outcome]:
        self._lines.seek(0)
        decoder = msgspec.json.Decoder(Outcome)
        for line in self._lines:
            yield decoder.decode(line)

    def _reason(self, outcome: Outcome) -> None:
        if outcome.status is Status.REFUSED:
            self.console.problems(outcome.problems)
        elif outcome.problems:
            self.console.say(f"{outcome.status.value}: {_line(outcome.problems[0])}")
        elif self.console.is_verbose:
            place = outcome.path + (f":{outcome.line}" if outcome.line else "")
            self.console.say(f"{outcome.status.value}: {place}: imported as {outcome.target}")

    def _sum(self) -> str:
        counts = self._counts
        parts = [
            counted(self.done, "article") + (" written" if self._write else " would be written")
        ]
        for status, words in (
            (Status.BEFORE, "imported before"),
            (Status.DUPLICATE, "already there"),
            (Status.SKIPPED, "passed over"),
            (Status.REFUSED, "with faults"),
        ):
            if counts[status]:
                parts.append(f"{counts[status]:,} {words}")
        hint = "; nothing was written: add --write" if self.done and not self._write else ""
        return ", ".join(parts) + hint


def _line(problem: Problem) -> str:
    place = problem.path + (f":{problem.line}" if problem.line else "")
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{place}: {problem.message}{hint} [{problem.code}]"


def _folders(console: Console, config_path: Path | None, content: Path | None) -> _Folders:
    """Return configuration and folders; content/ need not exist yet."""
    config, problems = load_config(config_path)
    if problems:
        _leave(console, list(problems))
    root = (config_path or Path(CONFIG_NAME)).resolve().parent
    chosen = content or root / "content"
    is_inside = root in (chosen.resolve(), *chosen.resolve().parents)
    # A command given --content in a folder that is no project leaves nothing there.
    state = (root if is_inside else chosen.resolve().parent) / ".digestgen"
    return _Folders(config, chosen, state)


def _mapping(console: Console, maps: tuple[str, ...]) -> FieldMap:
    pairs: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for text in maps:
        file = Path(text)
        if "=" not in text:
            if not file.is_file():
                message, hint = "no such file", "write pairs such as body=text, or a file's name"
                problems.append(Problem.of_file(text, "import-mapping", message, hint))
                continue
            found, faults = read_map(file.read_text("utf-8", "replace"), shown_path(file))
        else:
            found, faults = parse_map(text)
        pairs |= dict(found.columns)
        problems += faults
    if problems:
        _leave(console, problems)
    return FieldMap(tuple(pairs.items()))


def _detected(
    console: Console, paths: tuple[Path, ...], format_: str
) -> list[tuple[Path, Detected]]:
    """Return every path with what it holds, or leave with all that cannot be read."""
    found: list[tuple[Path, Detected]] = []
    problems: list[Problem] = []
    for path in paths:
        kind = detect(path) if format_ == "auto" else Detected(format_, "as --format says", path)
        if format_ != "auto" and path.is_dir():
            kind = kind._replace(root=root_of(path, format_))
        fault = kind.reason if not kind.format else ""
        if kind.format in ("csv", "jsonl", "json", "feed") and path.is_dir():
            fault = f"a folder, and '{kind.format}' is a kind of file"
        if fault:
            hint = f"say what it is with --format: {', '.join(FORMATS[1:])}"
            problems.append(Problem.of_file(shown_path(path), "import-format", fault, hint))
        found.append((path, kind))
    if problems:
        _leave(console, problems)
    return found


def _target(console: Console, path: Path, name: str, to: str | None) -> str:
    """Return the folder below content/; `--to` may name it with content/ before it."""
    if to is None:
        return default_folder(path, name)
    bare = to.replace("\\", "/").strip("/").removeprefix("content/")
    if bare in ("", ".", "content"):
        return ""
    if ".." in bare.split("/") or safe_path(bare) != bare:
        message, hint = "no folder below content/", f"write a name such as {safe_path(bare)}"
        _leave(console, [Problem.of_file(f"--to {to}", "import-folder", message, hint)])
    return bare


def _announce(console: Console, source: _Source, folder: str, options: Options) -> None:
    path, kind, folders = source
    where = shown_path(folders.content / folder)
    console.say(
        f"{shown_path(path)}: read as {kind.format}, because {kind.reason}; goes to {where}/"
    )
    mapping = mapping_shown(path, kind.format, shown_path(path), options)
    if mapping:
        console.say(f"  {mapping}")


def _leave(console: Console, problems: list[Problem]) -> None:
    console.problems(problems)
    if console.as_json:
        console.json_line({"problems": problems})
    raise click.exceptions.Exit(EXIT_FAULT)
