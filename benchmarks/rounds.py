"""The scenarios, run in rounds.

Each round runs every generator once, so that a slow minute of the machine falls on all of them.

| scenario | what is timed |
|---|---|
| cold | a build with no output and nothing kept from earlier builds |
| same | the same command again, nothing changed |
| edit | a sentence added to the body of one article, then the same command |
| title | another title for one article, then the same command |

A run counts if the program ended well and its output is right: every article has its page, and
what was edited stands on the article's page.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from benchmarks.corpus import Article, Corpus
from benchmarks.measure import run, wait_for_quiet
from benchmarks.results import Run
from benchmarks.sites import BenchSite, count_files, fault_in, files_with

SCENARIOS = ("cold", "same", "edit", "title")
_LOG_SHOWN = 300


def interleaved(
    sites: tuple[BenchSite, ...],
    corpus: Corpus,
    *,
    rounds: int,
    scenarios: tuple[str, ...],
    limit_s: float,
    log: Path,
    patience_s: float = 0.0,
) -> Iterator[Run]:
    """Yield every run as soon as it is over: rounds of generators of scenarios.

    Before each run the machine is given `patience_s` to become quiet. A generator that fails is
    left out of what follows. Raises OSError when one cannot be started.
    """
    by_date = sorted((article.date, article.name, at) for at, article in enumerate(corpus))
    names = tuple(name for _, name, _ in by_date)
    # The article that is edited is one in the middle, not the newest nor the oldest.
    edited = corpus.article(by_date[len(by_date) // 2][2])
    failed: set[str] = set()
    for number in range(1, rounds + 1):
        for site in sites:
            if site.generator.name in failed:
                continue
            for done in _one_round(
                site,
                edited,
                names,
                number,
                scenarios=scenarios,
                limit_s=limit_s,
                log=log,
                patience_s=patience_s,
            ):
                yield done
                if done.fault:
                    failed.add(site.generator.name)
                    break


def environment_of(site: BenchSite) -> dict[str, str]:
    """Return the environment for a generator: ours, without what changes how Python runs."""
    # Without compiled modules on disk a program in Python would compile itself at every start.
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return ours | dict(site.generator.environment)


def _one_round(
    site: BenchSite,
    original: Article,
    names: tuple[str, ...],
    number: int,
    *,
    scenarios: tuple[str, ...],
    limit_s: float,
    log: Path,
    patience_s: float,
) -> Iterator[Run]:
    article = original

    def timed(scenario: str, token: str) -> Run:
        if patience_s:
            wait_for_quiet(patience_s)
        cost = run(
            site.generator.command,
            folder=site.folder,
            environment=environment_of(site),
            log=log,
            limit_s=limit_s,
        )
        is_first = scenario == "cold" and number == 1
        files, size = count_files(site.output) if is_first else (0, 0)
        seen = files_with(site.output, token) if token else 0
        fault = ""
        if cost.status:
            fault = f"ended with status {cost.status}: {_end_of(log)}"
        elif scenario == "cold":
            fault = fault_in(site, names)
        elif token and token not in site.page(article.name).read_text("utf-8"):
            fault = "the edit is not on the article's page"
        return Run(
            generator=site.generator.name,
            version=site.generator.version,
            articles=len(names),
            scenario=scenario,
            round=number,
            cost=cost,
            files=files,
            size_bytes=size,
            seen_in=seen,
            fault=fault,
        )

    try:
        site.forget()
        if scenarios[0] != "cold":
            first = timed("cold", "")
            if first.fault:
                yield first
                return
        for scenario in scenarios:
            token = ""
            if change := _CHANGES.get(scenario):
                token = f"Tidemark{scenario}{number}"
                article = change(article, token)
                site.write(article)
            yield timed(scenario, token)
    finally:
        site.write(original)


def _with_sentence(article: Article, token: str) -> Article:
    body = f"{article.body}\nOne more sentence, {token}, was added to this article.\n"
    return msgspec.structs.replace(article, body=body)


def _with_title(article: Article, token: str) -> Article:
    return msgspec.structs.replace(article, title=f"{article.title} and {token}")


_CHANGES: dict[str, Callable[[Article, str], Article]] = {
    "edit": _with_sentence,
    "title": _with_title,
}


def _end_of(log: Path) -> str:
    return " ".join(log.read_text("utf-8", "replace").split())[-_LOG_SHOWN:]
