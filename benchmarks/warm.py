"""Edits given to a process that stays alive: from the call of `Site.update` to the page on disk.

`time_updates` starts that process, which is this module run as a program: its memory and its
modules are then its own. Each edit adds a sentence to another article's body.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path

import click
import msgspec

from benchmarks.corpus import Corpus
from benchmarks.generators import digestgen_alone
from benchmarks.machine import cores
from benchmarks.measure import run
from benchmarks.results import Warm
from benchmarks.rounds import environment_of
from benchmarks.sites import BenchSite
from digestgen import Site

_ROOT = Path(__file__).resolve().parent.parent


class Updates(msgspec.Struct, frozen=True):
    """What the living process reports."""

    first_build_s: float
    seconds: tuple[float, ...]
    rendered: tuple[int, ...]
    fault: str


def can_update() -> bool:
    """Return whether this digestgen can update a site in a living process."""
    return hasattr(Site, "update")


def time_updates(site: BenchSite, corpus: Corpus, *, edits: int, limit_s: float, log: Path) -> Warm:
    """Build a site in a new process, give it edits, and return what they cost. Raises OSError."""
    site.forget()
    report = log.with_name("warm.json")
    report.unlink(missing_ok=True)
    environment = environment_of(site)
    environment["PYTHONPATH"] = f"{_ROOT}{os.pathsep}{environment['PYTHONPATH']}"
    command = (sys.executable, "-m", "benchmarks.warm", "--report", str(report))
    figures = (f"--articles={corpus.count}", f"--seed={corpus.seed}", f"--edits={edits}")
    cost = run(
        (*command, *figures, str(site.folder)),
        folder=site.folder,
        environment=environment,
        log=log,
        limit_s=limit_s,
    )
    updates = Updates(0.0, (), (), f"ended with status {cost.status}: {log.read_text()[-300:]}")
    if cost.status == 0:
        updates = msgspec.json.decode(report.read_bytes(), type=Updates)
    return Warm(
        generator=site.generator.name,
        version=site.generator.version,
        articles=corpus.count,
        first_build_s=updates.first_build_s,
        seconds=updates.seconds,
        rendered=updates.rendered,
        memory_mib=cost.memory_mib,
        fault=updates.fault,
    )


def give_edits(bench: BenchSite, corpus: Corpus, edits: int) -> Updates:
    """Build a site in this process and give it edits, each of another article's body."""
    begun = time.perf_counter()
    site = Site(bench.folder)
    if not site.build(workers=cores()).is_done:
        return Updates(0.0, (), (), "the first build failed")
    first_build = time.perf_counter() - begun
    seconds: list[float] = []
    rendered: list[int] = []
    for number in range(edits):
        # All over the corpus, no article twice while there are others.
        article = corpus.article((number * 7919) % corpus.count)
        token = f"Tidemarkwarm{number}"
        bench.write(msgspec.structs.replace(article, body=f"{article.body}\nAnd {token} too.\n"))
        gc.collect()  # What the benchmark itself left must not be collected in the timed part.
        begun = time.perf_counter()
        report = site.update([bench.source(article.name)])
        seconds.append(round(time.perf_counter() - begun, 5))
        rendered.append(report.rendered)
        if not report.is_done or token not in bench.page(article.name).read_text("utf-8"):
            return Updates(first_build, tuple(seconds), tuple(rendered), f"edit {number} not seen")
    return Updates(round(first_build, 3), tuple(seconds), tuple(rendered), "")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--articles", type=int, required=True)
@click.option("--seed", type=int, required=True)
@click.option("--edits", type=int, required=True)
@click.option("--report", type=click.Path(path_type=Path), required=True)
def main(*, folder: Path, articles: int, seed: int, edits: int, report: Path) -> None:
    """Build the site in FOLDER, give it edits, write what they cost. Run by benchmarks.speed."""
    bench = BenchSite(digestgen_alone()[0], folder)
    report.write_bytes(msgspec.json.encode(give_edits(bench, Corpus(articles, seed), edits)))


if __name__ == "__main__":
    main()
