"""What cleaning costs on one core, and how that grows with the text.

    python -m benchmarks.cleaning_time [FOLDER]

FOLDER holds scraped articles as text files; without it invented ones are made. The clock is that of
the process, so other programs disturb it little. An article counts as if it had 450 words; of a few
rounds the best is taken.
"""

from __future__ import annotations

import re
import statistics
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from time import process_time

import msgspec

from benchmarks.corpus import Article, Corpus
from benchmarks.stats import power_law
from digestgen.cleaning import clean
from digestgen.model.source import Format, Source

WORDS = 450
ARTICLES, ROUNDS = 120, 3
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
"""Characters of the texts that the exponent is fitted to."""
_MARKUP = re.compile(r"^#+ |^[-*>] |[*_`]|\]\([^)]*\)|\[", re.MULTILINE)
_EVERY = 6
"""Each such article holds one of its sentences twice."""


def figures(folder: Path | None = None, *, sizes: Sequence[int] = SIZES) -> dict[str, float]:
    """Return `median_ms` of a scraped article of 450 words and `exponent` of cost over length."""
    texts = _read(folder) if folder else [scraped(a) for a in _articles(ARTICLES)]
    per_text = [cost_s(text) * 1000 * WORDS / len(text.split()) for text in texts]
    return {"median_ms": statistics.median(per_text), "exponent": exponent(sizes)}


def time_section() -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the figures as a table: title, head, rows."""
    found = figures()
    rows = (
        (f"median of a scraped article of {WORDS} words", f"{found['median_ms']:.2f} ms"),
        ("exponent, 10 KB to 10 MB", f"{found['exponent']:.2f}"),
    )
    return "Time on one core", ("", ""), rows


def exponent(sizes: Iterable[int]) -> float:
    """Return b of the fitted cost a * size**b for one-line texts of `sizes` characters."""
    texts = [long_scrape(size) for size in sizes]
    costs = [cost_s(text, rounds=ROUNDS if len(text) < SIZES[-1] else 1) for text in texts]
    fitted = power_law([len(text) for text in texts], costs)
    if fitted is None:
        raise ValueError("an exponent needs two sizes")
    return fitted[1]


def cost_s(text: str, *, rounds: int = ROUNDS) -> float:
    """Return the seconds of this process that cleaning `text` takes, the best of some rounds."""
    best = float("inf")
    for number in range(rounds):
        # A text of its own each round: what is kept of the last text must not help.
        source = Source("a.txt", text + " " * (number + 1), Format.TEXT, "none", (), 0)
        start = process_time()
        clean(source)
        best = min(best, process_time() - start)
    return best


def scraped(article: Article) -> str:
    """Return an article as a careless scraper leaves it: one line, the page around it and all."""
    body = " ".join(_MARKUP.sub("", article.body).split())
    sentences = body.split(". ")
    if article.date.minute % _EVERY == 0 and len(sentences) > _EVERY:
        words = sentences[_EVERY].split(" ")
        words[len(words) // 2 : len(words) // 2] = sentences[2].split(" ")
        sentences[_EVERY] = " ".join(words)
    tags = ", ".join(article.tags)
    return (
        f" date {article.date:%Y-%m-%d} By By {article.author} 24 mins ago in {article.section} "
        f"{article.title} Share Facebook Twitter Email {'. '.join(sentences)} "
        f"More about {tags} More news from... {tags.replace(',', '')}"
    )


def long_scrape(size: int) -> str:
    """Return a scraped page with one article of about `size` characters."""
    bodies: list[str] = []
    left = size
    for article in _articles(size // 1000 + 2):
        bodies.append(article.body)
        left -= len(article.body)
        if left <= 0:
            break
    article = next(iter(Corpus(1)))
    return scraped(msgspec.structs.replace(article, body=" ".join(bodies)))


def _articles(count: int) -> Iterable[Article]:
    return islice(Corpus(count), count)


def _read(folder: Path) -> list[str]:
    return [p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*.txt"))[:ARTICLES]]


if __name__ == "__main__":
    for name, value in figures(Path(sys.argv[1]) if len(sys.argv) > 1 else None).items():
        sys.stdout.write(f"{name}: {value:.3f}\n")
