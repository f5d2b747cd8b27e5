"""The door to all readers: a path and its format -> its records, with how far they have come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from digestgen.importing import csv_rows, json_array, json_lines
from digestgen.importing.assets import Places
from digestgen.importing.detect import FOLDER_FORMATS, root_of
from digestgen.importing.feeds import read_feed, read_json_feed
from digestgen.importing.folders.dialect import Dialect
from digestgen.importing.folders.eleventy import Eleventy
from digestgen.importing.folders.hugo import Hugo
from digestgen.importing.folders.jekyll import Jekyll
from digestgen.importing.folders.nikola import Nikola
from digestgen.importing.folders.obsidian import Obsidian
from digestgen.importing.folders.pelican import Pelican
from digestgen.importing.folders.reader import read_folder
from digestgen.importing.lines import BROKEN, opened, saved_on
from digestgen.importing.mapping import FieldMap, described
from digestgen.importing.model import Record, Refusal
from digestgen.importing.pages import PAGE_SUFFIXES, read_pages
from digestgen.importing.rows import RowSettings
from digestgen.model.reading import ReadSettings
from digestgen.names import slugify

_DIALECTS: dict[str, type[Dialect]] = {
    dialect.name: dialect
    for dialect in (Dialect, Hugo, Jekyll, Pelican, Nikola, Eleventy, Obsidian)
}
_STEP = 25
Progress = Callable[[str, int, int], None]
Records = Iterator[Record | Refusal]


class Options(NamedTuple):
    """How sources are read."""

    settings: ReadSettings
    mapping: FieldMap = FieldMap()
    delimiter: str = ""
    body_format: str = "auto"
    date_format: str = ""
    retrieved: date | None = None
    """The same for all; else the day on which a file was saved."""


def default_folder(path: Path, name: str) -> str:
    """Return the folder below content/ that a source goes to: called like the source."""
    if name in FOLDER_FORMATS and path.is_dir():
        whole = path.resolve()
        return slugify(
            whole.parent.name if whole.name in ("content", "src", "posts") else whole.name
        )
    stem = path.name.removesuffix(".gz")
    return slugify(stem.rpartition(".")[0] or stem)


def mapping_shown(path: Path, name: str, shown: str, options: Options) -> str:
    """Return for people which column is which field, '' for sources without columns."""
    if name == "csv":
        found, _ = csv_rows.mapping_of(path, shown, options.mapping, delimiter=options.delimiter)
    elif name == "jsonl":
        found, _ = json_lines.mapping_of(path, shown, options.mapping)
    elif name == "json" and not is_json_feed(path):
        found, _ = json_array.mapping_of(path, shown, options.mapping)
    else:
        return ""
    return described(found) if found else ""


def read_source_path(
    path: Path,
    name: str,
    options: Options,
    *,
    folder: Path,
    shown: Callable[[Path], str],
    progress: Progress,
) -> Records:
    """Yield the records of a source; `folder` is where they will lie. Shows its progress itself."""
    if name == "html":
        yield from _pages(path, options, shown, progress)
    elif name in _DIALECTS:
        dialect = _DIALECTS[name](root_of(path if path.is_dir() else path.parent, name))
        places = Places(folder)
        rows = read_folder(dialect, path, options.settings, shown=shown, place=places.place)
        for record, done, of_all in rows:
            progress(f"importing {shown(path)}", done, of_all)
            yield record
    else:
        yield from _rows(path, name, options, shown(path), progress)


def is_json_feed(path: Path) -> bool:
    """Return whether a `.json` file is an object, as a feed is, and no list."""
    try:
        with opened(path) as (file, _):
            head = file.read(4096).decode("utf-8", "replace")
    except BROKEN:
        return False
    return head.lstrip("\ufeff \t\r\n").startswith("{")


def _rows(path: Path, name: str, options: Options, shown: str, progress: Progress) -> Records:
    timezone = options.settings.timezone
    settings = RowSettings(
        timezone,
        options.retrieved or saved_on(path, timezone),
        options.body_format,
        options.date_format,
    )
    if name == "csv":
        rows = csv_rows.read_csv(
            path, shown, options.mapping, settings, delimiter=options.delimiter
        )
    elif name == "jsonl":
        rows = json_lines.read_json_lines(path, shown, options.mapping, settings)
    elif name == "feed":
        rows = read_feed(path, shown, settings)
    elif is_json_feed(path):
        rows = read_json_feed(path, shown, settings)
    else:
        rows = json_array.read_json_array(path, shown, options.mapping, settings)
    # The number of rows is not known before the end; how far the file was read is.
    kilobytes = max(1, path.stat().st_size // 1000)
    what = f"importing {shown} (kB)"
    progress(what, 1, kilobytes)
    shown_kilobytes = 1
    for record, done in rows:
        # A bar draws every 25 steps; between them there is nothing to show.
        now = min(done // 1000 // _STEP * _STEP, kilobytes)
        if now > shown_kilobytes:
            shown_kilobytes = now
            progress(what, now, kilobytes)
        yield record
    progress(what, kilobytes, kilobytes)


def _pages(
    path: Path, options: Options, shown: Callable[[Path], str], progress: Progress
) -> Records:
    found = [path]
    if path.is_dir():
        found = sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in PAGE_SUFFIXES
            # What a browser saved beside a page is part of it.
            and not any(part.endswith("_files") for part in file.relative_to(path).parts[:-1])
            and file.is_file()
        )
    pages = tuple((file, shown(file)) for file in found)
    for record, done in read_pages(pages, options.settings):
        progress(f"importing {shown(path)}", done, len(pages))
        yield record
