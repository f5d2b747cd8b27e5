"""An import: records in, outcomes out, files written in batches behind a journal.

A batch ends at 100 articles or 4 MB, so memory does not grow with the source. The order of records
decides names, and what was done before is known from the journal: a run that was killed and run
again leaves the folder that one run would have left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from digestgen.article import slug_of
from digestgen.importing.assets import asset_fault
from digestgen.importing.compose import Draft, Given, compose
from digestgen.importing.existing import existing_articles
from digestgen.importing.journal import Entry, Journal
from digestgen.importing.model import Outcome, Record, Refusal, Status
from digestgen.importing.names import Names
from digestgen.importing.same import key_of
from digestgen.importing.writing import clear, copy, put
from digestgen.model.metadata import Metadata
from digestgen.model.problem import Problem, Severity
from digestgen.model.reading import ReadSettings
from digestgen.model.source import FieldValue
from digestgen.names import slugify

_BATCH_ARTICLES = 100
_BATCH_BYTES = 4_000_000
Progress = Callable[[str, int, int], None]


class Destination(NamedTuple):
    """Where an import writes, and how."""

    content: Path
    folder: str
    """Below content/, with `/`; '' for content/ itself."""
    write: bool
    again: bool
    """Whether what was imported before comes anew."""
    limit: int
    """At most so many articles; 0 for all."""


class _Planned(NamedTuple):
    entry: Entry
    data: bytes
    assets: tuple[tuple[Path, str], ...]
    """Files and where they go, below content/."""


def run_import(
    records: Iterable[Record | Refusal],
    journal: Journal,
    destination: Destination,
    *,
    settings: ReadSettings,
    given: Given,
    progress: Progress,
) -> Iterator[Outcome]:
    """Yield what becomes of each record, in their order, once articles are in place.

    Raises OSError where nothing can be written. Stopped at any place, even by a kill, the next run
    goes on from there.
    """
    importer = _Importer(journal, destination, settings=settings, given=given, progress=progress)
    try:
        for record in records:
            if isinstance(record, Refusal):
                importer.refuse(record)
            else:
                importer.take(record)
            if importer.is_full:
                break
            if importer.is_due:
                yield from importer.flush()
        else:
            importer.forget_uncertain()
        yield from importer.flush()
    finally:
        journal.close()


class _Importer:
    def __init__(
        self,
        journal: Journal,
        destination: Destination,
        *,
        settings: ReadSettings,
        given: Given,
        progress: Progress,
    ) -> None:
        self._journal = journal
        self._to = destination
        self._settings = settings
        self._given = given
        self._batch: list[_Planned] = []
        self._outcomes: list[Outcome] = []
        """Of the batch and of the records between its articles."""
        self._bytes = 0
        self._written = 0
        self._before: dict[bytes, str] = {}
        self._slugs: dict[bytes, str] = {}
        self._identities: dict[bytes, str] = {}
        self._now: dict[bytes, str] = {}
        known: dict[str, tuple[bytes, str]] = {}
        for entry in journal.entries():
            self._before[entry.record] = entry.path
            known[entry.path] = (entry.content, entry.slug)
            if entry.identity:
                self._identities[entry.identity] = entry.path
            self._slugs[entry.record] = entry.slug
        self._uncertain = set(journal.uncertain)
        self._slugs = {key: self._slugs[key] for key in self._uncertain}
        existing = existing_articles(destination.content, settings, known=known, progress=progress)
        self._texts = existing.texts
        self._names = Names(existing.slugs)
        for slug in self._slugs.values():
            self._names.reserve(slug)
        self._paths: set[str] = set()

    @property
    def is_full(self) -> bool:
        return bool(self._to.limit) and self._written + len(self._batch) >= self._to.limit

    @property
    def is_due(self) -> bool:
        return len(self._outcomes) >= _BATCH_ARTICLES or self._bytes >= _BATCH_BYTES

    def refuse(self, refusal: Refusal) -> None:
        """Note what the reader could not read."""
        problem = refusal.problem
        outcome = Outcome(problem.path, problem.line, refusal.status, problems=(problem,))
        self._outcomes.append(outcome)

    def take(self, record: Record) -> None:
        """Decide about one record."""
        digest = _record_digest(record)
        is_uncertain = digest in self._uncertain and digest not in self._now
        if not is_uncertain and (known := self._known(record, digest)):
            self._outcomes.append(known)
            return
        draft, problems = compose(record, self._settings, self._given)
        if draft is None:
            refused = Outcome(record.path, record.line, Status.REFUSED, problems=tuple(problems))
            self._outcomes.append(refused)
        elif not is_uncertain and (twin := self._texts.get(draft.key)):
            reason = _reason(record, "import-duplicate", f"the same text as {twin}", "")
            self._outcomes.append(_not_imported(record, Status.DUPLICATE, twin, draft, reason))
        else:
            self._plan(record, digest, draft)

    def forget_uncertain(self) -> None:
        """Let go of what has not come by again: the source is at its end."""
        self._uncertain.intersection_update(item.entry.record for item in self._batch)

    def flush(self) -> Iterator[Outcome]:
        """Put the batch in place."""
        batch, self._batch, self._bytes = self._batch, [], 0
        if batch and self._to.write:
            new = [item.entry for item in batch if item.entry.record not in self._uncertain]
            self._journal.plan(new)
            for item in batch:
                self._put(item)
            if not self._uncertain:
                self._journal.done()
        self._written += len(batch)
        outcomes, self._outcomes = self._outcomes, []
        yield from outcomes

    def _known(self, record: Record, digest: bytes) -> Outcome | None:
        """Return the outcome of a record that came before, in this run or in an earlier one."""
        if twin := self._now.get(digest):
            reason = _reason(record, "import-duplicate", f"the same record as that of {twin}", "")
            return _not_imported(record, Status.DUPLICATE, twin, None, reason)
        if path := self._before.get(digest):
            if self._to.again:
                return None
            problem = None
            if not (self._to.content / path).is_file():
                problem = _reason(
                    record,
                    "import-before",
                    f"imported before as {path}, which is no longer there",
                    "import it anew with --again",
                )
            return _not_imported(record, Status.BEFORE, path, None, problem)
        identity = _identity(record)
        if identity and not self._to.again and (path := self._identities.get(identity)):
            reason = _reason(
                record,
                "import-changed",
                f"imported as {path}, and another text now; nothing was overwritten",
                "compare them, or import it beside with --again",
            )
            return _not_imported(record, Status.BEFORE, path, None, reason)
        return None

    def _plan(self, record: Record, digest: bytes, draft: Draft) -> None:
        path, slug, needs_field = self._name(record, digest, draft)
        assets, problems = self._assets(record)
        data = draft.data(slug=slug if needs_field else "")
        identity = _identity(record)
        entry = Entry(digest, identity, draft.key, path, slug)
        self._now[digest] = path
        self._texts.setdefault(draft.key, path)
        if identity:
            self._identities[identity] = path
        self._paths.add(path.casefold())
        outcome = Outcome(
            record.path,
            record.line,
            Status.WRITTEN if self._to.write else Status.NEW,
            path,
            draft.title,
            draft.published,
            (*draft.problems, *problems),
        )
        self._batch.append(_Planned(entry, data, assets))
        self._outcomes.append(outcome)
        self._bytes += len(data)

    def _name(self, record: Record, digest: bytes, draft: Draft) -> tuple[str, str, bool]:
        """Return path, slug, and whether the slug must stand in the front matter."""
        if digest in self._uncertain:
            path, slug = self._before[digest], self._slugs[digest]
            return path, slug, _slug_of_path(path) != slug
        if record.target:
            wanted = self._below(record.target)
            path = wanted
            number = 2
            while not self._is_free(path):
                stem, _, suffix = wanted.rpartition(".")
                path = f"{stem}-{number}.{suffix}"
                number += 1
            chosen = draft.slug if record.metadata.slug else _slug_of_path(path)
            slug = self._names.free(chosen, lambda _: True)
            return path, slug, _slug_of_path(path) != slug
        year = f"{draft.published.year:04d}/" if draft.published else ""
        slug = self._names.free(
            draft.slug, lambda name: self._is_free(self._below(f"{year}{slugify(name)}.md"))
        )
        name = slugify(slug)
        return self._below(f"{year}{name}.md"), slug, name != slug

    def _below(self, path: str) -> str:
        return f"{self._to.folder}/{path}" if self._to.folder else path

    def _is_free(self, path: str) -> bool:
        return path.casefold() not in self._paths and not (self._to.content / path).exists()

    def _assets(self, record: Record) -> tuple[tuple[tuple[Path, str], ...], list[Problem]]:
        """Return the files that go with the article, and what is to be said of others."""
        found: list[tuple[Path, str]] = []
        problems: list[Problem] = []
        for asset in record.assets:
            if fault := asset_fault(Path(asset.source)):
                message = f"{asset.target} {fault}; it was not copied"
                hint = "put it beside the article by hand"
                problems.append(_doubt(record, "import-file", message, hint))
            else:
                found.append((Path(asset.source), self._below(asset.target)))
        return tuple(found), problems

    def _put(self, item: _Planned) -> None:
        for source, target in item.assets:
            path = self._to.content / target
            clear(path)
            if not path.exists():
                copy(source, path)
        path = self._to.content / item.entry.path
        clear(path)
        if not path.exists():
            put(path, item.data)
        self._uncertain.discard(item.entry.record)


def _slug_of_path(path: str) -> str:
    return slug_of(path, Metadata())


def _record_digest(record: Record) -> bytes:
    """Return the digest of all that the source says; not of where it lies or when it came."""
    said: list[FieldValue] = [record.body, record.form.value, record.target]
    return key_of(*map(str, said), repr(msgspec.to_builtins(record.metadata)))


def _identity(record: Record) -> bytes:
    return key_of(record.identity) if record.identity else b""


def _not_imported(
    record: Record, status: Status, target: str, draft: Draft | None, reason: Problem | None
) -> Outcome:
    return Outcome(
        record.path,
        record.line,
        status,
        target,
        draft.title if draft else record.metadata.title,
        draft.published if draft else record.metadata.published,
        (reason,) if reason else (),
    )


def _reason(record: Record, code: str, message: str, hint: str) -> Problem:
    return Problem(record.path, record.line, 0, code, message, hint, Severity.NOTICE)


def _doubt(record: Record, code: str, message: str, hint: str) -> Problem:
    return Problem(record.path, record.line, 0, code, message, hint, Severity.WARNING)
