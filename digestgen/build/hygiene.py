"""What could be better in the topics of a project: advice for `check`, with places.

The checks are in `topics/tidy_*`; here they are given what the store holds of all articles, and of
those left out, whose tags are typed while they are drafts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from digestgen.build.gather import Gathered
from digestgen.build.ingest import Wanted, read_file
from digestgen.build.near_topics import near_topics
from digestgen.build.project import Project
from digestgen.build.shown import shown_path
from digestgen.config import read_settings
from digestgen.model.problem import Advice, Problem, advise
from digestgen.pages.references import assets_used
from digestgen.store import sources

if TYPE_CHECKING:
    from digestgen.model.ids import TopicKey
    from digestgen.topics.tidy_topics import Uses
    from digestgen.topics.vocabulary import Vocabulary

CERTAIN_FROM = 0.8
"""Confidence from which a near topic is told as the one that was meant."""
_ORDER = (
    "topic-near",
    "tag-list",
    "tag-sentence",
    "tag-repeats",
    "topic-unused",
    "topic-empty",
    "topic-drafts",
    "topic-most",
    "article-topicless",
    "asset-unused",
    "topic-single",
)
"""Kinds of advice, the most telling first; within a kind entries of `topics.yaml` come by line."""
_Uses = dict[str, tuple[str, ...]]


class Tags(NamedTuple):
    """Every tag as written with the files that have it."""

    shown: _Uses
    """Of articles in the site."""
    held: _Uses
    """Of drafts and articles of the future."""


def advice_of(gathered: Gathered, project: Project) -> tuple[Advice, ...]:
    """Return all advice, the most telling kinds first. Linear, but for near topics."""
    from digestgen.topics.naming import Names  # noqa: PLC0415  not for every command
    from digestgen.topics.tidy_tags import tag_advice  # noqa: PLC0415
    from digestgen.topics.tidy_topics import topic_advice  # noqa: PLC0415

    tags = tags_of(gathered, project)
    vocabulary = _vocabulary_of(gathered, project, tags)
    uses = _uses(vocabulary.lookup, tags)
    named = frozenset(n for entry in gathered.entries for n in (entry.name, *entry.aliases))
    both = {tag: _together(tags, tag) for tag in (*tags.shown, *tags.held)}
    names = Names(vocabulary.lookup)
    found = (
        *_near(gathered, vocabulary, tags),
        *tag_advice(both, lambda name: names.find(name) is not None, named),
        *_same_names(gathered),
        *topic_advice(
            vocabulary.topics,
            gathered.entries,
            vocabulary.lookup,
            uses,
            articles=gathered.catalog.article_count(),
        ),
        *_topicless(gathered),
        *_unused_assets(gathered),
    )
    return tuple(
        sorted(found, key=lambda advice: (_ORDER.index(advice.problem.code), advice.problem.line))
    )


def placed(content: Path, advice: Advice, paths: Iterable[str]) -> Iterator[Problem]:
    """Yield an advice at these of its paths, as the user sees them. Reads the files with tags."""
    from digestgen.content.tag_places import place_of_tag  # noqa: PLC0415

    for path in paths:
        line, column = advice.problem.line, advice.problem.column
        if advice.tags:
            try:
                line, column = place_of_tag((content / path).read_bytes(), path, advice.tags)
            except OSError:
                line, column = 0, 0
        yield advice.at(shown_path(path, content), line, column)


def tags_of(gathered: Gathered, project: Project) -> Tags:
    """Return every tag as written with its files; reads those that are left out once more."""
    return Tags(_shown_tags(gathered), _held_tags(gathered, project))


def _shown_tags(gathered: Gathered) -> _Uses:
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = "SELECT spelling, article_id FROM tag ORDER BY spelling, article_id"
    for spelling, article_id in gathered.db.execute(query):
        found[spelling].append(article_id)
    return {spelling: tuple(paths) for spelling, paths in found.items()}


def _held_tags(gathered: Gathered, project: Project) -> _Uses:
    settings = read_settings(project.config)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sources.held_paths(gathered.db):
        rows = read_file(project.content, Wanted(path, 0), settings).rows
        for tag in rows.entries.tags if rows else ():
            found[tag].append(path)
    return {spelling: tuple(paths) for spelling, paths in sorted(found.items())}


def _vocabulary_of(gathered: Gathered, project: Project, tags: Tags) -> Vocabulary:
    """Return the vocabulary of all tags, those of drafts too."""
    vocabulary = gathered.vocabulary
    new = tags.held.keys() - vocabulary.lookup.keys()
    if not new:
        return vocabulary
    from digestgen.topics.vocabulary import build_vocabulary  # noqa: PLC0415

    rows = gathered.catalog.spellings()
    return build_vocabulary(
        [*((spelling, articles) for spelling, articles, _ in rows), *((tag, 0) for tag in new)],
        gathered.catalog.pairs(),
        gathered.entries,
        auto_merge=project.config.topics.auto_merge,
        language=project.config.language,
        first_seen={
            **{tag: tags.held[tag][0] for tag in new},
            **{spelling: path for spelling, _, path in rows},
        },
    )


def _uses(lookup: dict[str, TopicKey], tags: Tags) -> dict[TopicKey, Uses]:
    from digestgen.topics.tidy_topics import Uses  # noqa: PLC0415

    shown: defaultdict[TopicKey, set[str]] = defaultdict(set)
    held: defaultdict[TopicKey, set[str]] = defaultdict(set)
    spellings: defaultdict[TopicKey, set[str]] = defaultdict(set)
    for of_tags, found in ((tags.shown, shown), (tags.held, held)):
        for tag, paths in of_tags.items():
            if key := lookup.get(tag):
                found[key].update(paths)
                spellings[key].add(tag)
    return {key: Uses(shown.get(key, ()), held.get(key, ()), spellings[key]) for key in spellings}


def _together(tags: Tags, tag: str) -> tuple[str, ...]:
    return tuple(sorted({*tags.shown.get(tag, ()), *tags.held.get(tag, ())}))


def _near(gathered: Gathered, vocabulary: Vocabulary, tags: Tags) -> Iterator[Advice]:
    """Yield the topics that may be meant for another, surest first."""
    found, _ = near_topics(vocabulary, gathered.catalog, gathered.entries)
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for tag in {*tags.shown, *tags.held}:
        if key := vocabulary.lookup.get(tag):
            spellings[key].append(tag)
    for one in found:
        small = tuple(sorted(spellings[one.keys[0]]))
        paths = sorted({path for tag in small for path in _together(tags, tag)})
        if not paths:
            # Named in topics.yaml alone; the advice on unused entries tells of it.
            continue
        how = "is nearly" if one.score >= CERTAIN_FROM else "may be"
        yield advise(
            "topic-near",
            f"the topic '{one.a}' {how} '{one.b}' ({one.reason})",
            f"did you mean '{one.b}'? if so write it, else `digestgen topics suggest`",
            tuple(paths),
            tags=small,
        )


def _same_names(gathered: Gathered) -> Iterator[Advice]:
    from digestgen.topics.tidy_tags import repeats, same_name_advice  # noqa: PLC0415

    found: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    catalog = gathered.catalog
    for article_id in catalog.article_ids():
        card = catalog.card(article_id)
        names = [("section", card.section), *(("author", name) for name in card.authors)]
        for kind, name in names:
            for tag in card.tags:
                if name and repeats(tag, name):
                    found[tag, kind, name].append(article_id)
    yield from same_name_advice({key: tuple(paths) for key, paths in found.items()})


def _topicless(gathered: Gathered) -> Iterator[Advice]:
    catalog = gathered.catalog
    untagged: list[str] = []
    unshown: list[str] = []
    for article_id in catalog.article_ids():
        if not catalog.topics_of(article_id):
            (unshown if catalog.card(article_id).tags else untagged).append(article_id)
    if untagged:
        yield advise(
            "article-topicless",
            "no topic: no topic's page lists this article",
            "write tags: [...] in the front matter",
            tuple(untagged),
        )
    if unshown:
        yield advise(
            "article-topicless",
            "none of its tags names a topic with a page",
            "add a tag that other articles have; hidden: in topics.yaml and topics.min_articles "
            "in digestgen.yaml say which topics have none",
            tuple(unshown),
        )


def _unused_assets(gathered: Gathered) -> Iterator[Advice]:
    used = set(assets_used(gathered.catalog))
    unused = tuple(path for path in sources.assets(gathered.db) if path not in used)
    if unused:
        yield advise(
            "asset-unused",
            "no article shows this file or links to it, so it is not in the site",
            "show it with ![what it shows](path), or delete it",
            unused,
        )
