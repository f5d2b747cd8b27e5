"""Reading many articles for the boilerplate that they share, source by source.

Memory: about a kilobyte an article, and at most SAMPLE articles of one source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from digestgen.article import read_cleaned
from digestgen.build.run import Progress
from digestgen.cleaning import is_scrape
from digestgen.cleaning.learn import (
    MIN_ARTICLES,
    Elsewhere,
    Ends,
    Proposal,
    ends_of,
    propose,
)
from digestgen.cleaning.wishes import host_of, site_names_of
from digestgen.content.source import read_source
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings
from digestgen.model.source import Format
from digestgen.text.lines import one_line
from digestgen.text.yaml_text import yaml_single_quoted, yaml_text

SAMPLE = 2000
"""Articles of one source that are looked at: what few of them have is no boilerplate."""
Named = tuple[Path, str]
"""A file, and its name in messages and patterns."""


class Learnt(NamedTuple):
    """What the articles of one source share."""

    kind: str
    """source, path or '' for all."""
    name: str
    proposals: tuple[Proposal, ...]


def learn(
    files: Sequence[Named], settings: ReadSettings, progress: Progress
) -> tuple[tuple[Learnt, ...], int, tuple[Problem, ...]]:
    """Return what is proposed for each source, how many articles were read, and their problems.

    Only texts that patterns are for are read: scrapes and saved pages.
    """
    groups: dict[tuple[str, str], list[Ends]] = defaultdict(list)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    problems: list[Problem] = []
    count = 0
    for done, (path, name) in enumerate(files, 1):
        progress("reading articles", done, len(files))
        found = read_cleaned(path.read_bytes(), name, settings)
        source, cleaned = found.source, found.cleaned
        problems += [p for p in found.problems if p.is_fatal]
        if source is None or cleaned is None:
            continue
        if source.format is not Format.HTML and not is_scrape(source):
            continue
        count += 1
        host = host_of(found.stated.source_url)
        key = _key(host, site_names_of(source), name)
        _sample(groups[key], ends_of(source, cleaned.edits), seen[key])
        seen[key] += 1
    few = [key for key, articles in groups.items() if len(articles) < MIN_ARTICLES]
    pooled = [article for key in sorted(few) for article in groups.pop(key)]
    if pooled:
        groups["", ""] = [*groups.get(("", ""), []), *pooled][:SAMPLE]
    paths = {name: path for path, name in files}
    learnt = [
        Learnt(*key, _checked(propose(sorted(groups[key])), groups[key], paths))
        for key in sorted(groups)
    ]
    return tuple(one for one in learnt if one.proposals), count, tuple(problems)


def _key(host: str, names: frozenset[str], name: str) -> tuple[str, str]:
    """Return what an article is grouped by: host, name of the site, else its folder."""
    if host or names:
        return "source", host or min(names)
    folder = name.rpartition("/")[0]
    return ("path", f"{folder}/") if folder else ("", "")


def _sample(articles: list[Ends], article: Ends, seen: int) -> None:
    """Keep the articles of a large source spread over all of it; the same for the same files."""
    if len(articles) < SAMPLE:
        articles.append(article)
    else:
        # Numbers that wander through all places without chance.
        place = (seen * 2_654_435_761) % (seen + 1)
        if place < SAMPLE:
            articles[place] = article


def _checked(
    proposals: tuple[Proposal, ...], articles: Iterable[Ends], paths: dict[str, Path]
) -> tuple[Proposal, ...]:
    """Return the proposals that hold in whole texts."""
    if not proposals:
        return ()
    elsewhere = Elsewhere(proposals)
    for article in articles:
        source, _ = read_source(paths[article.path].read_bytes(), article.path)
        if source is not None:
            elsewhere.see(source)
    return elsewhere.kept()


def proposals_file(learnt: Iterable[Learnt]) -> str:
    """Return the proposals as YAML, to be reviewed and copied into `digestgen.yaml`."""
    return "".join((_HEAD, *_lines(learnt)))


_HEAD = """\
# Boilerplate that many articles share, found by `digestgen clean --learn`. Nothing here is used.
# Read each passage, look at an example with `digestgen clean --diff`, take out what belongs to the
# text, and copy the rest into digestgen.yaml.
cleaning:
  drop:
"""


def _lines(learnt: Iterable[Learnt]) -> Iterator[str]:
    for kind, name, proposals in learnt:
        for proposal in proposals:
            end = "start" if proposal.is_head else "end"
            where = one_line(name) or "several sources"
            examples = one_line(", ".join(proposal.examples))
            count = f"{proposal.articles:,} of {proposal.of_all:,} articles"
            yield f"    # {count} of {where}, at the {end}\n    # as in {examples}\n"
            yield f"    - pattern: {yaml_single_quoted(proposal.pattern)}\n"
            if kind:
                yield f"      {kind}: {yaml_text(name)}\n"
            yield f"      reason: {yaml_text(f'boilerplate of {where}')}\n"
