"""Writing the sites that are built, and looking at what came out."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec

from benchmarks.corpus import Article, Corpus
from benchmarks.dialects import WRITERS
from benchmarks.generators import Generator
from benchmarks.generators.model import PER_PAGE
from benchmarks.machine import cores

_CHUNK = 500
BYTES_AN_ARTICLE = 60_000
"""Room on disk that an article takes with all pages it causes, generously."""
_MISSING_SHOWN = 3


class BenchSite(msgspec.Struct, frozen=True):
    """One generator's site in its own folder."""

    generator: Generator
    folder: Path

    @property
    def output(self) -> Path:
        """Where the generator writes."""
        return self.folder / self.generator.output

    def source(self, name: str) -> Path:
        """Return the file of an article."""
        return self.folder / self.generator.sources / f"{name}.md"

    def page(self, name: str) -> Path:
        """Return the page of an article."""
        return self.output / self.generator.page.format(name)

    def write(self, article: Article) -> None:
        """Write the source of one article, over what was there."""
        text = WRITERS[self.generator.dialect](article)
        self.source(article.name).write_text(text, "utf-8")

    def forget(self) -> None:
        """Remove the output and all that the generator keeps."""
        for name in (self.generator.output, *self.generator.state):
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def write_sites(
    generators: tuple[Generator, ...], folder: Path, corpus: Corpus
) -> tuple[BenchSite, ...]:
    """Write a site for each generator, with all articles of the corpus, on all cores."""
    sites = tuple(BenchSite(generator, folder / generator.name) for generator in generators)
    for site in sites:
        for name, text in site.generator.files:
            path = site.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        site.source("x").parent.mkdir(parents=True, exist_ok=True)
    jobs = [
        (sites, corpus.count, corpus.seed, start, min(start + _CHUNK, corpus.count))
        for start in range(0, corpus.count, _CHUNK)
    ]
    if len(jobs) < 2:  # noqa: PLR2004  one job needs no second process
        for job in jobs:
            _write_articles(job)
    else:
        with ProcessPoolExecutor(min(cores(), len(jobs))) as pool:
            list(pool.map(_write_articles, jobs))
    return sites


_CORPORA: dict[tuple[int, int], Corpus] = {}
"""The corpus of this process: making its words takes longer than making an article."""


def _write_articles(job: tuple[tuple[BenchSite, ...], int, int, int, int]) -> None:
    sites, count, seed, start, end = job
    if (count, seed) not in _CORPORA:
        _CORPORA[count, seed] = Corpus(count, seed)
    corpus = _CORPORA[count, seed]
    for index in range(start, end):
        article = corpus.article(index)
        for site in sites:
            site.write(article)


def fault_in(site: BenchSite, names: tuple[str, ...]) -> str:
    """Return what the output lacks: pages of articles, or the files every site must have."""
    generator = site.generator
    awaited = generator.expects
    if generator.second_page and len(names) > PER_PAGE:
        awaited = (*awaited, generator.second_page)
    missing = [path for path in awaited if not (site.output / path).is_file()]
    missing += [name for name in names if not site.page(name).is_file()]
    if not missing:
        return ""
    more = f" and {len(missing) - _MISSING_SHOWN} more" if len(missing) > _MISSING_SHOWN else ""
    return f"not built: {', '.join(missing[:_MISSING_SHOWN])}{more}"


def count_files(folder: Path) -> tuple[int, int]:
    """Return how many files there are and their bytes."""
    files = size = 0
    for base, _, names in os.walk(folder):
        files += len(names)
        size += sum((Path(base) / name).stat().st_size for name in names)
    return files, size


def files_with(folder: Path, text: str) -> int:
    """Return how many files hold a text."""
    wanted = text.encode()
    return sum(
        wanted in (Path(base) / name).read_bytes()
        for base, _, names in os.walk(folder)
        for name in names
    )
