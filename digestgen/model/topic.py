"""A topic: a term of the taxonomy."""

from __future__ import annotations

import msgspec

from digestgen.model.ids import TopicKey


class Topic(msgspec.Struct, frozen=True):
    """One topic with all that the vocabulary knows of it."""

    key: TopicKey
    """Its slug."""
    name: str
    aliases: tuple[str, ...] = ()
    """Every other spelling that occurs or that the editor lists, sorted."""
    type: str = ""
    """person, place, organisation, event, subject or ''."""
    broader: tuple[TopicKey, ...] = ()
    related: tuple[TopicKey, ...] = ()
    description: str = ""
    """Markdown, from `topics.yaml`."""
    is_hidden: bool = False
    scope: str = ""
    """What belongs here and what does not; plain, one line."""
    pinned: tuple[str, ...] = ()
    """Articles that stand before the list: path, slug or title, as typed."""
    min_articles: int = 0
    """For a page of its own; 0: what the configuration says."""
    is_linked: bool = True
    """Whether its names in texts become links."""
    names: tuple[tuple[str, str], ...] = ()
    """What it is called in other languages than that of its name: (tag, name), as in the file."""

    def least(self, default: int) -> int:
        """Return how many articles it needs for a page, where others need `default`."""
        return max(1, self.min_articles or default)


class Pin(msgspec.Struct, frozen=True):
    """An article that the editor pinned, with its place in the file."""

    name: str
    line: int
    column: int


class TopicEntry(msgspec.Struct, frozen=True):
    """One entry of `content/topics.yaml`, checked but not resolved against the articles."""

    name: str
    line: int
    column: int
    slug: str = ""
    aliases: tuple[str, ...] = ()
    type: str = ""
    broader: tuple[str, ...] = ()
    """Names, as typed."""
    related: tuple[str, ...] = ()
    description: str = ""
    keep_apart: tuple[str, ...] = ()
    is_hidden: bool = False
    scope: str = ""
    pinned: tuple[Pin, ...] = ()
    min_articles: int = 0
    """0 when it is not said."""
    is_linked: bool = True
    names: tuple[tuple[str, str], ...] = ()
    """(language tag, name); the names stand among the aliases as well."""


class Merge(msgspec.Struct, frozen=True, order=True):
    """A spelling that was taken for a topic of another name, and why."""

    spelling: str
    topic: TopicKey
    reason: str
    """folding, alias, same-article, misspelling, cut-off, glued, plural, spelling-variant,
    small-words, abbreviation, accents or word-order."""
