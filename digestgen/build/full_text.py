"""The index of texts, `pagefind/` in the output: made after the site, put in its place as a whole.

- `pagefind/digestgen.json`: what it was made of, how many files it has, its languages
- `pagefind/fr/`: the index of the articles in French, with Pagefind's own scripts, which the search
  page loads: an index knows the word forms of one language, and a copy of the script one index
- `.site.digestgen-XXXX/`: beside the output while it is made: `pages/`, `index/`

It is made only when a text, title, date, topic or author changed since: what it was made of stands
in it, so a copy of the site brings that along. `.digestgen/full-text/` remembers what the store
comes to as long as nobody wrote to it; then nothing is read. The folder comes and goes by renames,
so a kill leaves the old index, or none, and never half of one.

An index that the engine updates file by file was weighed: Pagefind cannot change one, and its
files depend on all texts together.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from digestgen.build.epoch import code_digest
from digestgen.build.output import FULL_TEXT, FULL_TEXT_MARK, Output
from digestgen.build.pagefind import Stopped, Tool, index_folder
from digestgen.build.report import Indexed
from digestgen.fingerprint import digest_bytes
from digestgen.model.config import Config
from digestgen.store.catalog import Catalog
from digestgen.store.database import Connection
from digestgen.store.full_text import digest_of_texts

_OWN = ("pagefind-entry.json", "pagefind.js", "pagefind-worker.js")
_PARTS = ("fragment", "index", "filter")
"""Folders of an index; beside them lie its entry, its words' numbers and its program."""
Progress = Callable[[str, int, int], None]
_EVERY = 100


class _Mark(msgspec.Struct, frozen=True):
    """What stands in an index about itself."""

    made_of: str
    files: int
    """Besides this one."""
    articles: int
    languages: tuple[str, ...]
    """That of the site first."""


class Wanted(NamedTuple):
    """What the index should be made of."""

    db: Connection
    config: Config
    seal: str = ""
    """Tells the store as it is now; '' when that is not known."""
    memory: Path | None = None
    """Folder for what is remembered; None: nothing is."""


def remove_index(output: Output) -> None:
    """Take away an index of ours. Raises OSError."""
    if output.has_full_text():
        with _room(output) as room:
            (output.out / FULL_TEXT).rename(room / "old")


def bring_up(
    wanted: Wanted,
    output: Output,
    tool: Tool,
    *,
    progress: Progress | None = None,
    is_over: Callable[[], bool] | None = None,
    changing: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Indexed:
    """Make the index if it is not of the texts as they are now.

    `is_over` says, asked again and again, that nobody wants it any more: then Stopped is raised.
    `changing` gives what to hold while it is put in its place. Raises PagefindError, OSError.
    """
    began = time.perf_counter()
    made_of = _made_of(wanted, output, tool)
    there = _whole_mark(output)
    if there and there.made_of == made_of:
        return Indexed(there.articles, is_made=False, seconds=_since(began))
    with _room(output) as room:
        pages, index = room / "pages", room / "index"
        index.mkdir()
        counts = _write_pages(wanted, pages, progress, is_over)
        own = primary_of(wanted.config)
        languages = sorted(counts, key=lambda language: (language != own, language))
        for language in languages:
            index_folder(tool, pages / language, index / language, is_over=is_over)
            _tidy(index / language)
        articles = sum(counts.values())
        mark = _Mark(made_of, _count(index), articles, tuple(languages))
        (index / FULL_TEXT_MARK).write_bytes(msgspec.json.encode(mark) + b"\n")
        with changing():
            if output.has_full_text():
                (output.out / FULL_TEXT).rename(room / "old")
            output.out.mkdir(parents=True, exist_ok=True)
            index.rename(output.out / FULL_TEXT)
    return Indexed(articles, is_made=True, seconds=_since(began))


def is_current(wanted: Wanted, output: Output, tool: Tool) -> bool:
    """Return whether the index in the site is whole and of the texts as they are now."""
    there = _whole_mark(output)
    return there is not None and there.made_of == _made_of(wanted, output, tool)


def primary_of(config: Config) -> str:
    """Return the language of the site without region or script."""
    return config.language.partition("-")[0].lower()


def _write_pages(
    wanted: Wanted,
    folder: Path,
    progress: Progress | None,
    is_over: Callable[[], bool] | None,
) -> dict[str, int]:
    """Write what is indexed; return the number of articles of each language."""
    from digestgen.build.full_text_pages import text_pages, write_page  # noqa: PLC0415  seldom

    catalog = Catalog(wanted.db, wanted.config)
    size = catalog.article_count()
    counts: dict[str, int] = {}
    for done, page in enumerate(text_pages(catalog), 1):
        write_page(folder, page)
        counts[page.language] = counts.get(page.language, 0) + 1
        if done % _EVERY == 0:
            if progress:
                progress("indexing texts", done, size)
            if is_over:
                if is_over():
                    raise Stopped
                # Whoever waits for this process goes first.
                time.sleep(0.001)
    return counts


def _tidy(index: Path) -> None:
    """Keep of what Pagefind wrote what the search page loads."""
    entry = json.loads((index / "pagefind-entry.json").read_text("utf-8"))
    wasms = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
    for path in index.iterdir():
        if path.name not in (*_PARTS, *_OWN, *wasms) and path.suffix != ".pf_meta":
            path.unlink()


def _made_of(wanted: Wanted, output: Output, tool: Tool) -> str:
    """Return what tells an index of the texts as they are from any other."""
    texts = _remembered(wanted, output)
    parts = (texts, code_digest(), tool.version, wanted.config.language)
    return digest_bytes(" ".join(parts).encode())


def _remembered(wanted: Wanted, output: Output) -> str:
    """Return the digest of the texts; not read again as long as nobody wrote to the store."""
    if wanted.memory is None or not wanted.seal:
        return digest_of_texts(wanted.db)
    name = digest_bytes(str(output.out).encode("utf-8", "surrogateescape"))
    path = wanted.memory / f"{name}.txt"
    with suppress(OSError, UnicodeDecodeError):
        seal, _, texts = path.read_text("ascii").rpartition("\n")
        if seal == wanted.seal:
            return texts
    texts = digest_of_texts(wanted.db)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(f"{wanted.seal}\n{texts}", "ascii")
    fresh.replace(path)
    return texts


def _whole_mark(output: Output) -> _Mark | None:
    """Return what an index says about itself; None when there is none, or not the whole of it."""
    folder = output.out / FULL_TEXT
    try:
        mark = msgspec.json.decode((folder / FULL_TEXT_MARK).read_bytes(), type=_Mark)
    except (OSError, msgspec.DecodeError):
        return None
    return mark if mark.files == _count(folder) else None


def _count(folder: Path) -> int:
    """Return the number of files, the mark aside."""
    found = sum(len(names) for _, _, names in os.walk(folder))
    return found - (folder / FULL_TEXT_MARK).is_file()


@contextmanager
def _room(output: Output) -> Iterator[Path]:
    """Give a folder beside the output; what killed indexings left there goes too."""
    parent, prefix = output.stage.parent, f".{output.out.name}.digestgen-text-"
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
    room = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _since(began: float) -> float:
    return round(time.perf_counter() - began, 3)
