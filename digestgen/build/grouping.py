"""Which articles belong together: topics from their tags, authors and sections from their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from digestgen.model.ids import TopicKey
from digestgen.model.topic import Topic, TopicEntry
from digestgen.names import slugify
from digestgen.store import database
from digestgen.store.catalog import Catalog
from digestgen.topics import Vocabulary, build_vocabulary


def group_articles(
    db: database.Connection, catalog: Catalog, entries: tuple[TopicEntry, ...]
) -> Vocabulary:
    """Put topics, authors and sections into the store; return what is known of all tags.

    `entries` are those of `topics.yaml`. Linear in the articles, but for the vocabulary.
    """
    vocabulary = _vocabulary(catalog, entries)
    _add_topics(db, catalog, vocabulary)
    _add_named(db, catalog)
    return vocabulary


def _vocabulary(catalog: Catalog, entries: tuple[TopicEntry, ...]) -> Vocabulary:
    rows = catalog.spellings()
    return build_vocabulary(
        [(spelling, articles) for spelling, articles, _ in rows],
        catalog.pairs(),
        entries,
        auto_merge=catalog.config.topics.auto_merge,
        language=catalog.config.language,
        first_seen={spelling: path for spelling, _, path in rows},
    )


def _add_topics(db: database.Connection, catalog: Catalog, vocabulary: Vocabulary) -> None:
    """Add the topics that get a page, and make the articles their members."""
    topic_of = vocabulary.lookup
    sizes = topic_sizes(catalog, topic_of)
    least = catalog.config.topics.min_articles
    shown: dict[TopicKey, Topic] = {
        topic.key: topic
        for topic in vocabulary.topics
        if sizes[topic.key] >= least and not topic.is_hidden
    }
    for key, topic in shown.items():
        database.add_term(db, "topic", key, topic.name, topic)
    database.join_topics(db, {s: key for s, key in topic_of.items() if key in shown})


def topic_sizes(catalog: Catalog, topic_of: Mapping[str, TopicKey]) -> Counter[TopicKey]:
    """Return the number of articles of every topic, also of those without a page. Linear."""
    sizes: Counter[TopicKey] = Counter()
    for article_id in catalog.article_ids():
        sizes.update({topic_of[tag] for tag in catalog.card(article_id).tags if tag in topic_of})
    return sizes


def _add_named(db: database.Connection, catalog: Catalog) -> None:
    """Add authors and sections. Names with one slug are one; the most frequent form is shown."""
    names: dict[tuple[str, str], Counter[str]] = {}
    members: list[tuple[str, str, list[str]]] = []
    for article_id in catalog.article_ids():
        card = catalog.card(article_id)
        for kind, given in (("author", card.authors), ("section", (card.section,))):
            slugs = []
            for name in given:
                if name:
                    slug = slugify(name)
                    names.setdefault((kind, slug), Counter())[name] += 1
                    slugs.append(slug)
            members.append((article_id, kind, slugs))
    for (kind, slug), forms in sorted(names.items()):
        name = min(forms, key=lambda form: (-forms[form], form))
        database.add_term(db, kind, slug, name, None)
    for member, kind, slugs in members:
        database.join_named(db, member, kind, slugs)
