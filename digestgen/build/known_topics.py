"""The topics of a project as last built, for those who type names: canonical names, near ones.

Read from the store without touching it, so a build may go on meanwhile; what `topics.yaml` says now
comes on top.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from digestgen.build.current import topics_file
from digestgen.build.project import Project, store_path
from digestgen.build.scan import TOPICS_FILE
from digestgen.model.ids import TopicKey
from digestgen.model.topic import Topic, TopicEntry
from digestgen.store import database, terms
from digestgen.store.glance import glance
from digestgen.text.fold import fold

_NEAR_FROM = 84
"""Of 100: how much of two names must be the same for one to be asked about, where no rule of topics
finds them alike."""


class KnownTopics:
    """Names and spellings, and which of them a name means."""

    def __init__(self, topics: Iterable[Topic], lookup: Mapping[str, TopicKey]) -> None:
        self._topics = tuple(topics)
        self._lookup = dict(lookup)
        names = {topic.key: topic.name for topic in self._topics}
        self._names = {fold(name): name for name in names.values()}
        self._names |= {fold(name): names[key] for name, key in lookup.items() if key in names}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all topics, sorted."""
        return tuple(sorted({topic.name for topic in self._topics}))

    def find(self, name: str) -> str | None:
        """Return the name of the topic that is meant; None for a new one."""
        return self._names.get(fold(name))

    def near(self, name: str, *, language: str) -> str | None:
        """Return the name of a topic that a new name may be meant for."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  for those who mistype

        from digestgen.topics.suggest import candidates, suggestions  # noqa: PLC0415

        key = TopicKey("\x00")
        topics = (*self._topics, Topic(key, name))
        pairs = candidates(topics, {**self._lookup, name: key}, (), language)
        own = [pair for pair in pairs if key in pair.keys]
        found = suggestions(own, topics, {key: -1}, {})
        if found:
            return found[0].b
        alike = process.extractOne(
            fold(name), self._names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_FROM
        )
        return self._names[alike[0]] if alike and _may_be_one(fold(name), alike[0]) else None


def _may_be_one(name: str, other: str) -> bool:
    """Return whether two names may be one: other numbers are another thing."""
    digits = ["".join(filter(str.isdigit, text)) for text in (name, other)]
    return digits[0] == digits[1]


def known_topics(project: Project) -> KnownTopics | None:
    """Return the topics of the last build and of `topics.yaml`; None when nothing was built."""
    stored = glance(store_path(project), _read)
    if stored is None:
        return None
    topics, lookup = stored
    is_there = (project.content / TOPICS_FILE).is_file()
    entries, _ = topics_file(project.content, is_there=is_there).read()
    return with_entries(topics, lookup, entries)


def with_entries(
    topics: Sequence[Topic], lookup: Mapping[str, TopicKey], entries: Iterable[TopicEntry]
) -> KnownTopics:
    """Return the topics with what `topics.yaml` says now."""
    entries = tuple(entries)
    said = {fold(name) for entry in entries for name in (entry.name, *entry.aliases)}
    by_name = {
        fold(entry.name): Topic(TopicKey(f"\x00{entry.name}"), entry.name) for entry in entries
    }
    spellings = {
        name: by_name[fold(entry.name)].key
        for entry in entries
        for name in (entry.name, *entry.aliases)
    }
    moved = {topic.key: by_name.get(fold(topic.name), topic).key for topic in topics}
    by_name = {fold(t.name): t for t in topics if fold(t.name) not in said} | by_name
    old = {name: moved.get(key, key) for name, key in lookup.items() if fold(name) not in said}
    return KnownTopics(by_name.values(), old | spellings)


def _read(db: database.Connection) -> tuple[list[Topic], dict[str, TopicKey]]:
    rows = db.execute("SELECT data FROM topic").fetchall()
    lookup = {spelling: TopicKey(key) for spelling, key in terms.lookup_of(db).items()}
    return [msgspec.msgpack.decode(data, type=Topic) for (data,) in rows], lookup
