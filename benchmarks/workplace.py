"""The folder that a benchmark works in, made before and mostly removed after."""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from benchmarks.machine import file_system, roomy_folder
from benchmarks.sites import BYTES_AN_ARTICLE

RESULTS = "results.jsonl"
LOG = "last-run.log"
_SITES = "benchmark-sites"


class Workplace:
    """A folder with results that stay and sites that go."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.results = root / RESULTS
        self.log = root / LOG

    @contextmanager
    def sites(self, *, keep: bool) -> Iterator[Path]:
        """Give a new folder for sites; it is removed at the end unless `keep`."""
        folder = Path(tempfile.mkdtemp(prefix=f"{_SITES}-", dir=self.root))
        try:
            with _ends_cleanly():
                yield folder
        finally:
            if keep:
                click.echo(f"the sites are kept in {folder}")
            else:
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _ends_cleanly() -> Iterator[None]:
    """Let SIGTERM end the program as Ctrl-C does: what runs is ended and the sites are removed."""

    def leave(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, leave) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def open_workplace(folder: Path | None, *, articles: int, generators: int) -> Workplace:
    """Return the folder asked for, or a new one on the RAM disk if it has the room; says which."""
    if folder is None:
        parent = roomy_folder(articles * generators * BYTES_AN_ARTICLE)
        folder = Path(tempfile.mkdtemp(prefix="digestgen-benchmark-", dir=parent))
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    kind = file_system(folder)
    place = "a RAM disk" if kind == "tmpfs" else f"a disk, whose speed then counts as well ({kind})"
    click.echo(f"works in {folder}, on {place}")
    return Workplace(folder)
