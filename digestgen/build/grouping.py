"""Which articles belong together: topics from their tags, authors and sections from their names.

The vocabulary looks at all tags of the site at once, so it is made anew when a tag comes or goes or
the editor's file changes; what follows from it is written for the articles that it concerns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from digestgen.build.auto_topics import AutoTopics, auto_topics, untagged
from digestgen.build.find_mentions import Workers
from digestgen.build.mentions import Remarks, update_mentions
from digestgen.model.config import Config
from digestgen.model.delta import TermDelta
from digestgen.model.ids import TopicKey
from digestgen.model.topic import TopicEntry
from digestgen.store import database, terms
from digestgen.store.articles import ArticleWriter, Stored
from digestgen.store.catalog import Catalog
from digestgen.store.ledger import published_topics, write_successors
from digestgen.store.rows import ArticleRows, Entries

if TYPE_CHECKING:
    from digestgen.topics.vocabulary import Vocabulary


class Touched(NamedTuple):
    """An article that was put in, replaced or taken out."""

    before: Stored | None
    after: ArticleRows | None


class Regrouped(NamedTuple):
    """What followed from new tags and a new vocabulary."""

    vocabulary: Vocabulary | None
    """None when nothing that it depends on changed."""
    moved: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    """Articles -> topics before and after, also of articles that did not change themselves."""
    terms: tuple[TermDelta, ...]
    mentions: Remarks
    """Articles -> what they mention before and after, where that differs; empty when all were
    looked at."""
    succeeded: frozenset[str] = frozenset()
    """Slugs of published topics whose names mean another topic than before."""


def group_articles(
    db: database.Connection, catalog: Catalog, entries: tuple[TopicEntry, ...]
) -> Vocabulary:
    """Put all articles of a store into topics; return what is known of all tags.

    `entries` are those of `topics.yaml`. Linear in the articles, but for the vocabulary.
    """
    regrouped = regroup(db, catalog.config, ArticleWriter(db), None, entries)
    assert regrouped.vocabulary is not None
    return regrouped.vocabulary


def regroup(
    db: database.Connection,
    config: Config,
    writer: ArticleWriter,
    touched: Mapping[str, Touched] | None,
    entries: tuple[TopicEntry, ...] | None,
    *,
    workers: Workers | None = None,
) -> Regrouped:
    """Bring topics, authors and sections up to date.

    `touched`: the articles that changed, None for all. `entries`: those of `topics.yaml`, None when
    nothing that the vocabulary depends on changed. `workers` help where all texts are looked into.
    """
    writer.flush()
    vocabulary = None
    lookup_before: dict[str, str] = {}
    changed_topics: set[str] = set()
    succeeded: frozenset[str] = frozenset()
    if entries is not None:
        lookup_before = terms.lookup_of(db)
        vocabulary = make_vocabulary(db, config, entries)
        terms.write_lookup(db, lookup_before, vocabulary.lookup)
        changed_topics = terms.write_topics(db, vocabulary.topics)
        succeeded = frozenset(write_successors(db, vocabulary.successors))
    shown: set[str] | None = None
    if touched is None:
        assert vocabulary is not None
        moved, shown = _regroup_all(db, config, writer, vocabulary)
    elif vocabulary is None:
        moved = _keep_topics(db, config, writer, touched)
    else:
        moved, shown = _regroup_some(
            db,
            config,
            writer,
            touched,
            vocabulary=vocabulary,
            lookup_before=lookup_before,
            changed_topics=changed_topics,
        )
    writer.flush()
    groups = writer.take_groups() | {("topic", key) for key in changed_topics}
    if touched is None:
        groups |= terms.all_groups(db)
    deltas = terms.update_terms(db, groups, shown)
    remarks = update_mentions(
        db,
        writer,
        vocabulary=vocabulary,
        concerned=None if touched is None else {*touched, *moved},
        language=config.language,
        topics=config.topics,
        workers=workers,
    )
    return Regrouped(vocabulary, moved, deltas, remarks, succeeded)


def make_vocabulary(
    db: database.Connection, config: Config, entries: tuple[TopicEntry, ...]
) -> Vocabulary:
    """Return the vocabulary of all tags in the store. Near-linear in the spellings."""
    # Late: most edits change no tag.
    from digestgen.topics.vocabulary import build_vocabulary  # noqa: PLC0415

    catalog = Catalog(db, config)
    rows = catalog.spellings()
    return build_vocabulary(
        [(spelling, articles) for spelling, articles, _ in rows],
        catalog.pairs(),
        entries,
        auto_merge=config.topics.auto_merge,
        language=config.language,
        first_seen={spelling: path for spelling, _, path in rows},
        published=published_topics(db),
    )


def topic_sizes(catalog: Catalog, topic_of: Mapping[str, TopicKey]) -> Counter[TopicKey]:
    """Return the number of articles of every topic, also of those without a page. Linear."""
    sizes: Counter[TopicKey] = Counter()
    gives = catalog.config.topics.auto_tag
    for article_id in catalog.article_ids():
        own = {topic_of[tag] for tag in catalog.card(article_id).tags if tag in topic_of}
        sizes.update(own.union(catalog.topics_of(article_id)) if gives else own)
    return sizes


_Moved = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


def _regroup_all(
    db: database.Connection, config: Config, writer: ArticleWriter, vocabulary: Vocabulary
) -> tuple[_Moved, set[str]]:
    """Give every article its topics anew. Linear."""
    lookup = vocabulary.lookup
    keys_of = [
        (article_id, published, _keys(entries, lookup))
        for article_id, published, entries in terms.all_entries(db)
    ]
    sizes = Counter(key for _, _, keys in keys_of for key in keys)
    shown = {
        str(topic.key)
        for topic in vocabulary.topics
        if not topic.is_hidden and sizes[topic.key] >= topic.least(config.topics.min_articles)
    }
    old = dict(writer.all_topics())
    moved: _Moved = {}
    auto = _auto(db, config, vocabulary, shown)
    without = untagged(db) if auto else set()
    for article_id, published, keys in keys_of:
        before, after = old.get(article_id, ()), tuple(key for key in keys if key in shown)
        if auto and article_id in without:
            after = auto.keys(article_id)
        if before != after or article_id not in old:
            writer.set_topics(article_id, published, before, after)
            moved[article_id] = (before, after)
    return moved, shown


def _regroup_some(
    db: database.Connection,
    config: Config,
    writer: ArticleWriter,
    touched: Mapping[str, Touched],
    *,
    vocabulary: Vocabulary,
    lookup_before: Mapping[str, str],
    changed_topics: set[str],
) -> tuple[_Moved, set[str]]:
    """Give their topics anew to the articles that a change of tags or vocabulary concerns."""
    lookup = vocabulary.lookup
    respelt = {
        s for s in lookup_before.keys() | lookup.keys() if lookup_before.get(s) != lookup.get(s)
    }
    tags = {
        tag
        for change in touched.values()
        for entries in (
            change.before.entries if change.before else None,
            change.after.entries if change.after else None,
        )
        if entries
        for tag in entries.tags
    }
    keys = {
        str(key)
        for tag in respelt | tags
        for key in (lookup_before.get(tag), lookup.get(tag))
        if key
    } | changed_topics
    spellings_of: defaultdict[str, list[str]] = defaultdict(list)
    for spelling, key in lookup.items():
        spellings_of[key].append(spelling)
    topics = {str(topic.key): topic for topic in vocabulary.topics}
    shown_before = terms.shown_topics(db)
    now = {
        key
        for key in keys
        if key in topics
        and not topics[key].is_hidden
        and terms.are_tagged(db, spellings_of[key], topics[key].least(config.topics.min_articles))
    }
    shown = (shown_before - keys) | now
    flipped = {key for key in keys if (key in shown_before) != (key in shown)}
    concerned = terms.tagged_with(db, respelt) | terms.tagged_with(
        db, [spelling for key in flipped for spelling in spellings_of[key]]
    )
    moved: _Moved = {}
    auto = _auto(db, config, vocabulary, shown)
    without = untagged(db) if auto else set()
    concerned |= without | {article_id for article_id, change in touched.items() if change.after}
    for article_id in sorted(concerned):
        published, entries = terms.entries_of(db, article_id)
        before = writer.topics_of(article_id)
        after = tuple(key for key in _keys(entries, lookup) if key in shown)
        if auto and article_id in without:
            after = auto.keys(article_id)
        if before is None or before != after:
            writer.set_topics(article_id, published, before or (), after)
            moved[article_id] = (before or (), after)
    return moved, shown


def _keep_topics(
    db: database.Connection,
    config: Config,
    writer: ArticleWriter,
    touched: Mapping[str, Touched],
) -> _Moved:
    """Give articles whose tags did not change the topics they had, or those that they name."""
    auto = AutoTopics(db, config.language, None) if config.topics.auto_tag else None
    moved: _Moved = {}
    for article_id, change in touched.items():
        if change.after is None:
            continue
        before = writer.topics_of(article_id)
        after = change.before.topics if change.before else ()
        if auto and not change.after.entries.tags:
            after = auto.keys(article_id)
        if before is None or before != after:
            writer.set_topics(article_id, change.after.published, before or (), after)
    return moved


def _auto(
    db: database.Connection, config: Config, vocabulary: Vocabulary, shown: set[str]
) -> AutoTopics | None:
    return auto_topics(db, config.language, vocabulary, shown) if config.topics.auto_tag else None


def _keys(entries: Entries, lookup: Mapping[str, TopicKey]) -> tuple[str, ...]:
    """Return the topics that the tags of an article name, in the author's order, each once."""
    return tuple(dict.fromkeys(lookup[tag] for tag in entries.tags if tag in lookup))


def concerns_vocabulary(touched: Iterable[Touched]) -> bool:
    """Return whether a change of these articles may change what the vocabulary is made of."""
    return any(_of_tags(change.before) != _of_tags(change.after) for change in touched)


def _of_tags(side: Stored | ArticleRows | None) -> object:
    # Without tags an article is nothing to the vocabulary, there or not.
    return (side.entries.tags, side.entries.pairs) if side and side.entries.tags else None
