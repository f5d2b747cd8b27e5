"""A folder of content -> records: walk, index, then read each file with its links made new.

Two passes: the first learns every page's place, address and names, because links lead forward too;
the second reads the bodies. Between them only names are held, some 1 KB a page.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from digestgen.content.decoding import decode
from digestgen.content.dialects import split
from digestgen.content.dialects.field_lines import field_line
from digestgen.content.fields import read_fields
from digestgen.importing.folders.dialect import Dialect, Page
from digestgen.importing.folders.targets import Targets
from digestgen.importing.html_body import has_tags
from digestgen.importing.links import with_links
from digestgen.importing.model import Asset, Form, Record, Refusal, Status
from digestgen.model.metadata import Metadata
from digestgen.model.problem import Problem, Severity
from digestgen.model.reading import ReadSettings
from digestgen.model.source import Field, FieldValue, Format, Source

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_PAGES = frozenset({".html", ".htm"})
_OBSOLETE = frozenset({"layout", "permalink", "aliases", "redirect_from", "url"})
"""Fields that only the old generator has a use for; addresses live on in `aliases`."""
Place = Callable[[Asset], str]
"""From a file to where below the import's folder it is or will be."""


class _Read(NamedTuple):
    page: Page
    body: str
    body_line: int
    is_html: bool
    problems: tuple[Problem, ...]


class _Site(NamedTuple):
    dialect: Dialect
    root: Path
    settings: ReadSettings
    targets: Targets


def read_folder(
    dialect: Dialect,
    chosen: Path,
    settings: ReadSettings,
    *,
    shown: Callable[[Path], str],
    place: Place,
) -> Iterator[tuple[Record | Refusal, int, int]]:
    """Yield what becomes of each content file below `chosen`, with how many of how many are done.

    Order: by path, whatever the system's. Only files inside the site are read or copied.
    """
    root = content_root(dialect)
    files = list(_files(dialect, root, chosen))
    pages: list[tuple[str, Page]] = []
    for relative in files:
        if _suffix(relative) in _MARKDOWN | _PAGES:
            read = _read(root / relative, relative, shown(root / relative), settings)
            if isinstance(read, _Read):
                pages.append((relative, read.page))
    targets = Targets(dialect, root, pages, place)
    dialect.find = targets.by_name
    site = _Site(dialect, root, settings, targets)
    for number, relative in enumerate(files, 1):
        yield _record(site, relative, shown(root / relative)), number, len(files)


def content_root(dialect: Dialect) -> Path:
    """Return the folder that holds the articles of a site, its root where there is none."""
    inside = dialect.root / dialect.content
    is_inside = dialect.root.resolve() in (inside.resolve(), *inside.resolve().parents)
    return inside if is_inside and inside.is_dir() else dialect.root


def _files(dialect: Dialect, root: Path, chosen: Path) -> Iterator[str]:
    """Yield the paths below `root` of what may be content, in order; no links are followed."""
    wanted = _MARKDOWN | _PAGES | dialect.templates
    start = chosen.resolve()
    inside = root.resolve()
    if start != inside and inside not in start.parents:
        start = inside
    if start.is_file():
        yield start.relative_to(inside).as_posix()
        return
    found: list[str] = []
    for folder, folders, names in os.walk(start):
        folders[:] = sorted(f for f in folders if f not in dialect.left_out and f != ".git")
        for name in names:
            if _suffix(name) in wanted:
                relative = (Path(folder) / name).relative_to(inside).as_posix()
                if dialect.is_content(relative) and not (Path(folder) / name).is_symlink():
                    found.append(relative)
    yield from sorted(found)


def _record(site: _Site, relative: str, shown: str) -> Record | Refusal:
    dialect, path, settings, targets = (
        site.dialect,
        site.root / relative,
        site.settings,
        site.targets,
    )
    if _suffix(relative) in dialect.templates:
        kind = _suffix(relative)
        message = f"{kind} is not read here"
        hint = "turn it into Markdown, as with pandoc -t gfm, and import that"
        return Refusal(Problem.of_file(shown, "import-markup", message, hint))
    read = _read(path, relative, shown, settings)
    if isinstance(read, Refusal):
        return read
    page, body = read.page, read.body
    if reason := dialect.skipped(page, body):
        why = Problem.of_file(shown, "import-kind", reason, "", Severity.NOTICE)
        return Refusal(why, Status.SKIPPED)
    doubts: list[Problem] = list(read.problems)

    def note(message: str, hint: str) -> None:
        doubts.append(
            Problem(shown, read.body_line, 0, "import-tag", message, hint, Severity.WARNING)
        )

    metadata = dialect.metadata(page)
    if more := dialect.tags_in(body):
        metadata = msgspec.structs.replace(metadata, tags=_joined(metadata.tags, more))
    assets: dict[str, Asset] = {}

    def doubt(message: str) -> None:
        hint = "a build shows it as plain text; write it anew"
        doubts.append(
            Problem(shown, read.body_line, 0, "import-link", message, hint, Severity.WARNING)
        )

    text = dialect.body(body, page, note)
    text = with_links(text, lambda target: targets.resolved(target, page, assets, doubt))
    address = dialect.address(page)
    aliases = (address,) if address else ()
    obsidian_aliases = () if aliases or dialect.more_addresses(page) else page.texts("aliases")
    return Record(
        path=shown,
        line=0,
        metadata=metadata,
        body=text,
        form=Form.HTML if read.is_html else Form.MARKDOWN,
        identity=f"file {relative}",
        aliases=tuple(dict.fromkeys((*aliases, *dialect.more_addresses(page), *obsidian_aliases))),
        extra=_extra(page, metadata),
        target=targets.target(relative),
        assets=tuple(assets.values()),
        problems=tuple(doubts),
    )


def _read(path: Path, relative: str, shown: str, settings: ReadSettings) -> _Read | Refusal:
    """Return a file with its front matter read, as a build reads Markdown."""
    is_html = _suffix(relative) in _PAGES
    decoded = decode(path.read_bytes(), is_html=is_html)
    problems = [msgspec.structs.replace(problem, path=shown) for problem in decoded.problems]
    if decoded.text is None:
        return Refusal(next(problem for problem in problems if problem.is_fatal))
    block = split(decoded.text, Format.MARKDOWN)
    problems += (msgspec.structs.replace(problem, path=shown) for problem in block.problems)
    if block.is_fatal:
        return Refusal(next(problem for problem in problems if problem.is_fatal))
    text = block.text or decoded.text
    body = text[block.body_start :]
    fields = block.fields or _fields_beside(path)
    source = Source(relative, text, Format.MARKDOWN, block.dialect, fields, block.body_start)
    metadata, more = read_fields(source, timezone=settings.timezone)
    for problem in more:
        # An article of another generator comes with what can be read; the rest is told.
        milder = Severity.WARNING if problem.is_fatal else problem.severity
        problems.append(msgspec.structs.replace(problem, path=shown, severity=milder))
    line = text.count("\n", 0, block.body_start) + 1
    is_html = is_html and has_tags(body)
    page = Page(relative, metadata, fields)
    return _Read(page, body.strip("\n"), line, is_html, tuple(problems))


def _fields_beside(path: Path) -> tuple[Field, ...]:
    """Return the fields of a `.meta` file beside a post, as Nikola keeps them."""
    beside = path.with_suffix(".meta")
    if not beside.is_file():
        return ()
    fields: dict[str, Field] = {}
    for number, line in enumerate(beside.read_text("utf-8", "replace")[:65_536].splitlines(), 1):
        parts = field_line(line.removeprefix(".. "))
        if parts and parts.value:
            fields.setdefault(parts.name, Field(parts.name, parts.value, number, parts.column))
    return tuple(fields.values())


def _extra(page: Page, metadata: Metadata) -> tuple[tuple[str, FieldValue], ...]:
    """Return the fields that digestgen gives no meaning and the author may still want."""
    unread = {name for name, _ in page.metadata.extra} - _OBSOLETE
    kept = ((f.name, f.value) for f in page.fields if f.name in unread and f.value is not None)
    names = {"slug"} if metadata.slug else set()
    return tuple((name, value) for name, value in kept if name.lower() not in names)


def _joined(tags: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({tag.casefold(): tag for tag in reversed((*tags, *more))}.values())[::-1]


def _suffix(path: str) -> str:
    stem, dot, end = path.rpartition("/")[2].rpartition(".")
    return f".{end.lower()}" if dot and stem else ""
