"""Whether there is anything to do: the questions of a build without changes.

Stands on little, so that such a build loads neither pages nor reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from digestgen.build.aside import aside
from digestgen.build.changes import Changes
from digestgen.build.epoch import page_epoch, reading_epoch
from digestgen.build.ledger import has_news
from digestgen.build.output import Output
from digestgen.build.run import BuildOptions, Damage, Run
from digestgen.build.scan import TOPICS_FILE
from digestgen.config import read_settings
from digestgen.fingerprint import digest_bytes
from digestgen.model.problem import Problem
from digestgen.model.topic import TopicEntry
from digestgen.store import database, sources, traces
from digestgen.store.file import open_to_read
from digestgen.store.meta import get_value
from digestgen.theme.files import theme_digest

ASIDE_FROM = 4000
"""Files of the site; with fewer, a child process costs more than it saves."""
_ENCODE = msgspec.msgpack.encode
_ANSWER = msgspec.msgpack.Decoder(
    tuple[frozenset[str], frozenset[str], tuple[tuple[str, str], ...]]
)


def is_current(
    run: Run, changes: Changes, damage: Callable[[], Damage], topics: TopicsFile
) -> bool:
    """Return whether the site is what a build would make it; `damage` is asked only if need be."""
    db = run.db
    return not (
        run.is_new
        or any(changes[:-1])
        or bool(get_value(db, "unfinished", default=False))
        or get_value(db, "epochs") != epochs_of(run)
        or get_value(db, "choice") != choice_of(run.options)
        or get_value(db, "topics_digest") != topics.digest
        or has_news(run)
        or get_value(db, "theme") != theme_digest(run.project.theme)
        or any(damage())
    )


@contextmanager
def damage_of(run: Run) -> Iterator[Callable[[], Damage]]:
    """Begin to compare the output folder with the traces; give a function that says what differs.

    Linear; of a large site in a child process, beside the scan of the sources and the reading of
    what changed. The function may be called again.
    """
    if get_value(run.db, "files", default=0) < ASIDE_FROM:
        yield cache(lambda: _find_damage(run.db, run.output))
        return
    # A connection must not be used on both sides of a fork.
    with aside(lambda: _ENCODE(_find_damage(open_to_read(run.store.place), run.output))) as answer:
        yield cache(lambda: Damage(*_ANSWER.decode(answer())))


def _find_damage(db: database.Connection, output: Output) -> Damage:
    present = output.stamps()
    written = traces.written_stamps(db)
    if present == written:
        return Damage(frozenset(), frozenset())
    restamped: list[tuple[str, str]] = []
    damaged: set[str] = set()
    for address, stamp in written.items():
        if present.get(address) == stamp:
            continue
        # Not so in a site that was copied.
        old = traces.trace(db, address) if address in present else None
        if old and (now := output.stamp_of_bytes(address, old.output)):
            restamped.append((address, now))
        else:
            damaged.add(address)
    return Damage(frozenset(damaged), frozenset(present.keys() - written.keys()), tuple(restamped))


def choice_of(options: BuildOptions) -> list[object]:
    """Return what decides, besides the files, which articles are in the site."""
    return [options.today.isoformat(), options.drafts, options.future]


def epochs_of(run: Run) -> list[str]:
    """Return the fingerprints of what all reading and all pages depend on."""
    config = run.project.config
    return [reading_epoch(read_settings(config)), page_epoch(config, run.project.theme)]


def reads_all(run: Run) -> bool:
    """Return whether what reading gave before is worth nothing now."""
    before = get_value(run.db, "epochs")
    return before is None or before[0] != epochs_of(run)[0]


def stored_problems(db: database.Connection) -> tuple[Problem, ...]:
    """Return what is wrong with files and topics, links aside. Not sorted."""
    found = list(sources.problems(db))
    for key in ("vocabulary_problems", "topics_problems", "pin_problems"):
        row = get_value(db, key, default=())
        found += msgspec.convert(row, tuple[Problem, ...])
    return tuple(found)


class TopicsFile(NamedTuple):
    """`topics.yaml` as it lies on the disk."""

    data: bytes | None
    """None when there is none, or it cannot be read."""
    fault: str = ""

    @property
    def digest(self) -> str:
        """Tell this file from any other."""
        return f"{self.fault} {digest_bytes(self.data) if self.data is not None else '-'}"

    def read(self) -> tuple[tuple[TopicEntry, ...], tuple[Problem, ...]]:
        """Return the entries and what is wrong with the file."""
        from digestgen.topics.editor_file import read_topics_file  # noqa: PLC0415  loads YAML

        if self.data is None:
            return (), (_unreadable(self.fault),) if self.fault else ()
        try:
            return read_topics_file(self.data.decode("utf-8-sig"), TOPICS_FILE)
        except UnicodeDecodeError as error:
            return (), (_unreadable(str(error)),)


def _unreadable(fault: str) -> Problem:
    message = f"cannot be read: {fault}"
    return Problem.of_file(TOPICS_FILE, "unreadable", message, "save as UTF-8")


def topics_file(content: Path, *, is_there: bool) -> TopicsFile:
    """Return `topics.yaml` of a content folder."""
    if not is_there:
        return TopicsFile(None)
    try:
        return TopicsFile((content / TOPICS_FILE).read_bytes())
    except OSError as error:
        return TopicsFile(None, str(error))
